"""What an administrator knows better than the machine: corrections of documents (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.types import Document, Kind, Relation
from assistant.vietnamese import number_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What holds of the document with this number or id, whatever its text was read to say.

    None leaves a field as it was read. A relation takes the place of those read to the same
    provision of the same text; `removed` are relations that were read and do not exist.
    """

    number: str | None = None
    id: str | None = None
    kind: Kind | None = None
    title: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    relations: tuple[Relation, ...] = ()
    removed: tuple[Relation, ...] = ()

    def is_for(self, document: Document) -> bool:
        """Whether this correction is about `document`, or about another copy of its text."""
        if self.id is not None:
            return self.id == document.id
        own, named = document.number, self.number
        return bool(own and named and number_key(own) == number_key(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """Corrections of ingested documents, and texts that are declared without being at hand."""

    corrections: tuple[Correction, ...] = ()
    declared: tuple[Document, ...] = ()


def corrected(document: Document, corrections: Sequence[Correction]) -> Document:
    """The document with every correction that is about it, in their order."""
    for correction in corrections:
        if correction.is_for(document):
            document = replace(
                document,
                kind=correction.kind or document.kind,
                title=correction.title or document.title,
                issued_on=correction.issued_on or document.issued_on,
                effective_from=correction.effective_from or document.effective_from,
                effective_to=correction.effective_to or document.effective_to,
                relations=_relations(document, correction),
            )
    return document


def read_alike(one: Document, other: Document) -> bool:
    """Whether two versions of a document are split and searched alike."""
    return (one.kind, one.title) == (other.kind, other.title)


def _relations(document: Document, correction: Correction) -> tuple[Relation, ...]:
    said = {_about(relation) for relation in (*correction.relations, *correction.removed)}
    kept = (relation for relation in document.relations if _about(relation) not in said)
    return (*kept, *correction.relations)


def _about(relation: Relation) -> tuple[str | None, object]:
    number = number_key(relation.number) if relation.number else relation.title
    return number, relation.place
