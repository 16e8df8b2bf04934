"""Typing errors are mended, and what is right is left as it is."""

from datetime import date

import pytest

from assistant.edges.diacritics import load_diacritics
from assistant.language.diacritics import restore
from assistant.language.spelling import mended
from assistant.types import Question
from assistant.understanding.query import understand

MODEL = load_diacritics()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tiêu chuẩn chiến sĩ thi đua cơ xở?", "Tiêu chuẩn chiến sĩ thi đua cơ sở?"),
        ("mức tiền khen thuởng", "mức tiền khen thưởng"),
        ("Huân chươg Lao động hạng Ba", "Huân chương Lao động hạng Ba"),
        ("ai công nhận lao đông tiên tiến", "ai công nhận lao động tiên tiến"),
        ("tiêu chuẩn danh hiêu chiến sĩ thi đua", "tiêu chuẩn danh hiệu chiến sĩ thi đua"),
        ("hồ sơ đề ngị khen thưởng", "hồ sơ đề nghị khen thưởng"),
        ("hồ xơ đề nghị tặng danh hiệu", "hồ sơ đề nghị tặng danh hiệu"),
        ("hồ xơ đề nghị khen thuởng", "hồ sơ đề nghị khen thưởng"),
        ("Huâm chương Lao động", "Huân chương Lao động"),
        ("nhân dịp kỳ niệm ngày thành lập", "nhân dịp kỷ niệm ngày thành lập"),
    ],
)
def test_a_mistyped_word_becomes_the_one_that_was_meant(typed: str, meant: str) -> None:
    assert mended(typed, MODEL) == meant


@pytest.mark.parametrize(
    "right",
    [
        "Bằng khen là danh hiệu thi đua cao nhất phải không?",
        "Có mấy hình thức khen thưởng, kể tên",
        "Ông Trịnh Xuân Thanh, bà H'Hen Niê, Đắk Lắk, Kpă Klơng",
        "ai là khối phó khối kinh tế năm 2017",
        "gửi email tới thidua@coso.vn, xem https://www.tdkt.vn/huong-dan/hoso",
        "đk xét cstdcs, hs gồm bn bản, đc thưởng ko",
        "Nghị định 98/2023/NĐ-CP và Chỉ thị 34-CT/TW",
        "HUÂN CHƯƠG",
        "thông tư nào hướng dẫn luật thi đua, khen thưởng",
        "Cách nấu phở bò, cập nhật online trên website",
        "Ủy ban nhân dân, Uỷ ban, chiến sỹ, hoà bình, hòa bình",
        "",
    ],
)
def test_what_is_right_or_unknown_is_left_as_it_is(right: str) -> None:
    assert mended(right, MODEL) == right


def test_where_two_words_may_be_meant_neither_is_put_in() -> None:
    assert mended("cơ xờ của", MODEL) == "cơ xờ của"


def test_what_is_mended_is_what_is_shown_and_searched_beside_what_was_typed() -> None:
    query = understand(
        Question(text="Tiêu chuẩn chiến sĩ thi đua cơ xở?", as_of=None),
        today=date(2026, 11, 22),
        restore=lambda text: mended(restore(text, MODEL), MODEL),
    )
    assert query.text == "Tiêu chuẩn chiến sĩ thi đua cơ sở?"
    assert query.original == "Tiêu chuẩn chiến sĩ thi đua cơ xở?"
    assert query.original in query.expansions
