"""Which source speaks first."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.documents.sources import rank
from assistant.evidence.leading import (
    closest,
    law_first,
    of_the_time,
    on_topic_first,
    own_award_first,
    rules_first,
)
from assistant.evidence.precedence import Reason, disagreement, prevails, settled
from assistant.types import Evidence, Finding, Hit, Kind
from tests.builders import document_of, findings_of, passages_of, query_of

RULE = query_of("Tiêu chuẩn khen thưởng?")
EVENT = query_of("Hội nghị diễn ra ở đâu?")


def finding(kind: Kind, support: float) -> Finding:
    passages = passages_of(document_of(title=str(kind), kind=kind), "Điều 1. Khen\n\nNội dung.")
    return replace(findings_of(RULE, passages)[0], support=support)


LAW, WEAK_LAW = finding(Kind.LAW, 0.9), finding(Kind.DECREE, 0.1)
PAGE = finding(Kind.FAQ, 1.0)


def test_a_supported_rule_comes_before_a_page_and_a_page_before_an_unsupported_rule() -> None:
    assert rules_first(RULE, [PAGE, WEAK_LAW, LAW], least=0.4) == [LAW, PAGE, WEAK_LAW]


def test_for_an_event_what_is_supported_keeps_its_order() -> None:
    assert rules_first(EVENT, [WEAK_LAW, PAGE, LAW], least=0.4) == [PAGE, LAW, WEAK_LAW]


def test_pages_leave_place_for_rules() -> None:
    pages, law = [Hit(PAGE.whole, 1.0)] * 5, Hit(LAW.whole, 0.5)
    assert closest(RULE, [*pages, law], primary=2, secondary=3) == [*pages[:3], law]
    assert closest(EVENT, [*pages, law], primary=2, secondary=3) == pages


@pytest.mark.parametrize(
    ("number", "kind", "place"),
    [
        ("06/2022/QH15", Kind.LAW, 1),
        ("5/2021/NQ-QH15", Kind.RESOLUTION, 1),
        ("1/2002/PL-UBTVQH11", Kind.ORDINANCE, 2),
        ("12/2021/QĐ-CTN", Kind.DECISION, 3),
        ("152/2025/NĐ-CP", Kind.DECREE, 4),
        ("15/2019/QĐ-TTg", Kind.DECISION, 5),
        ("15/2025/TT-BNV", Kind.CIRCULAR, 6),
        ("86/2025/QĐ-UBND", Kind.DECISION, 7),
        ("83/2025/NQ-HĐND", Kind.RESOLUTION, 7),
        ("34-CT/TW", Kind.DIRECTIVE, 8),
    ],
)
def test_a_legal_text_has_the_rank_of_its_kind_and_issuer(
    number: str, kind: Kind, place: int
) -> None:
    assert rank(document_of(number, kind=kind)) == place


def test_the_higher_text_prevails_then_the_special_one_then_the_later() -> None:
    decree = document_of("9/2020/NĐ-CP", kind=Kind.DECREE, title="Khen thưởng")
    circular = replace(document_of("9/2024/TT-BNV", kind=Kind.CIRCULAR, title="Khen thưởng"))
    medal = document_of("7/2019/TT-BNV", kind=Kind.CIRCULAR, title="Xét tặng kỷ niệm chương")
    later = replace(circular, number="10/2024/TT-BNV", issued_on=date(2024, 9, 1))
    asked = query_of("Hồ sơ kỷ niệm chương gồm mấy bộ?")
    assert prevails(asked, decree, circular) is Reason.RANK
    assert prevails(asked, circular, decree) is None
    assert prevails(asked, medal, later) is Reason.SPECIAL
    assert prevails(asked, later, circular) is Reason.LATER
    assert prevails(asked, circular, circular) is None


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        ("Hồ sơ đề nghị gồm 02 bộ bản chính.", "Hồ sơ đề nghị gồm 01 bộ bản chính.", True),
        ("Hồ sơ đề nghị gồm 01 bộ bản chính.", "Hồ sơ đề nghị gồm 1 bộ bản chính.", False),
        (
            "Danh hiệu Lao động tiên tiến được thưởng 0,3 lần mức lương cơ sở.",
            "Danh hiệu Tập thể lao động xuất sắc được thưởng 1,5 lần mức lương cơ sở.",
            False,
        ),
        ("Hồ sơ đề nghị gồm 02 bộ bản chính.", "Thời hạn thẩm định là 20 ngày làm việc.", False),
    ],
)
def test_rules_disagree_when_they_say_the_same_with_another_figure(
    one: str, other: str, disagree: bool
) -> None:
    assert (disagreement(one, other) is not None) is disagree


def of_text(number: str, kind: Kind, text: str, *, support: float = 1.0) -> Finding:
    passages = passages_of(document_of(number, kind=kind), text)
    return replace(findings_of(RULE, passages)[0], support=support)


def test_the_rule_that_prevails_leads_and_the_clash_is_told() -> None:
    circular = of_text(
        "9/2024/TT-BNV", Kind.CIRCULAR, "Điều 3. Hồ sơ\n\nHồ sơ gồm 03 bộ bản chính."
    )
    decree = of_text("9/2020/NĐ-CP", Kind.DECREE, "Điều 7. Hồ sơ\n\nHồ sơ gồm 02 bộ bản chính.")
    evidence, (clash,) = settled(RULE, Evidence(findings=(circular, decree)), least=0.4)
    assert [each.whole for each in evidence.findings] == [decree.whole, circular.whole]
    assert (clash.prevailing, clash.other) == (decree.whole, circular.whole)
    assert clash.words == "Hồ sơ gồm 03 bộ bản chính."
    assert clash.reason is Reason.RANK


def test_rules_that_agree_stay_as_they_were() -> None:
    one = of_text("9/2024/TT-BNV", Kind.CIRCULAR, "Điều 3. Hồ sơ\n\nHồ sơ gồm 02 bộ bản chính.")
    other = of_text("9/2020/NĐ-CP", Kind.DECREE, "Điều 7. Hồ sơ\n\nHồ sơ gồm 02 bộ bản chính.")
    evidence = Evidence(findings=(one, other))
    assert settled(RULE, evidence, least=0.4) == (evidence, [])


def test_the_law_on_an_award_comes_before_the_decree_that_details_it() -> None:
    heading = "Điều {}. Danh hiệu “Gia đình văn hóa”\n\nĐạt các tiêu chuẩn."
    decree = of_text("9/2020/NĐ-CP", Kind.DECREE, heading.format(7))
    law = of_text("1/2019/QH14", Kind.LAW, heading.format(31), support=0.9)
    criteria, dossier = "Tiêu chuẩn Gia đình văn hóa?", "Hồ sơ đề nghị Gia đình văn hóa?"
    assert law_first(query_of(criteria), [decree, law])[0].whole == law.whole
    assert law_first(query_of(dossier), [decree, law])[0].whole == decree.whole


def told(text: str, title: str) -> Hit:
    page = document_of(kind=Kind.NEWS, title=title)
    return Hit(passages_of(page, text)[0], 1.0)


def test_a_page_of_a_later_time_does_not_answer_for_an_earlier_day() -> None:
    later = told("Chiến sĩ thi đua được thưởng 4,5 lần.", "Tiền thưởng năm 2024")
    table = told("Từ ngày 01/7/2019: 1.490.000 đồng.", "Lương cơ sở năm 2024")
    law = of_text("1/2019/QH14", Kind.LAW, "Điều 1. Tiền thưởng\n\nNăm 2024 thưởng 4,5 lần.")
    hits = [later, table, Hit(law.whole, 1.0)]
    assert of_the_time(replace(RULE, as_of=date(2021, 12, 31)), hits) == hits[1:]
    assert of_the_time(replace(RULE, as_of=date(2024, 12, 31)), hits) == hits
    assert of_the_time(replace(EVENT, as_of=date(2021, 12, 31)), hits) == hits


def test_the_day_of_a_page_counts_before_what_its_title_names() -> None:
    hit = told("Chiến sĩ thi đua được thưởng 4,5 lần.", "Tiền thưởng từ ngày 01/7/2025")
    early = replace(hit.passage.document, issued_on=date(2025, 6, 20))
    page = Hit(replace(hit.passage, document=early), 1.0)
    assert of_the_time(replace(RULE, as_of=date(2025, 6, 30)), [hit, page]) == [page]


TITLES = findings_of(
    RULE,
    passages_of(
        document_of("6/2022/QH15"),
        "Điều 28. Danh hiệu “Tập thể lao động tiên tiến”\n\nKhông có cá nhân bị kỷ luật.\n\n"
        "Điều 24. Danh hiệu “Lao động tiên tiến”\n\nHoàn thành tốt nhiệm vụ.",
    ),
)


def test_whether_one_qualifies_is_told_by_the_article_on_that_award() -> None:
    query = query_of("bị kỷ luật có được xét Lao động tiên tiến không")
    collective, own = (replace(each, score=s) for each, s in zip(TITLES, (1.0, 0.9), strict=True))
    first, second = own_award_first(query, [collective, own], least=0.4)
    assert first.whole is own.whole
    assert second.score < 0.8 * first.score
    assert (
        own_award_first(query, [collective, replace(own, support=0.1)], least=0.4)[0] is collective
    )
    both = query_of("bao nhiêu Lao động tiên tiến thì được xét Tập thể lao động tiên tiến")
    assert own_award_first(both, [collective, own], least=0.4) == [collective, own]


def test_a_dossier_is_told_by_the_article_on_dossiers_not_by_the_one_on_the_award() -> None:
    criteria, dossier = findings_of(
        RULE,
        passages_of(
            document_of("6/2022/QH15"),
            "Điều 73. Bằng khen\n\nTặng cho cá nhân có thành tích.\n\n"
            "Điều 84. Hồ sơ đề nghị khen thưởng\n\nGửi 01 bộ hồ sơ.",
        ),
    )
    near, far = replace(dossier, score=0.4), replace(dossier, score=0.2)
    query = query_of("hồ sơ bằng khen mấy bộ")
    first, second = on_topic_first(query, [criteria, near], least=0.4)
    assert first.whole is dossier.whole
    assert second.score < 0.8 * first.score
    assert on_topic_first(query, [criteria, far], least=0.4)[0] is criteria
    assert on_topic_first(RULE, [criteria, near], least=0.4)[0] is criteria
