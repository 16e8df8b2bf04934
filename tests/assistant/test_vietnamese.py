"""Forms of a text for showing and for matching, and the days and sentences read from it."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.vietnamese import (
    day_typed,
    days,
    fold,
    grams,
    is_plain,
    normal,
    number_key,
    sentences,
    tidy,
    tokens,
    written,
)

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạồốổỗộÀĐƯ ,.0123456789\n-/", max_size=80
)


def test_decomposed_text_becomes_composed_and_keeps_its_words() -> None:
    assert tidy(unicodedata.normalize("NFD", "Điều lệ thưởng")) == "Điều lệ thưởng"


def test_invisible_and_wide_characters_do_not_survive() -> None:
    assert tidy("thi\u200b đua\u00a0khen\ufeff\u3000１２３") == "thi đua khen 123"


def test_the_look_alike_of_d_with_stroke_is_the_vietnamese_letter() -> None:
    assert tidy("Ðiều") == "Điều"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoà bình", "hòa bình"),
        ("thuý", "thúy"),
        ("sức khoẻ", "sức khỏe"),
        ("Uỷ ban", "ủy ban"),
        ("chiến sỹ", "chiến sĩ"),
        ("tỷ lệ", "tỉ lệ"),
        ("kỹ thuật", "kĩ thuật"),
        ("qui định", "quy định"),
    ],
)
def test_two_standard_spellings_have_one_form_for_matching(old: str, new: str) -> None:
    assert normal(old) == normal(new) == new


@pytest.mark.parametrize("word", ["quý", "hoàn thành", "toàn quốc", "huynh", "tuyên", "ý kiến"])
def test_syllables_with_only_one_spelling_are_left_alone(word: str) -> None:
    assert normal(word) == word


@given(VIETNAMESE)
def test_every_form_is_a_fixed_point_of_itself(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert normal(normal(text)) == normal(text)
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_folding_leaves_no_mark_and_no_letter_of_its_own(text: str) -> None:
    assert not any(unicodedata.combining(c) or c in "đĐ" for c in fold(text))


def test_numbers_and_document_numbers_are_one_token() -> None:
    assert tokens("thưởng 2.340.000 đồng, 0,3 lần, Nghị định 152/2025/NĐ-CP") == [
        "thưởng", "2.340.000", "đồng", "0,3", "lần", "nghị", "định", "152/2025/nđ-cp",
    ]  # fmt: skip


def test_pairs_follow_the_syllables() -> None:
    assert grams(["thi", "đua", "giỏi"]) == ["thi", "đua", "giỏi", "thi_đua", "đua_giỏi"]


def test_a_question_from_a_hurried_phone_is_plain_and_prose_is_not() -> None:
    assert is_plain("tieu chuan chien si thi dua co so la gi")
    assert not is_plain("Tiêu chuẩn chiến sĩ thi đua cơ sở là gì")
    assert not is_plain("2025")


def test_careless_document_numbers_have_the_same_key() -> None:
    assert (
        number_key("98/2023/nd-cp") == number_key("98/2023/NĐ-CP") == number_key("98/2023/ NĐ-CP")
    )


def test_sentences_keep_abbreviations_and_numbers_whole_and_know_their_place() -> None:
    text = "Hội nghị họp ở TP. Hà Nội. Thưởng 2.340.000 đồng! Hết"
    found = list(sentences(text))
    assert [each.text for each in found] == [
        "Hội nghị họp ở TP. Hà Nội.",
        "Thưởng 2.340.000 đồng!",
        "Hết",
    ]
    assert all(each.span.of(text) == each.text for each in found)


@given(VIETNAMESE)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    joined = "".join("".join(each.text.split()) for each in sentences(text))
    assert joined == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["06/01/2020", "6/1/2020", "ngày 6 tháng 1 năm 2020", "ngày 06-01-2020", "6.1.2020"]
)
def test_a_day_is_read_in_every_common_writing(text: str) -> None:
    assert [found.on for found in days(f"Hội nghị họp {text} tại Hà Nội")] == [date(2020, 1, 6)]


def test_impossible_days_and_document_numbers_are_not_days() -> None:
    assert days("31/02/2020; Nghị định 98/2023/NĐ-CP; 06/2022/QH15") == []


def test_days_are_written_as_people_write_them() -> None:
    assert written(date(2025, 7, 1)) == "01/07/2025"


@pytest.mark.parametrize(
    "words", ["30/06/2025", "30-6-2025", " 2025-06-30", "ngày 30 tháng 6 năm 2025"]
)
def test_a_day_is_typed_as_people_write_it_or_as_programs_do(words: str) -> None:
    assert day_typed(words) == date(2025, 6, 30)


@pytest.mark.parametrize("words", ["", "hôm qua", "31/02/2025", "2025-13-01"])
def test_what_is_no_day_is_read_as_none(words: str) -> None:
    assert day_typed(words) is None
