"""Texts become messages that Telegram takes: short enough, balanced, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.telegram.markup import LIMIT, Piece, block, messages, paragraph, units
from tests.bots.telegram.cloud.markup import BadMarkup, parse_html

QUOTE = "blockquote expandable"


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    [sent] = messages([paragraph("a < b && <script>x</script> &amp;")])
    assert parse_html(sent.html)[0] == "a < b && <script>x</script> &amp;" == sent.plain


def test_a_heading_stands_above_its_quote() -> None:
    [sent] = messages([block(Piece("Điều 1", "b"), Piece("Lời văn.", QUOTE))])
    assert sent.html == "<b>Điều 1</b>\n<blockquote expandable>Lời văn.</blockquote>"


def test_a_short_answer_is_one_message_and_blocks_are_not_torn() -> None:
    many = [paragraph(f"Đoạn {n}. " + "chữ " * 200) for n in range(12)]
    sent = messages(many)
    assert [len(each.plain.split("\n\n")) for each in sent] == [5, 5, 2]
    assert all(each.plain.startswith("Đoạn ") for each in sent)


def test_a_long_quote_is_cut_at_paragraph_ends_with_its_heading_on_the_first_part() -> None:
    quote = "\n\n".join(f"{n}) " + "lời văn " * 60 for n in range(20))
    first, *others = messages([block(Piece("Điều 1", "b"), Piece(quote.strip(), QUOTE))])
    assert first.html.startswith("<b>Điều 1</b>\n<blockquote expandable>0) ")
    for each in others:
        assert each.html.startswith("<blockquote expandable>")
        assert each.plain.lstrip()[0].isdigit()


def test_words_are_cut_only_where_nothing_else_will_do() -> None:
    sent = messages([paragraph("đ" * 10_000)])
    assert "".join(each.plain for each in sent) == "đ" * 10_000
    assert len(sent) == 3


def test_an_entity_is_never_cut() -> None:
    sent = messages([paragraph("&" * 3_000)])
    assert all(set(each.html.split("&amp;")) == {""} for each in sent)
    assert sum(len(each.plain) for each in sent) == 3_000


def test_letters_outside_the_basic_plane_count_twice() -> None:
    sent = messages([paragraph("🎖" * 2_100)])
    assert [units(each.html) <= LIMIT for each in sent] == [True, True]


@given(
    st.lists(st.tuples(st.sampled_from(["", "b", "i", QUOTE]), st.text(max_size=400)), max_size=6),
    st.integers(150, 400),
)
def test_every_message_fits_and_no_letter_is_lost(
    pieces: list[tuple[str, str]], limit: int
) -> None:
    blocks = [block(Piece(text, tag)) for tag, text in pieces]
    sent = messages(blocks, limit=limit)
    assert all(units(each.html) <= limit for each in sent)
    plain = "".join(squeezed(parse_html(each.html)[0]) for each in sent)
    assert plain == squeezed("".join(text for _, text in pieces if text.strip()))
    assert squeezed("".join(each.plain for each in sent)) == plain


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>x", 'end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'expected "</b>"'),
        ("<script>x</script>", 'Unsupported start tag "script"'),
        ("a < b", "Unclosed start tag"),
        ("<blockquote><blockquote>x</blockquote></blockquote>", "nest"),
        ("x</b>", "Unexpected end tag"),
        ("<b class='x'>x</b>", "attribute"),
    ],
)
def test_the_server_refuses_what_telegram_refuses(source: str, complaint: str) -> None:
    with pytest.raises(BadMarkup, match=complaint):
        parse_html(source)
