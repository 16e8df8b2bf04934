"""What a multiple of the base salary comes to, in đồng."""

from dataclasses import replace
from datetime import date

from assistant.types import Answer, Kind
from tests.builders import document_of
from tests.grounded import answer_over

BONUSES = """Điều 50. Mức tiền thưởng danh hiệu thi đua

1. “Chiến sĩ thi đua cơ sở” được thưởng 1,0 lần mức lương cơ sở;

2. “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở.
"""
ROUNDING = """Điều 49. Nguyên tắc tính tiền thưởng

2. Tiền thưởng sau khi nhân với hệ số được làm tròn số lên hàng chục nghìn đồng.
"""
SALARIES = """Điều 3. Mức lương cơ sở

Từ ngày 01/7/2024 mức lương cơ sở là 2.340.000 đồng một tháng.

Từ ngày 01/7/2026 mức lương cơ sở là 2.530.000 đồng một tháng.
"""
PAGE = "Từ ngày 01/7/2026 mức lương cơ sở là 9.990.000 đồng một tháng, theo trang này."

DECREE = document_of("1/2024/NĐ-CP", kind=Kind.DECREE)
SALARY = document_of("2/2024/NĐ-CP", kind=Kind.DECREE)
NEWS = document_of(title="Lương cơ sở", kind=Kind.NEWS)
ASKED = "Lao động tiên tiến được thưởng bao nhiêu?"


def asked(question: str, *texts: str) -> Answer:
    documents = {BONUSES + (ROUNDING if ROUNDING in texts else ""): DECREE}
    documents |= {SALARIES: SALARY} if SALARIES in texts else {}
    documents |= {PAGE: replace(NEWS, issued_on=date(2026, 7, 2))} if PAGE in texts else {}
    return answer_over(documents, question)


def test_a_bonus_is_told_in_dong_with_the_words_that_say_the_base_salary() -> None:
    answer = asked(ASKED, SALARIES)
    assert "0,3 × 2.530.000 = 759.000 đồng." in answer.text
    assert "“Từ ngày 01/7/2026 mức lương cơ sở là 2.530.000 đồng một tháng.”" in answer.text
    assert "Điều 3 Nghị định số 2/2024/NĐ-CP" in answer.text
    assert answer.text.index("[1]") < answer.text.index("Tính ra") < answer.text.index("Nguồn:")
    assert [each.passage.document_id for each in answer.citations] == ["1/2024/NĐ-CP"]


def test_it_is_rounded_where_a_rule_says_so_and_that_rule_is_quoted() -> None:
    answer = asked(ASKED, SALARIES, ROUNDING)
    assert "= 759.000 đồng, làm tròn lên 760.000 đồng" in answer.text
    assert "hàng chục nghìn đồng.” — Điều 49" in answer.text
    whole = asked("Chiến sĩ thi đua cơ sở được thưởng bao nhiêu?", SALARIES, ROUNDING)
    assert "1,0 × 2.530.000 = 2.530.000 đồng." in whole.text
    assert "làm tròn" not in whole.text


def test_the_base_salary_is_that_of_the_day_asked_for() -> None:
    answer = asked("Ngày 15/7/2025 lao động tiên tiến được thưởng bao nhiêu?", SALARIES)
    assert "0,3 × 2.340.000 = 702.000 đồng" in answer.text
    early = asked("Ngày 15/5/2024 lao động tiên tiến được thưởng bao nhiêu?", SALARIES)
    assert "×" not in early.text


def test_without_a_rule_that_says_the_base_salary_nothing_is_worked_out() -> None:
    assert "×" not in asked(ASKED).text
    assert "×" not in asked(ASKED, PAGE).text
    assert "9.990.000" not in asked(ASKED, PAGE, SALARIES).text


def test_questions_that_are_not_on_money_are_left_alone() -> None:
    assert "×" not in asked("Điều 50 Nghị định 1/2024/NĐ-CP quy định gì?", SALARIES).text
    assert "×" not in asked("Mức lương cơ sở hiện nay là bao nhiêu?", SALARIES).text
