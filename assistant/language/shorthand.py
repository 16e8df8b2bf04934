"""Short forms that mean several things, settled by the words beside them (pure).

What each may mean, and what tells it, stands in `assistant.language.short_forms`.
"""

import re
from collections.abc import Callable

from assistant.language.short_forms import READINGS
from assistant.vietnamese import fold, normal

_WORD = re.compile(r"(?<![\w/&.-])[^\W\d_]{1,3}(?![\w/&-]|\.\w)")
_CONTEXTS = {
    short: tuple(
        (long, re.compile(rf"(?<!\w)(?:{context})") if context else None)
        for long, context in readings
    )
    for short, readings in READINGS.items()
}
_LOUD = frozenset({"hđ", "sk", "hs", "đk", "đv", "xd", "qđ", "nđ", "tc", "gv", "nv", "nq", "vb",
                   "hcm", "vn"})  # fmt: skip
"""Read without a context in capitals too; the others there are initials of anything."""

_LOOKED_AT = 80
"""Characters beside a short form in which its contexts are looked for: the longest takes 25."""
_GOES_ON = " x"
"""Stands for what is not looked at, so that no context takes the last word for the end."""


def is_short(word: str) -> bool:
    """Whether a word is one of these short forms, whatever it means."""
    return fold(word) in _CONTEXTS


def written_out(text: str, *, write: Callable[[str], str] = str) -> str:
    """`text` with the short forms that its other words settle written out, from left to right;
    `write` gives a long form as it is to stand.

    "hđ xét sk" → "hội đồng xét sáng kiến"; "ký hđ 1 năm" → "ký hợp đồng 1 năm".
    """
    done, at = "", 0
    for found in _WORD.finditer(text):
        done += text[at : found.start()]
        done += write(meant) if (meant := _meant(found, done)) else found[0]
        at = found.end()
    return done + text[at:]


def _meant(found: re.Match[str], done: str) -> str | None:
    """What a short form means after `done`, the text before it with its short forms written out."""
    word = found[0]
    readings = _CONTEXTS.get(normal(word)) or _CONTEXTS.get(fold(word))
    if not readings:
        return None
    before, after = _before(done), _after(found.string, found.end())
    by_itself = not word.isupper() or normal(word) in _LOUD
    fitting = (
        long for long, told in readings if (told.search(f"{before}§{after}") if told else by_itself)
    )
    return next(fitting, None)


def _before(text: str) -> str:
    """The last words of a text, folded, as far as contexts look at them."""
    near = text[-_LOOKED_AT:]
    return fold(near if len(text) <= _LOOKED_AT else near.partition(" ")[2])


def _after(text: str, begin: int) -> str:
    """The words of a text from `begin` on, folded, as far as contexts look at them."""
    near = text[begin : begin + _LOOKED_AT]
    return fold(near if begin + _LOOKED_AT >= len(text) else near.rpartition(" ")[0] + _GOES_ON)
