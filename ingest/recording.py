"""What became of a source: the entries that the pipeline hands to the manifest (pure)."""

from dataclasses import dataclass

from assistant.types import Document, Failure, Passage
from ingest.types import Text


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that is ready for the index: described, cleaned, split."""

    document: Document
    text: Text
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """`source` is in the index now, made of bytes with `fingerprint` by steps of `versions`."""

    source: str
    fingerprint: str
    versions: str
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class Failed:
    """`source` could not be ingested; what was ingested of it before stays."""

    source: str
    fingerprint: str
    versions: str
    failure: Failure


@dataclass(frozen=True, slots=True)
class Gone:
    """`source` and its document leave the index."""

    source: str


Entry = Kept | Failed | Gone
