"""How documents and their provisions stand on a day: one value made of all documents (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.types import Document, Passage, RelationKind
from assistant.validity.amending import Amendments
from assistant.validity.periods import ALWAYS, Period, Status, periods
from assistant.validity.relating import Texts, text_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The days in force of every document, the amendments among them, and the ids of the copies
    of each text; `declared` are the texts that are known and not at hand, `amending` those of
    either sort that amend another, `texts` finds what a relation is about."""

    documents: tuple[Document, ...] = ()
    declared: tuple[Document, ...] = ()
    periods: Mapping[str, Period]
    amendments: Amendments
    copies: Mapping[str, tuple[str, ...]]
    texts: Texts
    amending: tuple[Document, ...] = ()

    def period(self, document: Document) -> Period:
        """The days in force of a document; always for one that is not known."""
        return self.periods.get(document.id, ALWAYS)

    def holds(self, passage: Passage, on: date) -> bool:
        """Whether the words of a passage are in force on a day.

        Its document is, no later text has rewritten or repealed the provision, and new wording
        has begun to apply.
        """
        if self.period(passage.document).status(on) is not Status.IN_FORCE:
            return False
        begins = self.amendments.begins(passage)
        begun = begins is None or begins <= on
        return begun and self.amendments.removal(passage, on) is None

    def holds_whole(self, document: Document, on: date) -> bool | None:
        """Whether all passages of a document are in force on a day (True) or none of them (False);
        None where that is told passage by passage, because amendments have a part in it."""
        if self.period(document).status(on) is not Status.IN_FORCE:
            return False
        return None if self.amendments.concerns(document) else True


def standing(documents: Sequence[Document], declared: Sequence[Document]) -> Standing:
    """What follows from what the documents, ingested and declared, say of each other."""
    every = sorted((*documents, *declared), key=lambda each: each.id)
    found = periods(every)
    copies: dict[str, tuple[str, ...]] = {}
    for document in sorted(documents, key=lambda each: each.id):
        copies[text_key(document)] = (*copies.get(text_key(document), ()), document.id)
    return Standing(
        documents=tuple(documents),
        declared=tuple(declared),
        periods=found,
        amendments=Amendments(every, found),
        copies=copies,
        texts=Texts(every),
        amending=tuple(filter(_amends, (*documents, *declared))),
    )


def _amends(document: Document) -> bool:
    return any(relation.kind is RelationKind.AMENDS for relation in document.relations)
