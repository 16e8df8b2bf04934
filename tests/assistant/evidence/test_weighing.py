"""What the articles that were found can answer, the best first."""

import pytest

from assistant.evidence.leading import discipline_first
from assistant.evidence.shelving import Article
from assistant.evidence.weighing import SUPPORT_POWER, tells_of_later, weighed
from assistant.language.matching import sought, weights
from assistant.types import Hit, Kind, Passage, Query
from tests.builders import document_of, findings_of, passages_of, query_of

TEXT = """Điều 7. Huy hiệu

1. Huy hiệu do Bộ trưởng ban hành.

Điều 8. Thu hồi huy hiệu

1. Huy hiệu bị thu hồi khi người được tặng khai man thành tích.
"""
QUESTION = query_of("Khi nào thu hồi huy hiệu của người khai man thành tích?")


def wholes(text: str) -> list[Passage]:
    passages = passages_of(document_of("5/2040/NĐ-CP"), text)
    return [each for each in passages if each.id == each.article_id]


def ordered(query: Query, *scores: float) -> list[tuple[str | None, float, float]]:
    """The articles of TEXT, found with `scores`: number, score and support, as they are weighed."""
    found = wholes(TEXT)
    hits = [Hit(whole, score) for whole, score in zip(found, scores, strict=True)]
    articles = [Article(whole=whole, parts=(), as_read=whole) for whole in found]
    wordings = [weights(terms := sought(query.contents[0]), dict.fromkeys(terms, 1.0))]
    evidence = weighed(query, hits, articles, wordings)
    return [(f.whole.reference.article, f.score, f.support) for f in evidence.findings]


def test_of_articles_found_about_as_well_the_one_that_holds_what_is_asked_leads() -> None:
    first, second = ordered(QUESTION, 1.0, 0.9)
    assert (first[0], second[0]) == ("8", "7")
    assert first[2] > second[2]


def test_a_score_counts_times_a_power_of_the_support() -> None:
    for _, score, support in ordered(QUESTION, 0.9, 0.9):
        assert score == pytest.approx(0.9 * support**SUPPORT_POWER)


def test_an_article_that_holds_nothing_of_the_question_comes_last_however_it_was_found() -> None:
    question = query_of("Ai bị thu hồi vì khai man thành tích?")
    assert [number for number, _, _ in ordered(question, 1.0, 0.1)] == ["8", "7"]


def test_one_syllable_that_stands_everywhere_supports_nothing() -> None:
    assert [support for _, _, support in ordered(query_of("Người là ai?"), 1.0, 0.9)] == [0.0, 0.0]
    named = ordered(query_of("Người khai man là ai?"), 1.0, 0.9)
    assert named[0][2] > 0


REPORT = """Đại hội thi đua tỉnh Nghệ An lần thứ IX họp ngày 12/5/2015 tại thành phố Vinh."""


@pytest.mark.parametrize(
    ("question", "supported"),
    [
        ("Đại hội thi đua tỉnh Nghệ An lần thứ IX họp ở đâu?", True),
        ("dai hoi thi dua tinh nghe an lan thu 9 hop o dau", True),
        ("Đại hội thi đua tỉnh Nghệ An lần thứ X họp ở đâu?", False),
        ("Đại hội thi đua tỉnh Lai Châu họp ở đâu?", False),
        ("Hội nghị tổng kết năm 2019 tổ chức ở đâu?", False),
    ],
)
def test_a_report_of_another_event_supports_nothing(question: str, supported: bool) -> None:
    query = query_of(question)
    document = document_of(kind=Kind.NEWS, title="Tin trong tỉnh")
    (whole,) = passages_of(document, REPORT)
    wordings = [weights(terms := sought(query.contents[0]), dict.fromkeys(terms, 1.0))]
    article = Article(whole=whole, parts=(), as_read=whole, about="Tin trong tỉnh")
    (finding,) = weighed(query, [Hit(whole, 1.0)], [article], wordings).findings
    assert bool(finding.support) is supported


@pytest.mark.parametrize(("kind", "supported"), [(Kind.PLAN, True), (Kind.NEWS, False)])
def test_a_plan_tells_who_by_the_office_and_news_by_a_name(kind: Kind, supported: bool) -> None:
    query = query_of("Ai chủ trì hội nghị tổng kết khối?")
    text = "Hội nghị tổng kết khối do trưởng khối chủ trì."
    (whole,) = passages_of(document_of(kind=kind, title="Việc của khối"), text)
    wordings = [weights(terms := sought(query.contents[0]), dict.fromkeys(terms, 1.0))]
    article = Article(whole=whole, parts=(), as_read=whole, about="Việc của khối")
    (finding,) = weighed(query, [Hit(whole, 1.0)], [article], wordings).findings
    assert bool(finding.support) is supported


@pytest.mark.parametrize(
    "question",
    ["Đang bị kỷ luật có được khen thưởng không?", "dang bi ky luat co duoc khen thuong khong"],
)
def test_of_what_is_asked_the_punishment_is_sought_in_the_rule_for_all_awards(
    question: str,
) -> None:
    query = query_of(question)
    rule = "Điều 4. Nguyên tắc\n\nChưa khen thưởng khi đang bị xem xét kỷ luật.\n"
    findings = findings_of(query, passages_of(document_of("1/2025/NĐ-CP"), rule))
    (led,) = discipline_first(query, findings, least=0.5)
    term = "ki_luat" if query.plain else "kỉ_luật"
    assert led.sought
    assert all(set(each) == {term} for each in led.sought)


@pytest.mark.parametrize(
    ("opening", "later"),
    [
        ("Từ ngày 01/01/2040, không cần huy hiệu.", True),
        ("- Kể từ ngày 01 tháng 01 năm 2040: không cần.", True),
        ("Từ ngày 01/01/2020 không cần huy hiệu.", False),
        ("Người có huy hiệu từ ngày 01/01/2040 được thưởng.", False),
        ("Hết hiệu lực từ ngày 01/01/2040.", False),
    ],
)
def test_words_that_open_with_a_later_day_say_nothing_of_the_day_asked_for(
    opening: str, later: bool
) -> None:
    (whole,) = wholes(opening)
    assert tells_of_later(QUESTION, whole) == later
