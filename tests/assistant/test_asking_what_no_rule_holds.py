"""Questions for a deadline, a place, a fee, a number that no clause holds; cases in news."""

import pytest

from assistant.types import Answer, Document, Kind
from tests.builders import document_of
from tests.grounded import answer_over

LAW = """Điều 84. Hồ sơ đề nghị khen thưởng

1. Hồ sơ đề nghị tặng giấy khen gồm:

a) Tờ trình;

b) Báo cáo thành tích.

2. Hồ sơ đề nghị tặng giấy khen được gửi đến Sở Nội vụ.

Điều 85. Tiêu chuẩn giấy khen

1. Giấy khen để tặng cho cá nhân hoàn thành nhiệm vụ từ 02 năm trở lên.

Điều 86. Hội đồng thi đua

1. Hội đồng thi đua giúp Chủ tịch xét giấy khen.
"""
DEADLINE = """
Điều 87. Thời hạn

1. Hồ sơ đề nghị tặng giấy khen nộp trước ngày 31 tháng 12; thời hạn giải quyết là 15 ngày.
"""
NEWS = """Hai người gác chắn được khen

Sáng nay, xã trao giấy khen cùng tiền thưởng 3.000.000 đồng cho chị Vũ Thị Minh vì cứu người.
"""
RULE = document_of("5/2020/QH14", kind=Kind.LAW)


def asked(question: str, *texts: tuple[str, Document]) -> Answer:
    return answer_over(dict(texts or [(LAW, RULE)]), question)


@pytest.mark.parametrize(
    "question",
    [
        "Thời hạn giải quyết hồ sơ đề nghị tặng giấy khen là bao lâu?",
        "Hồ sơ đề nghị tặng giấy khen phải nộp trước ngày nào?",
        "ho so de nghi tang giay khen nop khi nao",
        "Mấy ngày thì xét xong hồ sơ đề nghị tặng giấy khen?",
        "Lệ phí nộp hồ sơ đề nghị tặng giấy khen là bao nhiêu?",
        "Bao nhiêu tuổi thì được tặng giấy khen?",
        "Hội đồng thi đua xét giấy khen có bao nhiêu người?",
    ],
)
def test_what_no_clause_holds_is_refused_not_answered_with_a_list(question: str) -> None:
    answer = asked(question)
    assert answer.decision == "refuse"
    assert "Tờ trình" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thời hạn giải quyết hồ sơ đề nghị tặng giấy khen là mấy ngày?", "15 ngày"),
        ("Hồ sơ đề nghị tặng giấy khen phải nộp trước ngày nào?", "31 tháng 12"),
    ],
)
def test_a_deadline_that_a_clause_holds_is_told(question: str, told: str) -> None:
    answer = asked(question, (LAW + DEADLINE, RULE))
    assert answer.decision == "answer"
    assert told in answer.citations[0].quote


def test_where_something_is_sent_is_told_by_the_clause_not_by_the_list_before_it() -> None:
    answer = asked("Nộp hồ sơ đề nghị tặng giấy khen ở đâu?")
    assert answer.decision == "answer"
    assert "Sở Nội vụ" in answer.citations[0].quote


def test_a_case_told_in_news_is_named_an_example_and_never_the_rule() -> None:
    news = document_of(None, kind=Kind.NEWS, title=NEWS.splitlines()[0])
    answer = asked("Tiền thưởng giấy khen là bao nhiêu?", (NEWS, news))
    assert answer.decision == "answer"
    assert "không phải quy định" in answer.text.split("“")[0]


def test_a_case_of_another_award_is_no_example() -> None:
    news = document_of(None, kind=Kind.NEWS, title=NEWS.splitlines()[0])
    assert asked("Tiền thưởng bằng khen là bao nhiêu?", (NEWS, news)).decision == "refuse"


@pytest.mark.parametrize(
    "question",
    [
        "Hạn nộp hồ sơ giấy khen?",
        "han nop hs gk",
        "khi nào phải gửi hồ sơ giấy khen",
        "Thời hạn nộp hồ sơ giấy khen?",
    ],
)
def test_how_long_a_dossier_is_looked_over_is_no_day_for_handing_it_in(question: str) -> None:
    looked_over = LAW + (
        "\nĐiều 88. Thẩm định\n\n1. Hồ sơ đề nghị tặng giấy khen được thẩm định trong 15 ngày kể từ"
        " ngày nhận đủ hồ sơ.\n\n2. Hội đồng họp xét giấy khen khi có ít nhất 2/3 tổng số thành"
        " viên; quá trình xét hồ sơ do Sở Nội vụ trình bày.\n"
    )
    assert asked(question, (looked_over, RULE)).decision == "refuse"
    told = asked(question, (looked_over + DEADLINE, RULE))
    assert [each.passage.reference.article for each in told.citations] == ["87"]


def test_what_is_handed_in_for_the_award_of_one_town_is_not_told_of_another_award() -> None:
    town = document_of(
        "7/2025/QĐ-UBND", kind=Kind.DECISION, title="Quy chế xét tặng danh hiệu “Công dân Sông Lam”"
    )
    text = "Điều 6. Thời gian\n\n1. Hồ sơ đề nghị xét tặng danh hiệu gửi trước ngày 31 tháng 3.\n"
    both = ((LAW, RULE), (text, town))
    assert asked("Hạn nộp hồ sơ đề nghị tặng giấy khen?", *both).decision == "refuse"
    assert asked("Hạn nộp hồ sơ danh hiệu Công dân Sông Lam?", *both).decision == "answer"


def test_news_answers_no_question_on_something_else() -> None:
    news = document_of("bài", kind=Kind.NEWS)
    report = "Sáng nay trường mầm non tăng lương giáo viên mầm non lên 9 triệu đồng.\n"
    assert asked("lương giáo viên mầm non", (report, news)).decision == "refuse"


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ chiến sĩ thi đua cơ sở là bao nhiêu %?",
        "Tỷ lệ CSTĐCS là bao nhiêu phần trăm?",
        "Chiến sĩ thi đua cơ sở được bao nhiêu phần trăm?",
        "Tỷ lệ được chiến sĩ thi đua cơ sở?",
        "Bao nhiêu % cá nhân được chiến sĩ thi đua cơ sở?",
    ],
)
def test_a_share_of_something_else_is_not_told_of_an_award(question: str) -> None:
    criteria = (
        "Điều 3. Tiêu chí chấm điểm phong trào thi đua\n\n"
        "1. Tỷ lệ cơ sở có chiến sĩ, cá nhân được trả trợ cấp bằng thẻ: từ 90% trở lên.\n"
    )
    plan = document_of("15/KH-UBND", kind=Kind.PLAN)
    assert asked(question, (criteria, plan)).decision == "refuse"
    titles = "Điều 4. Tỷ lệ danh hiệu thi đua\n\n1. Danh hiệu thi đua: không quá 20% cá nhân.\n"
    told = asked(question, (criteria, plan), (titles, RULE))
    assert [each.passage.reference.article for each in told.citations] == ["4"]
