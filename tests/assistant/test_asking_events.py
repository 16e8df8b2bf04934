"""Questions on events over small news texts: the very event, its facts, or a refusal."""

import pytest

from assistant.types import Answer, Kind
from tests.builders import document_of
from tests.grounded import answer_over

CONGRESS = """Đại hội thi đua tỉnh Nghệ An lần thứ IX

Sáng 12/5/2015, tại thành phố Vinh, tỉnh Nghệ An tổ chức Đại hội thi đua lần thứ IX.

Đại hội hướng tới Đại hội thi đua toàn quốc lần thứ X. Dự đại hội có 320 đại biểu.

Chủ trì đại hội có ông Trần Văn Bình, Chủ tịch tỉnh.
"""
CLUSTER = """Cụm thi đua số 6 tổng kết năm 2018

Ngày 10/12, tại Hà Nội, Cụm thi đua số 6 tổ chức tổng kết năm 2018 với các đơn vị trong cụm.
"""
NEWS = {
    CONGRESS: document_of(kind=Kind.NEWS, title=CONGRESS.splitlines()[0]),
    CLUSTER: document_of(kind=Kind.NEWS, title=CLUSTER.splitlines()[0]),
}


def answered(question: str) -> Answer:
    return answer_over(NEWS, question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Đại hội thi đua tỉnh Nghệ An lần thứ IX tổ chức ở đâu?", "thành phố Vinh"),
        ("dai hoi thi dua tinh nghe an lan thu 9 to chuc ngay nao", "12/5/2015"),
        ("Đại hội thi đua tỉnh Nghệ An lần thứ 9 có bao nhiêu đại biểu?", "320 đại biểu"),
        ("Ai chủ trì Đại hội thi đua tỉnh Nghệ An lần thứ IX?", "Trần Văn Bình"),
        ("tong ket cum thi dua so 6 to chuc o dau", "Hà Nội"),
    ],
)
def test_the_event_that_is_asked_for_is_told_with_the_fact(question: str, told: str) -> None:
    answer = answered(question)
    assert answer.decision == "answer"
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Đại hội thi đua toàn quốc lần thứ X tổ chức ở đâu?",
        "Đại hội thi đua tỉnh Nghệ An lần thứ XI tổ chức ở đâu?",
        "Đại hội thi đua tỉnh Lai Châu lần thứ IX tổ chức ngày nào?",
        "Tổng kết cụm thi đua số 1 tổ chức ở đâu?",
        "Sơ kết cụm thi đua số 6 tổ chức ở đâu?",
        "Tổng kết cụm thi đua số 6 năm 2021 tổ chức ở đâu?",
        "Ai chủ trì tổng kết cụm thi đua số 6?",
    ],
)
def test_another_event_or_a_fact_that_is_not_told_is_refused_with_the_nearest(
    question: str,
) -> None:
    answer = answered(question)
    assert answer.decision == "refuse"
    assert answer.nearest


PLAN = """KẾ HOẠCH

Phát động thi đua chào mừng Đại hội thi đua toàn quốc lần thứ XI

I. MỤC ĐÍCH

1. Thi đua sôi nổi trên địa bàn tỉnh Nghệ An tiến tới Đại hội thi đua toàn quốc lần thứ XI.

2. Các sở, ngành tại Nghệ An thi đua chào mừng.
"""
LAW = """Điều 17. Tổ chức phong trào thi đua

1. Tuyên truyền, phát hiện và bồi dưỡng điển hình tiên tiến; tổ chức tuyên dương.
"""
PLACED = PLAN + "\n3. Đại hội thi đua toàn quốc lần thứ XI được tổ chức tại Hà Nội.\n"


def of_rules(question: str, text: str, kind: Kind) -> Answer:
    return answer_over({text: document_of("9/KH-UBND", kind=kind)}, question)


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("Đại hội thi đua toàn quốc lần thứ XI tổ chức ở đâu?", PLAN, Kind.PLAN),
        ("Lễ tuyên dương điển hình tiên tiến tổ chức ở đâu?", LAW, Kind.LAW),
    ],
)
def test_a_text_that_shares_an_event_s_words_does_not_tell_where_it_was_held(
    question: str, text: str, kind: Kind
) -> None:
    assert of_rules(question, text, kind).decision == "refuse"


def test_a_plan_that_says_where_an_event_is_held_answers() -> None:
    answer = of_rules("Đại hội thi đua toàn quốc lần thứ XI ở đâu?", PLACED, Kind.PLAN)
    assert answer.decision == "answer"
    assert "tại Hà Nội" in answer.citations[0].quote


def test_to_repeat_the_year_of_the_question_tells_no_time() -> None:
    assert answered("Tổng kết cụm thi đua số 6 năm 2018 khi nào?").decision == "answer"
    quiet = "Cụm thi đua số 6 tổng kết năm 2018\n\nCác đơn vị trong cụm dự tổng kết năm 2018.\n"
    news = {quiet: document_of(kind=Kind.NEWS, title=quiet.splitlines()[0])}
    asked = "Tổng kết cụm thi đua số 6 năm 2018 khi nào?"
    assert answer_over(news, asked).decision == "refuse"


