"""Which documents a relation means: by number, or by name and day (pure).

Copies and excerpts with one number are one text; it is known here by a key.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.types import Document, Reference, Relation
from assistant.vietnamese import fold, number_key


def text_key(document: Document) -> str:
    """What names the text that a document is a copy of: its number, else its own id."""
    return number_key(document.number) if document.number else f"id:{document.id}"


@lru_cache(maxsize=20_000)
def plain_title(title: str | None) -> str:
    """A title for comparing: folded, without marks."""
    return " ".join(re.findall(r"\w+", fold(title or "")))


class Texts:
    """The documents by number and by title."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.by_number: dict[str, list[Document]] = {}
        self.by_title: dict[str, list[Document]] = {}
        for document in documents:
            self.by_title.setdefault(plain_title(document.title), []).append(document)
            if document.number:
                self.by_number.setdefault(number_key(document.number), []).append(document)

    def of(self, relation: Relation) -> Sequence[Document]:
        """The documents at hand that `relation` is about; () while there are none.

        A text that is named without number is the one of that title, issued on the day named.
        """
        if relation.number is not None:
            return self.by_number.get(number_key(relation.number), ())
        if relation.title is None:
            return ()
        called = self.by_title.get(plain_title(relation.title), ())
        on = relation.issued_on
        return [each for each in called if on is None or each.issued_on == on]

    def keys(self, relation: Relation) -> frozenset[str]:
        """The keys of the texts that `relation` is about, at hand or only numbered."""
        known = frozenset(text_key(each) for each in self.of(relation))
        if known or relation.number is None:
            return known
        return frozenset([number_key(relation.number)])


def covers(place: Reference, other: Reference) -> bool:
    """Whether `other` is the provision `place` or a part of it."""
    return (
        place.article == other.article
        and place.clause in (None, other.clause)
        and place.point in (None, other.point)
        and (place.clause is not None or place.point is None or other.clause is None)
    )
