"""Raw → Prepared: the pure steps of a document in their order (pure)."""

from collections.abc import Sequence

from assistant import vietnamese
from assistant.validity.correcting import Correction, corrected
from ingest import splitting
from ingest.cleaning import clean
from ingest.describing import describe
from ingest.parsing import parse
from ingest.recording import Prepared
from ingest.splitting import split
from ingest.types import Raw

READING = "3"
"""Raise it when parsing, cleaning or describing would read the same bytes differently."""

VERSIONS = f"reading {READING}; splitting {splitting.VERSION}; forms {vietnamese.VERSION}"
"""Stands beside every document: one made by other versions is made again at the next ingest."""


def prepare(raw: Raw, corrections: Sequence[Correction] = ()) -> Prepared:
    """Parse, clean, describe, split; DocumentRejected when it is no document.

    The document is kept as it was read; its passages are those of the corrected one.
    """
    text = clean(parse(raw))
    document = describe(raw, text)
    return Prepared(document, text, split(corrected(document, corrections), text))