COMMUNE = """Xã Đông Mỹ đăng ký giao ước thi đua

Ngày 21/01/2026, UBND xã Đông Mỹ tổ chức hội nghị đăng ký giao ước thi đua với 120 đại biểu dự.

Ông Hồ Văn Tài, Chủ tịch UBND xã, chủ trì hội nghị; bà Tạ Thị Minh, Phó Chủ tịch, tham dự.
"""
CENTRAL = """Hội nghị tổng kết thi đua toàn ngành

Ngày 6/1/2020, hội nghị tổng kết thi đua họp tại Hà Nội và điểm cầu Hà Nam với 300 đại biểu dự.

Ông Lê Văn Tám, Thứ trưởng, chủ trì hội nghị. Dự có ông Vũ Văn Chín (Long An).
"""
SCHOOL = """Trường Tiểu học Hoa Sen được khen

Sáng 5/9/2020, Trường Tiểu học Hoa Sen được tặng Giấy khen; ông Ngô Văn Dũng trao Giấy khen.
"""
OF_PLACES = {
    text: document_of(kind=Kind.NEWS, title=text.splitlines()[0])
    for text in (COMMUNE, CENTRAL, SCHOOL)
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai chủ trì hội nghị giao ước thi đua xã Đông Mỹ?", "Hồ Văn Tài"),
        ("ai chu tri hoi nghi giao uoc thi dua xa dong my", "Hồ Văn Tài"),
        ("Hội nghị giao ước thi đua xã Đông Mỹ có bao nhiêu đại biểu?", "120 đại biểu"),
        ("Hội nghị tổng kết thi đua ở Hà Nội có bao nhiêu đại biểu?", "300 đại biểu"),
        ("Bà Tạ Thị Minh tham dự hội nghị nào?", "Tạ Thị Minh"),
        ("Ai trao Giấy khen cho Trường Tiểu học Hoa Sen?", "Ngô Văn Dũng"),
    ],
)
def test_an_event_of_a_place_a_body_or_a_person_is_told(question: str, told: str) -> None:
    answer = answer_over(OF_PLACES, question)
    assert answer.decision == "answer"
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Ai chủ trì hội nghị giao ước thi đua xã Đông Thạnh?", "xã Đông Thạnh"),
        ("ai chu tri hoi nghi giao uoc thi dua xa dong thanh", "dong thanh"),
        ("Hội nghị giao ước thi đua phường Đông Mỹ có bao nhiêu đại biểu?", "phường Đông Mỹ"),
        ("Bà Tạ Thị Mai tham dự hội nghị giao ước thi đua nào?", "Tạ Thị Mai"),
        ("Ai chủ trì hội nghị tổng kết thi đua Công ty Điện lực Phú An?", "Điện lực Phú An"),
    ],
)
def test_of_a_name_that_no_source_tells_of_no_other_event_is_told(question: str, name: str) -> None:
    answer = answer_over(OF_PLACES, question)
    assert answer.decision == "refuse"
    assert f"“{name}”" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì hội nghị tổng kết thi đua tỉnh Hà Nam?",
        "Ai chủ trì hội nghị tổng kết thi đua tỉnh Long An?",
        "Hội nghị tổng kết thi đua thành phố Hà Nội có bao nhiêu đại biểu?",
        "Ai trao Giấy khen cho Trường Tiểu học Bông Lúa?",
        "Ai phát biểu tại hội nghị giao ước thi đua xã Đông Mỹ?",
    ],
)
def test_a_venue_a_guest_or_another_deed_does_not_make_the_event(question: str) -> None:
    assert answer_over(OF_PLACES, question).decision == "refuse"


MEMBERS = """Hội nghị Khối thi đua các bộ, ngành nội chính Trung ương

Khối thi đua nội chính Trung ương có 8 đơn vị thành viên, trong đó có Bộ Công an và Bộ Tư pháp.
"""
FLAG = """Điều 25. Cờ thi đua

1. Cờ tặng cho đơn vị dẫn đầu khối do Hội đồng Thi đua - Khen thưởng Trung ương tổ chức.

2. Khối, cụm ở Trung ương gồm các đơn vị có tính chất gần nhau, tên do Hội đồng đặt.
"""
BLOCS = {
    MEMBERS: document_of(kind=Kind.NEWS, title=MEMBERS.splitlines()[0]),
    FLAG: document_of("06/2022/QH15", kind=Kind.LAW),
}


@pytest.mark.parametrize(
    "question",
    [
        "Khối nội chính Trung ương gồm bao nhiêu đơn vị?",
        "khoi noi chinh trung uong gom may don vi",
        "Khối thi đua nội chính có những đơn vị thành viên nào?",
    ],
)
def test_members_of_a_bloc_are_told_by_the_text_that_names_it(question: str) -> None:
    answer = answer_over(BLOCS, question)
    assert "8 đơn vị thành viên" in answer.citations[0].quote


def test_what_a_bloc_is_given_is_told_by_the_rule() -> None:
    answer = answer_over(BLOCS, "Đơn vị dẫn đầu khối nội chính Trung ương được tặng cờ thi đua gì?")
    assert answer.citations[0].passage.document.kind is Kind.LAW
