"""Passage → what is searched: its fields, their terms, and the index fingerprint (pure).

The word index and the dense index read the same three fields, so that neither finds a passage
by words that the other has never seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import vietnamese
from assistant.errors import IndexMismatch, IndexRebuilding
from assistant.types import Document, Passage
from assistant.vietnamese import fold, grams, number_key

REBUILDING = "đang lập lại, chưa xong"
"""The fingerprint of an index that is being made anew: one that no settings match."""
VERSION = "4"
"""Part of the index fingerprint: raise it when fields, terms or profiles change."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The three parts of a passage that are searched, each a plain string, perhaps empty.

    `title` is the document's title and the headings on the path, `context` the sentences that
    introduce the passage, `body` its own text.
    """

    title: str
    context: str
    body: str


def searched_fields(passage: Passage) -> Fields:
    """What is searched of `passage`; lines in a field are parted by a line break."""
    title = (passage.document.title or "", *passage.headings)
    return Fields(
        title="\n".join(part for part in title if part),
        context="\n".join(lead.text for lead in passage.leads),
        body=passage.text,
    )


def embedded_text(passage: Passage) -> str:
    """The one string that stands for `passage` in the dense index.

    Innermost heading first: models that read only so many tokens must not lose it.
    """
    fields = searched_fields(passage)
    title = "\n".join(reversed(fields.title.split("\n")))
    return "\n".join(part for part in (title, fields.context, fields.body) if part)


def plain_terms(syllables: Sequence[str]) -> list[str]:
    """The terms of syllables for questions typed without diacritics: "thi", "dua", "thi_dua"."""
    return grams(list(map(fold, syllables)))


def number_terms(document: Document) -> tuple[str, ...]:
    """Every way in which a question may name the number of `document`, folded.

    "152/2025/NĐ-CP" of a decree → itself, "nghi dinh 152/2025" and "nghi dinh 152".
    """
    if document.number is None:
        return ()
    return tuple(dict.fromkeys(_ways(number_key(document.number), document)))


def _ways(number: str, document: Document) -> Iterator[str]:
    yield number
    if document.kind is not None:
        kind, parts = fold(document.kind.value), number.split("/")
        yield f"{kind} {'/'.join(parts[:2])}"
        yield f"{kind} {parts[0].split('-')[0]}"


def index_fingerprint(model: str) -> str:
    """What an index depends on: the embedding model and the forms that are matched.

    Written by ingest, compared when the index is opened. Splitting is not part of it: every
    document carries the version it was split with and is replaced when that changes.
    """
    return f"{model}; chuẩn hóa {vietnamese.VERSION}; trường {VERSION}"


def check_fingerprint(found: str | None, *, expected: str) -> None:
    """Raises unless the index is empty (None) or was made as `expected`.

    IndexRebuilding while it is being made anew, IndexMismatch when it was made otherwise.
    """
    if found == REBUILDING:
        raise IndexRebuilding("the index is being made anew")
    if found is not None and found != expected:
        raise IndexMismatch(f"index: {found}", expected=expected, found=found)
