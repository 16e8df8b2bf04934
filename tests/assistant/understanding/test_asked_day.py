"""The day that a question is asked for."""

from datetime import date

import pytest

from assistant.types import DayTold
from assistant.understanding.asked_day import day_asked, days_named, impossible_day, without_days
from assistant.vietnamese import fold

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "day", "told"),
    [
        ("quyết định ký ngày 15/6/2025", date(2025, 6, 15), DayTold.DAY),
        ("quyết định ký ngày 15 tháng 6 năm 2025", date(2025, 6, 15), DayTold.DAY),
        ("thưởng ngày 30.6.2025", date(2025, 6, 30), DayTold.DAY),
        ("quyet dinh ngay 15 thang 6 nam 2025", date(2025, 6, 15), DayTold.DAY),
        ("mức thưởng trước 1/7/2025", date(2025, 6, 30), DayTold.DAY),
        ("mức thưởng trước ngày 01/7/2025", date(2025, 6, 30), DayTold.DAY),
        ("đến hết 30/6/2025", date(2025, 6, 30), DayTold.DAY),
        ("tính đến 31/12/2023", date(2023, 12, 31), DayTold.DAY),
        ("sau 1/10/2026 tiêu chuẩn thế nào", date(2026, 10, 2), DayTold.DAY),
        ("từ 01/01/2024 đến 30/6/2025", date(2025, 6, 30), DayTold.DAY),
        ("từ 01/01/2024 đến trước 01/7/2025", date(2025, 6, 30), DayTold.DAY),
        ("Quyết định 123/QĐ-UBND ngày 15/6/2025 tặng", date(2025, 6, 15), DayTold.DAY),
        ("mức thưởng ngày 31/02/2020", date(2020, 2, 29), DayTold.DAY),
        ("hồi tháng 3/2019 quy định thế nào", date(2019, 3, 31), DayTold.MONTH),
        ("điều 24 luật 2003 năm 2010", date(2010, 12, 31), DayTold.YEAR),
        ("tháng 2 năm 2024", date(2024, 2, 29), DayTold.MONTH),
        ("quý I/2025 thưởng bao nhiêu", date(2025, 3, 31), DayTold.PERIOD),
        ("6 tháng đầu năm 2025", date(2025, 6, 30), DayTold.PERIOD),
        ("cuối năm 2023 xét thế nào", date(2023, 12, 31), DayTold.PERIOD),
        ("giai đoạn 2014–2017", date(2017, 12, 31), DayTold.PERIOD),
        ("từ năm 2014 đến năm 2017", date(2017, 12, 31), DayTold.PERIOD),
        ("năm học 2023-2024", date(2024, 5, 31), DayTold.PERIOD),
        ("năm 2020 quy định thế nào", date(2020, 12, 31), DayTold.YEAR),
        ("Năm 2025, ai tặng", date(2025, 12, 31), DayTold.YEAR),
        ("lương cơ sở 2018 bao nhiêu", date(2018, 12, 31), DayTold.YEAR),
        ("mức thưởng lao động tiên tiến 2019?", date(2019, 12, 31), DayTold.YEAR),
        ("vào 2019 thưởng bao nhiêu", date(2019, 12, 31), DayTold.YEAR),
        ("muốn đạt chiến sĩ thi đua năm 2022 cần gì", date(2022, 12, 31), DayTold.YEAR),
        ("năm ngoái thưởng bao nhiêu", date(2025, 12, 31), DayTold.YEAR),
        ("trước năm 2024 tỷ lệ bao nhiêu", date(2023, 12, 31), DayTold.DAY),
        ("từ năm 2024 ai tặng", date(2024, 1, 1), DayTold.DAY),
        (
            "quyết định ký ngày 15/6/2025 thì hiện nay nhận bao nhiêu",
            date(2025, 6, 15),
            DayTold.DAY,
        ),
    ],
)
def test_a_day_a_month_a_period_or_a_year_is_one_day(
    question: str, day: date, told: DayTold
) -> None:
    found = day_asked(fold(question), today=TODAY)
    assert found is not None
    assert (found.on, found.told) == (day, told)


