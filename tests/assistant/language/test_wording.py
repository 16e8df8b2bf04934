"""How questions are worded."""

import pytest

from assistant.language.wording import (
    content_words,
    with_bonus_named,
    with_law_named,
    with_orders_named,
)


@pytest.mark.parametrize(
    "question", ["thưởng giấy khen do ai quyết định", "thưởng bằng khen cấp nào được tặng"]
)
def test_to_award_is_no_bonus_where_who_decides_is_asked(question: str) -> None:
    assert with_bonus_named(question) == question


def test_an_award_after_the_word_for_a_bonus_asks_how_much() -> None:
    assert with_bonus_named("thưởng giấy khen bao nhiêu") == "tiền thưởng giấy khen bao nhiêu"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        (
            "Đã có Huân chương Lao động hạng Ba, lên hạng Nhì cần gì",
            "Đã có Huân chương Lao động hạng Ba, lên Huân chương Lao động hạng Nhì cần gì",
        ),
        (
            "huân chương độc lập hạng nhất, hạng nhì, hạng ba",
            "huân chương độc lập hạng nhất, huân chương độc lập hạng nhì,"
            " huân chương độc lập hạng ba",
        ),
    ],
)
def test_a_class_alone_is_of_the_order_named_before_it(question: str, read: str) -> None:
    assert with_orders_named(question) == read


@pytest.mark.parametrize(
    "question",
    [
        "Huân chương Lao động có mấy hạng",
        "Huân chương Độc lập hạng Ba và Huân chương Lao động hạng Nhì, hạng Ba",
        "hạng nhì của Huân chương Lao động",
        "Huân chương Lao động cho giáo viên hạng Nhì cần gì",
        "Đạt giải hạng nhất thì được gì",
    ],
)
def test_a_class_of_no_order_or_of_one_of_two_stays_as_it_is(question: str) -> None:
    assert with_orders_named(question) == question


def test_who_asks_says_nothing_of_what_is_asked() -> None:
    said = content_words("Năm nay cơ quan tôi nghỉ thai sản bị trừ không", plain=False)
    assert [piece.strip() for piece in said.split("|") if piece.strip()] == ["nghỉ thai sản bị trừ"]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("khoản 2 điều 84", "khoản 2 điều 84 Luật Thi đua, khen thưởng"),
        ("điều 84 khoản 4 quy định gì?", "điều 84 khoản 4 Luật Thi đua, khen thưởng quy định gì?"),
        ("điểm b khoản 1 điều 73", "điểm b khoản 1 điều 73 Luật Thi đua, khen thưởng"),
        ("khoản 5 điều 4 nghị định 152", "khoản 5 điều 4 nghị định 152"),
        ("điều 24 có mấy khoản", "điều 24 có mấy khoản"),
        ("khoản 2", "khoản 2"),
    ],
)
def test_an_article_of_no_text_is_of_the_law_of_the_field(question: str, read: str) -> None:
    assert with_law_named(question) == read
