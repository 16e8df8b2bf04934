"""Sentences that change words: "thay cụm từ “…” bằng cụm từ “…” tại khoản 1 Điều 2" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.types import Reference
from ingest.describing.provisions import provisions

_WORDS = r"“(?P<{name}>[^“”]*(?:“[^“”]*”[^“”]*)*)”"
_OLD, _NEW = _WORDS.format(name="old"), _WORDS.format(name="new")
_REPLACED = re.compile(
    rf"{_OLD}(?P<between>[^“”]*?)\b(?:bằng|thành|sửa lại là|đọc là|đính chính là)\b[^“”.;]{{0,30}}?"
    rf"{_NEW}(?P<after>[^“”]*)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    rf"\bbỏ (?:các )?(?:cụm từ|từ|chữ|cụm)\s*{_OLD}(?P<after>[^“”]*)", re.IGNORECASE
)
_PUT_IN = re.compile(
    rf"\bbổ sung (?:cụm từ|từ|chữ)\s*{_NEW}\s*(?:vào )?(?:ngay )?(?P<side>sau|trước) "
    rf"(?:cụm từ|từ|chữ)\s*{_OLD}(?P<after>[^“”]*)",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r'"([^"]*)"')
_CHANGES_WORDS = re.compile(
    r"\b(?:thay|thay thế|thay đổi|sửa|sửa đổi|bỏ|bổ sung|đính chính)\s+(?:các\s+)?"
    r"(?:cụm từ|từ|chữ|cụm số|số)\s*[“\"]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rewording:
    """`old` is read as `new` ("" where it is left out) in `places`, () for the whole text."""

    old: str
    new: str
    places: tuple[Reference, ...]


def changes_words(text: str) -> bool:
    """Whether a sentence changes words of another text, and not whole provisions."""
    return bool(_CHANGES_WORDS.search(text))


def rewordings(text: str, *, within: str = "") -> Iterator[Rewording]:
    """Every change of words in `text`; `within` names the provision that the text goes on about
    ("khoản 1 Điều 5"), for places that are named without it."""
    curly = _STRAIGHT.sub(r"“\1”", text)
    for found in _REPLACED.finditer(curly):
        where = found["between"] if provisions(found["between"] + within) else found["after"]
        yield Rewording(found["old"], found["new"], _places(where, within))
    for found in _LEFT_OUT.finditer(curly):
        yield Rewording(found["old"], "", _places(found["after"], within))
    for found in _PUT_IN.finditer(curly):
        joined = _beside(found["old"], found["new"], found["side"])
        yield Rewording(found["old"], joined, _places(found["after"], within))


def _beside(old: str, new: str, side: str) -> str:
    if side.lower() == "trước":
        return f"{new} {old}"
    return f"{old}{new}" if new[:1] in ",;.:" else f"{old} {new}"


def _places(where: str, within: str) -> tuple[Reference, ...]:
    """The provisions named in `where`, filled up from `within`: that alone where none is."""
    if "điều" in where.lower() or not within:
        return provisions(where)
    return provisions(f"{where} {within}") or provisions(within)