@pytest.mark.parametrize(
    "question",
    [
        "Tiêu chuẩn Lao động tiên tiến?",
        "Luật Thi đua, khen thưởng năm 2022 quy định thế nào?",
        "Luật năm 2003 quy định gì?",
        "Nghị định 152/2025/NĐ-CP ngày 14/6/2025 quy định gì?",
        "Chỉ thị 34-CT/TW ngày 07/4/2014 yêu cầu gì?",
        "Chỉ thị số 34-CT/TW của Bộ Chính trị ngày 07/4/2014 yêu cầu gì?",
        "Có sáng kiến năm 2022 thì có được xét không?",
        "đạt lao động tiên tiến năm 2024 có được giấy khen không",
        "Ai sinh năm 1990 được xét không?",
        "tôi làm ở xã từ năm 2010, CSTĐCS có cần sáng kiến không",
        "năm 2018 được bằng khen, nay muốn đề nghị huân chương thì cần gì",
        "được bằng khen tỉnh năm 2019 thì xét Bằng khen Thủ tướng thế nào",
        "tiêu chuẩn khối trưởng khối thi đua năm 2023",
        "Năm 2026 thưởng bao nhiêu?",
        "giai đoạn 2021-2030 quy định thế nào",
        "từ năm 2020 đến nay",
        "quy định năm 2020 hiện nay còn dùng không",
        "ngày 32/13/2020",
        "tháng 13/2025 thưởng bao nhiêu",
        "Thông tư 01/2024/TT-BNV quy định gì?",
        "Theo Nghị định 98/2023 thưởng bao nhiêu?",
        "Luật thi đua khen thưởng 2022 thế nào?",
    ],
)
def test_the_day_of_a_thing_and_a_stretch_that_is_not_over_mean_today(question: str) -> None:
    assert day_asked(fold(question), today=TODAY) is None


def test_the_words_of_the_day_say_nothing_of_what_is_asked() -> None:
    assert without_days("Mức thưởng trước ngày 1/7/2025 là bao nhiêu") == (
        "Mức thưởng | là bao nhiêu"
    )
    assert without_days("sáng kiến năm 2022") == "sáng kiến năm 2022"


def test_stretches_are_told_in_the_order_of_the_question() -> None:
    assert days_named(fold("năm 2012 so với ngày 1/7/2025")) == [
        (date(2012, 1, 1), date(2012, 12, 31)),
        (date(2025, 7, 1), date(2025, 7, 1)),
    ]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("mức lương cơ sở ngày 31/2/2024", "31/2/2024"),
        ("luong co so ngay 31 thang 4 nam 2025", "31 thang 4 nam 2025"),
        ("tiền thưởng tháng 13/2025", "thang 13/2025"),
        ("thưởng ngày 29/2/2023", "29/2/2023"),
    ],
)
def test_a_day_that_no_calendar_has_is_found(question: str, words: str) -> None:
    found = impossible_day(fold(question))
    assert found is not None
    assert fold(question)[slice(*found)] == words


@pytest.mark.parametrize(
    "question",
    [
        "mức lương cơ sở ngày 29/2/2024",
        "tiền thưởng tháng 12/2025",
        "khác gì trước 98/2023",
        "Nghị định 98/2023/NĐ-CP sửa Nghị định 65/2014/NĐ-CP",
        "thưởng 2.340.000 đồng",
    ],
)
def test_possible_days_and_numbers_of_documents_are_no_impossible_days(question: str) -> None:
    assert impossible_day(fold(question)) is None


@pytest.mark.parametrize(
    "question",
    [
        "chiến sĩ thi đua cơ sở 2020 cần sáng kiến không",
        "2020 chiến sĩ thi đua cơ sở có cần sáng kiến không",
        "tỷ lệ lao động tiên tiến 2020 tối đa bao nhiêu",
        "thẩm quyền chủ tịch huyện (2020) gồm gì",
    ],
)
def test_a_year_by_itself_is_the_year_asked_for(question: str) -> None:
    asked = day_asked(fold(question), today=TODAY)
    assert asked is not None
    assert (asked.on, asked.told) == (date(2020, 12, 31), DayTold.YEAR)


@pytest.mark.parametrize(
    "question",
    [
        "2010 người được khen thì tỷ lệ thế nào",
        "luật tđkt 2022 chiến sĩ thi đua cơ sở cần gì",
        "quyết định 2020 tặng giấy khen thế nào",
        "công văn số 2020 hướng dẫn gì",
        "đã có chiến sĩ thi đua cơ sở 2021 thì xét bằng khen được không",
        "lao động tiên tiến 2021, 2022 và 2023 thì xét gì",
        "mức thưởng 2000đ",
        "điều 2020 nói gì",
    ],
)
def test_a_number_of_things_or_of_a_text_is_no_year(question: str) -> None:
    assert day_asked(fold(question), today=TODAY) is None
