"""Days told by a text, and what is known of the texts."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.types import DayTold, Document, Kind, Landmark, LandmarkSide, Query
from assistant.understanding.landmarks import landmark_asked, on_its_day, undated
from assistant.validity.periods import periods
from assistant.vietnamese import fold
from tests.builders import TODAY, document_of, query_of

OLD = replace(
    document_of("30/2019/TT-BNV", kind=Kind.CIRCULAR, title="Về khen thưởng"),
    effective_from=date(2019, 3, 1),
    effective_to=date(2021, 5, 31),
)
COMING = replace(document_of("40/2027/TT-BNV", kind=Kind.CIRCULAR), effective_from=date(2027, 1, 1))


def placed(question: str, *documents: Document) -> Query:
    return on_its_day(query_of(question), documents, periods(documents))


@pytest.mark.parametrize(
    ("question", "landmark"),
    [
        ("trước khi có Luật 2022", Landmark(LandmarkSide.BEFORE, "luat 2022")),
        ("trước Luật Thi đua, khen thưởng năm 2022", Landmark(LandmarkSide.BEFORE, "luat 2022")),
        ("trước Nghị định 152/2025/NĐ-CP", Landmark(LandmarkSide.BEFORE, "152/2025/nd-cp")),
        ("trước khi nghị định 152 có hiệu lực", Landmark(LandmarkSide.BEFORE, "nghi dinh 152")),
        ("theo luật cũ", Landmark(LandmarkSide.BEFORE, "luat")),
        ("từ khi có nghị định 152", Landmark(LandmarkSide.SINCE, "nghi dinh 152")),
        ("khi Luật 2022 có hiệu lực", Landmark(LandmarkSide.SINCE, "luat 2022")),
        ("khi Nghị định 98/2023/NĐ-CP còn hiệu lực", Landmark(LandmarkSide.WHILE, "98/2023/nd-cp")),
        ("Luật 2022 quy định gì", None),
        ("khi được tặng bằng khen", None),
    ],
)
def test_the_text_that_tells_the_day_is_read(question: str, landmark: Landmark | None) -> None:
    assert landmark_asked(fold(question)) == landmark


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Trước khi có Luật 2022, lao động tiên tiến cần gì?", date(2023, 12, 31)),
        ("Theo luật cũ, lao động tiên tiến cần gì?", date(2023, 12, 31)),
        ("Trước Nghị định 152/2025/NĐ-CP thưởng mấy lần?", date(2025, 6, 30)),
        ("Khi Nghị định 98/2023/NĐ-CP còn hiệu lực thì hồ sơ mấy bộ?", date(2025, 6, 30)),
        ("Từ khi có Nghị định 98/2023/NĐ-CP ai tặng?", date(2024, 1, 1)),
    ],
)
def test_the_main_texts_of_the_field_are_known_without_being_in_the_library(
    question: str, day: date
) -> None:
    query = placed(question)
    assert (query.as_of, query.dated, query.told) == (day, True, DayTold.TEXT)


def test_the_days_of_the_library_come_first() -> None:
    law = replace(document_of("06/2022/QH15"), effective_from=date(2024, 2, 1))
    assert placed("Trước Luật 2022 thì sao?", law).as_of == date(2024, 1, 31)


def test_a_text_of_the_library_is_named_in_full() -> None:
    query = placed("Trước khi có Thông tư 30/2019/TT-BNV thì ai tặng?", OLD)
    assert query.as_of == date(2019, 2, 28)
    assert query.landmark == Landmark(LandmarkSide.BEFORE, "Thông tư số 30/2019/TT-BNV")


def test_a_text_that_nothing_is_known_of_stays_to_be_told() -> None:
    query = placed("Trước khi có Thông tư 77/2011/TT-BTC thì ai tặng?")
    assert (query.as_of, query.dated) == (TODAY, False)
    assert query.landmark == Landmark(LandmarkSide.BEFORE, "77/2011/tt-btc")


@pytest.mark.parametrize(
    ("number", "day"), [("30/2019/TT-BNV", date(2021, 5, 31)), ("40/2027/TT-BNV", date(2027, 1, 1))]
)
def test_a_rule_of_a_text_out_of_force_is_answered_for_the_nearest_day_it_holds(
    number: str, day: date
) -> None:
    assert placed(f"Thông tư {number} quy định ai tặng giấy khen?", OLD, COMING).as_of == day


@pytest.mark.parametrize(
    "question",
    [
        "Thông tư 30/2019/TT-BNV còn hiệu lực không?",
        "Thông tư 30/2019/TT-BNV so với Thông tư 40/2027/TT-BNV?",
        "Ngày 1/2/2020 Thông tư 30/2019/TT-BNV quy định ai tặng giấy khen?",
    ],
)
def test_questions_on_texts_themselves_and_days_of_their_own_are_left_alone(question: str) -> None:
    assert placed(question, OLD, COMING) == query_of(question)


def test_a_year_is_not_searched_for_but_the_base_salary_of_a_year_is() -> None:
    assert undated(query_of("Năm 2020 tiêu chuẩn gia đình văn hóa?")).text == (
        "tiêu chuẩn gia đình văn hóa?"
    )
    salary = query_of("Năm 2020 lương cơ sở bao nhiêu?")
    assert undated(salary) == salary
