"""Asking where an answer comes from, and for more of what it has not."""

from assistant.types import Kind
from tests.builders import document_of
from tests.grounded import answer_over

BONUS = """Điều 50. Mức tiền thưởng danh hiệu thi đua
1. Đối với cá nhân:
a) “Chiến sĩ thi đua cơ sở” được thưởng 1,0 lần mức lương cơ sở;
b) “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở.
2. Đối với tập thể:
a) “Tập thể lao động xuất sắc” được thưởng 1,5 lần mức lương cơ sở;
b) “Tập thể lao động tiên tiến” được thưởng 0,8 lần mức lương cơ sở."""
TEXTS = {BONUS: document_of("21/2025/NĐ-CP", kind=Kind.DECREE)}
ASKED = "Lao động tiên tiến được thưởng bao nhiêu?"


def test_the_sources_of_the_last_answer_are_named_first_and_quoted_below() -> None:
    answer = answer_over(TEXTS, ASKED, "nguồn nào?")
    told, source, *quoted = answer.text.split("\n")
    assert told.startswith("Câu trả lời trên dựa vào")
    assert source == "[1] điểm b khoản 1 Điều 50 Nghị định số 21/2025/NĐ-CP"
    assert "0,3 lần" in "\n".join(quoted)
    assert answer.text.count(source) == 1


def test_without_an_answer_before_there_is_nothing_to_name() -> None:
    assert "Câu trả lời trên" not in answer_over(TEXTS, "nguồn nào?").text


def test_a_question_that_names_its_subject_is_answered() -> None:
    answer = answer_over(TEXTS, ASKED, "mức thưởng Chiến sĩ thi đua cơ sở quy định ở đâu?")
    assert "1,0 lần" in answer.text


def test_more_of_a_second_source_of_one_is_more_of_the_one() -> None:
    answer = answer_over(TEXTS, ASKED, "nói rõ hơn mục 2")
    assert [each.passage.reference.clause for each in answer.citations] == ["1"]
    assert "1,0 lần" in answer.text
