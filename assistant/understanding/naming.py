"""Which document a question names, by number, by number cut short, or by year (pure)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.documents.labelling import retold
from assistant.language.abbreviations import DOCUMENT_ABBREVIATIONS
from assistant.types import Document, Intent, Kind, Passage, Query
from assistant.vietnamese import fold, number_key

_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_KINDS = "|".join(
    sorted({"luật", "bộ luật", "pháp lệnh", *DOCUMENT_ABBREVIATIONS.values()}, key=len)[::-1]
)
_CALLED = re.compile(
    rf"(?<!\w)(?:{_KINDS})(?:\s+thi đua,?\s+khen thưởng)?\s+(?:số\s+|năm\s+)?\d[\w/-]*",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?:(?:dieu|khoan|diem|so|luat|bo luat|nghi dinh|thong tu|thi dua|khen thuong|noi dung"
    r"|toan van|nguyen van|quy dinh|cua|tai|theo|ve|\d+[a-z]?|[a-z])(?!\w)|\W)*"
)
_SHORT = {fold(long): fold(short) for short, long in DOCUMENT_ABBREVIATIONS.items()}


def is_number(named: str, number: str | None, kind: Kind | None) -> bool:
    """Whether `named` ("98/2023/nd-cp", "nghi dinh 98", "luat 2022") is this document's number."""
    if number is None:
        return False
    key = number_key(number)
    if " " not in named:
        return number_key(named) == key
    kind_named, _, digits = named.rpartition(" ")
    begins = key.startswith((digits + "/", digits + "-"))
    of_year = _BARE_YEAR.fullmatch(digits) is not None and f"/{digits}/" in key
    return (begins or of_year) and kind is not None and fold(kind) == kind_named


def is_named(query: Query, document: Document) -> bool:
    """Whether a question that points at an article means this document: by its number, or as
    the law when it names none ("khoản 2 điều 24 luật TĐKT")."""
    if query.numbers:
        return any(is_number(each, document.number, document.kind) for each in query.numbers)
    return document.kind is Kind.LAW and re.search(r"(?<!\w)luat(?!\w)", query.folded) is not None


def retells(query: Query, passage: Passage) -> bool:
    """Whether a passage is of a summary's section on an article of a text the question names."""
    if passage.document.kind is not Kind.SUMMARY or (rule := retold(passage)) is None:
        return False
    return any(
        spoken(name).search(fold(rule)) if rule else is_text(name, passage.document)
        for name in query.numbers
    )


def only_points(query: Query) -> bool:
    """Whether a question says nothing but where to look: "điều 23 luật TĐKT quy định gì"."""
    said = fold(query.contents[0])
    return bool(query.references) and _POINTING.fullmatch(said) is not None


def named(name: str, documents: Iterable[Document]) -> list[Document]:
    """The documents that a question calls `name`, copies and excerpts of one text among them."""
    return [each for each in documents if is_number(name, each.number, each.kind)]


def absent(query: Query, documents: Iterable[Document]) -> tuple[str, ...]:
    """The texts that a question names, where none of them is among `documents`; () otherwise.

    Reports of an event are told by more than the number of the text that it was about.
    """
    if not query.numbers or query.intent is Intent.EVENT:
        return ()
    at_hand = any(is_text(name, document) for name in query.numbers for document in documents)
    return () if at_hand else query.numbers


def is_text(name: str, document: Document) -> bool:
    """Whether this document is the text that is called `name`, or a summary of it."""
    if is_number(name, document.number, document.kind):
        return True
    return (
        document.official is not None and spoken(name).search(fold(document.official)) is not None
    )


def names_number(name: str, number: str) -> bool:
    """Whether `name` is this number of a text whose kind is told by the number alone."""
    letters = _SHORT.get(name.rpartition(" ")[0], "qh")
    kind = Kind.LAW if letters == "qh" else None
    kind = kind or next((each for each in Kind if _SHORT.get(fold(each)) == letters), None)
    of_kind = " " not in name or re.search(rf"[/-]{letters}", number_key(number)) is not None
    return of_kind and is_number(name, number, kind)


def called(query: Query) -> str:
    """What a question calls the texts it names, in its own words: "Nghị định 999/2030"."""
    names = [" ".join(found[0].split()) for found in _CALLED.finditer(query.text)]
    return ", ".join(dict.fromkeys(names)) or ", ".join(each.upper() for each in query.numbers)


def called_one(query: Query, name: str) -> str:
    """What a question calls the one text `name` of those it names."""
    digits = re.split(r"[/-]", name.rpartition(" ")[2])[0]
    calls = (" ".join(found[0].split()) for found in _CALLED.finditer(query.text))
    return next(
        (each for each in calls if re.search(rf"(?<!\d){digits}(?!\d)", each)), name.upper()
    )


def speaks_of(name: str, passage: Passage) -> bool:
    """Whether a passage of another text names the text `name` ("98/2023/nd-cp", "nghi dinh 98",
    "luat 2022")."""
    headings = (f"{step.number} {step.heading}" for step in passage.path)
    said = "\n".join([passage.document.title or "", *headings, passage.text])
    return spoken(name).search(fold(said)) is not None


@lru_cache(maxsize=100)
def spoken(name: str) -> re.Pattern[str]:
    """Finds a name of a text in folded words: whole, or cut short behind its kind."""
    if " " not in name:
        return re.compile(rf"(?<![\w/]){re.escape(name)}(?![\w-])")
    kind, _, digits = name.rpartition(" ")
    kinds = f"(?:{kind}|{_SHORT.get(kind, kind)})"
    found = rf"(?<!\w){kinds}(?: [^\W\d]+,?){{0,5}} ?{re.escape(digits)}(?!\d)"
    if _BARE_YEAR.fullmatch(digits):
        found += rf"|(?<!\w){kinds} [^.;\n]{{0,60}}\d/{digits}/"
    return re.compile(found)
