"""Legibility: which words can be Vietnamese syllables."""

import pytest

from ingest.cleaning import LEAST_LEGIBLE, legibility
from ingest.cleaning.legibility import is_prose, is_syllable


@pytest.mark.parametrize(
    "word",
    [
        *("thưởng", "khuyến", "nghiêng", "quyết", "quốc", "giếng", "gì", "oanh", "uống", "yêu"),
        *("khuỷu", "ngoằn", "thuở", "hoà", "hòa", "uỷ", "ủy", "kỹ", "đuổi", "CÔNG", "Đảng"),
    ],
)
def test_vietnamese_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    ["hỉệũ", "Lấỹ", "kíến", "phápbính", "medal", "awarded", "Blocul", "càc", "vrrpr", "®©y", "lòp"],
)
def test_what_no_syllable_can_be_is_known(word: str) -> None:
    assert not is_syllable(word)


def test_abbreviations_figures_and_numbers_of_documents_do_not_count() -> None:
    assert legibility("UBND, HĐND, TĐKT: 2.340.000 đồng (QĐ 12/2025/NĐ-CP)") == 1.0


def test_text_without_words_is_not_called_illegible() -> None:
    assert legibility("12 | 30") == 1.0


def test_good_and_scrambled_text_lie_on_either_side_of_the_threshold() -> None:
    good = "Cá nhân được tặng Huân chương Lao động hạng Ba khi có phát minh, sáng chế."
    bad = "Cá nhân đượ̣c tặ̃ng Hùân chườ́ng Làô độ̀ng hạng Bả khị có phạ́t mịnh, sạ́ng chẹ́."
    assert legibility(bad) + 0.1 < LEAST_LEGIBLE < legibility(good) - 0.1


def test_tables_and_titles_are_not_taken_for_strings_of_keywords() -> None:
    assert is_prose(["Cờ thi đua của Chính phủ | 12,0 lần mức lương cơ sở | tập thể"] * 9)
    assert is_prose(["Hội nghị tổng kết phong trào thi đua yêu nước năm 2025 của tỉnh và huyện"])
