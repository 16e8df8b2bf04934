"""Which document a question names, by number, by number cut short, or by year (pure)."""

import re
from collections.abc import Iterable

from assistant.types import Document, Kind, Query
from assistant.vietnamese import fold, number_key

_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


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


def named(name: str, documents: Iterable[Document]) -> list[Document]:
    """The documents that a question calls `name`, copies and excerpts of one text among them."""
    return [each for each in documents if is_number(name, each.number, each.kind)]
