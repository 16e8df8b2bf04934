"""Questions on texts themselves: those that are not at hand, and whether a text still holds."""

from dataclasses import replace
from datetime import date

from assistant.types import Document, Excerpt, Kind, Relation, RelationKind, Span
from tests.builders import document_of
from tests.grounded import answer_over

OLD = """Điều 7. Mức tiền thưởng
Lao động tiên tiến được thưởng 0,3 lần mức lương cơ sở.
Điều 9. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày 01/01/2020."""
SENTENCE = "Nghị định số 11/2019/NĐ-CP và Nghị định số 12/2018/NĐ-CP hết hiệu lực."
NEW = f"""Điều 5. Mức tiền thưởng
Lao động tiên tiến được thưởng 0,4 lần mức lương cơ sở.
Điều 8. Hiệu lực thi hành
1. Nghị định này có hiệu lực từ ngày 01/7/2025.
2. {SENTENCE}"""


def decree(number: str, begins: date, *ends: str) -> Document:
    at = NEW.find(SENTENCE)
    said = Excerpt(SENTENCE, Span(at, at + len(SENTENCE)))
    relations = tuple(
        Relation(kind=RelationKind.REPLACES, number=each, on=begins, evidence=said) for each in ends
    )
    document = document_of(number, kind=Kind.DECREE)
    return replace(document, effective_from=begins, relations=relations)


TEXTS = {
    OLD: decree("11/2019/NĐ-CP", date(2020, 1, 1)),
    NEW: decree("21/2025/NĐ-CP", date(2025, 7, 1), "11/2019/NĐ-CP", "12/2018/NĐ-CP"),
}


def test_a_text_that_is_nowhere_is_not_answered_from_another() -> None:
    answer = answer_over(TEXTS, "Nghị định 999/2030 quy định gì về tiền thưởng?")
    assert answer.decision == "refuse"
    assert "Nghị định 999/2030" in answer.text
    assert "không có trong kho" in answer.text
    assert "Điều 5 Nghị định số 21/2025/NĐ-CP" in answer.text
    assert answer.citations == ()


def test_what_is_known_of_a_text_that_is_not_at_hand_is_told() -> None:
    answer = answer_over(TEXTS, "Nghị định 12/2018/NĐ-CP quy định tiền thưởng thế nào?")
    assert answer.decision == "refuse"
    assert "bị thay thế bởi Nghị định số 21/2025/NĐ-CP, từ 01/07/2025" in answer.text


def test_what_others_say_of_a_text_that_is_not_at_hand_is_quoted_and_named_so() -> None:
    answer = answer_over(TEXTS, "Nghị định 12/2018 còn hiệu lực không?")
    assert answer.decision == "answer"
    assert SENTENCE in answer.text
    assert any("không có trong kho" in each for each in answer.warnings)


def test_a_text_that_was_replaced_is_told_so_with_the_sentence_that_says_it() -> None:
    for asked in (
        "Nghị định 11/2019 còn hiệu lực không?",
        "văn bản nào thay thế nghị định 11/2019",
    ):
        answer = answer_over(TEXTS, asked)
        assert "hết hiệu lực từ ngày 01/07/2025" in answer.text
        assert [each.quote for each in answer.citations] == [SENTENCE]
        assert answer.citations[0].passage.reference.clause == "2"


def test_a_text_in_force_is_told_so_with_its_own_article_on_it() -> None:
    answer = answer_over(TEXTS, "Nghị định 21/2025 còn hiệu lực không?")
    assert "đang có hiệu lực, từ ngày 01/07/2025" in answer.text
    assert [each.passage.reference.article for each in answer.citations] == ["8"]


def test_what_a_text_replaced_is_not_what_replaced_it() -> None:
    answer = answer_over(TEXTS, "Nghị định 21/2025 thay thế những văn bản nào?")
    assert [each.quote for each in answer.citations] == [SENTENCE]
    assert "đang có hiệu lực" not in answer.text


def test_a_text_at_hand_is_answered_from_itself() -> None:
    answer = answer_over(
        TEXTS, "Nghị định 21/2025 quy định tiền thưởng Lao động tiên tiến thế nào?"
    )
    assert "0,4 lần" in answer.text
    assert "0,3 lần" not in answer.text


FORM = """Điều 3. Đăng ký và giấy tờ
Người nộp hồ sơ đăng ký nhận kết quả, xuất trình giấy tờ ủy quyền."""


def test_a_question_of_another_field_is_not_answered_from_the_words_of_all_rules() -> None:
    texts = {**TEXTS, FORM: document_of("3/2025/QĐ-X", kind=Kind.DECISION)}
    assert answer_over(texts, "đăng ký kết hôn cần giấy tờ gì").decision == "refuse"
    assert answer_over(texts, "Lao động tiên tiến thưởng bao nhiêu?").decision == "answer"
