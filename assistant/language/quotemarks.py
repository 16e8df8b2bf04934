"""Quotation marks as people and models set them, curly, straight and mixed (pure)."""

import re
from dataclasses import dataclass

from assistant.types import Span

_MARKS = "“”„‟«»\"‹›‘’'"
_OPENING, _CLOSING = frozenset("“„«‹‘"), frozenset("”»›’")
_BEFORE_OPENING = frozenset(" \n\t([{:–—-/,;" + _MARKS)
_AFTER_CLOSING = frozenset(" \n\t)]}.,;:!?…–—-/" + _MARKS)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks: `inner` without, `outer` with them."""

    inner: Span
    outer: Span


class Unbalanced(ValueError):
    """A mark opens that none closes, or closes what none opened."""


def quoted(text: str) -> list[Quoted]:
    """The outermost quotations of `text` in order; Unbalanced when its marks do not pair.

    A mark opens or closes by the space beside it; the way it bends decides where that does not
    tell. An apostrophe between letters ("K'Ho") is none.
    """
    found: list[Quoted] = []
    open_at: list[int] = []
    for at, character in enumerate(text):
        if character not in _MARKS or _is_apostrophe(text, at):
            continue
        if _opens(text, at):
            open_at.append(at)
        elif not open_at:
            raise Unbalanced(text)
        else:
            start = open_at.pop()
            if not open_at:
                found.append(Quoted(Span(start + 1, at), Span(start, at + 1)))
    if open_at:
        raise Unbalanced(text)
    return found


def _is_apostrophe(text: str, at: int) -> bool:
    inside = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return inside and text[at] in "'’‘"


def _opens(text: str, at: int) -> bool:
    left = at == 0 or text[at - 1] in _BEFORE_OPENING
    right = at == len(text) - 1 or text[at + 1] in _AFTER_CLOSING
    if left != right:
        return left
    return text[at] in _OPENING or (text[at] not in _CLOSING and left)


def without_marks(text: str) -> str:
    """`text` with its quotation marks blanked; apostrophes stay."""
    return "".join(
        " " if each in _MARKS and not _is_apostrophe(text, at) else each
        for at, each in enumerate(text)
    )


def find_quote(quote: str, text: str) -> Span | None:
    """Where `quote` stands in `text` as whole words; None where it does not.

    Every character must agree; only the width of white space and the style of the marks inside
    may differ. A number is quoted whole or not at all: "15" does not stand in "15%" nor "1.500".
    """
    words = quote.split()
    if not words:
        return None
    body = r"\s+".join("".join(map(_letter, word)) for word in words)
    starts = r"(?<![\w.,/%-])" if words[0][0].isdigit() else r"(?<!\w)"
    ends = r"(?![\w%]|[.,/-]\d)"
    if words[-1][-1].isdigit():
        ends += r"(?!\s*(?:%|phần trăm|trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))"
    match = re.search(starts + body + ends, text)
    return Span(match.start(), match.end()) if match else None


def _letter(character: str) -> str:
    return f"[{re.escape(_MARKS)}]" if character in _MARKS else re.escape(character)
