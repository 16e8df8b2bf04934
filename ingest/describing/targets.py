"""The text that an amending sentence acts on: by its number, or by its name and day (pure)."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.types import Kind
from assistant.vietnamese import days
from ingest.describing.numbers import KIND_NAMES, NUMBER, canonical, kind_of_number

_KINDS = "|".join(sorted(map(re.escape, KIND_NAMES), key=len, reverse=True))
WHOLE = re.compile(
    r"(?:sửa đổi|bổ sung)[^.;]{0,40} (?:một số|các) (?:điều|khoản|quy định|điểm)\b(?! \d)[^.;]*?"
    r"(?: của |$)",
    re.IGNORECASE,
)
"""What amends a text as a whole: "Sửa đổi, bổ sung một số điều của …"."""
_NUMBERED = re.compile(
    rf"(?P<kind>{_KINDS})\b(?P<name>[^;()“”]{{0,160}}?)\s*(?:\bsố\s*)?(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<title>\b(?:luật|bộ luật|pháp lệnh) (?!này|sửa đổi)[^;:.()“”]{3,120}?)"
    r"(?:,? (?:đã được|năm \d{4}|ngày)\b|\s*[:.;]?$)",
    re.IGNORECASE,
)
_DAY_AFTER = 140
"""The day of a law named without number stands so near: "… đã được Quốc hội nước … thông qua"."""


@dataclass(frozen=True, slots=True)
class Target:
    """A text by number, or by title and perhaps day; `title` stands beside a law's number too."""

    number: str | None = None
    title: str | None = None
    issued_on: date | None = None
    attached: bool = False


def target_in(text: str) -> Target | None:
    """The first text that `text` names by its number; None where it numbers none."""
    found = _NUMBERED.search(text)
    if found is None:
        return None
    number = canonical(found["number"])
    name = " ".join(found["name"].split())
    titled = kind_of_number(number) is None or found["kind"].lower() in (Kind.LAW, Kind.CODE)
    title = f"{found['kind']} {name}"[:1].upper() + f"{found['kind']} {name}"[1:]
    return Target(
        number=number,
        title=title if titled and name else None,
        attached="kèm theo" in text.lower(),
    )


def named_in(text: str) -> Target | None:
    """A law that `text` names without a number, with the day it was adopted where that is said."""
    found = _NAMED.search(text)
    if found is None:
        return None
    named = days(text[found.end("title") :][:_DAY_AFTER])
    title = found["title"].strip(" ,")
    return Target(title=title[:1].upper() + title[1:], issued_on=named[0].on if named else None)
