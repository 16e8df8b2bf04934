"""The files of the word index: how they are laid out, what was read of them (edge: tantivy)."""

from dataclasses import dataclass, field
from pathlib import Path

import tantivy

from assistant.documents.profiles import Profile, from_bytes

TERMS = "terms"
PLAIN = "_plain"
"""Ends the name of the field whose terms have no diacritics."""
MOST_KEPT = 20_000
"""Passages whose stored part is kept in memory, about 2 KB each."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of a passage; a part of an article has no profile of its own."""

    id: str
    article_id: str
    profile: Profile | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index as it stood at one moment, and what was read of it since."""

    searcher: tantivy.Searcher
    by_place: dict[tuple[int, int], Kept] = field(default_factory=dict)
    by_id: dict[str, Kept] = field(default_factory=dict)

    def read(self, place: tantivy.DocAddress) -> Kept:
        """What is stored at `place`."""
        address = (place.segment_ord, place.doc)
        if (kept := self.by_place.get(address)) is None:
            kept = _kept(self.searcher.doc(place))
            if len(self.by_place) >= MOST_KEPT:
                self.by_place.clear()
                self.by_id.clear()
            self.by_place[address] = self.by_id[kept.id] = kept
        return kept


def schema() -> tantivy.Schema:
    """The fields of a passage: terms with and without diacritics, and what is stored."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "article"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("number", tokenizer_name="raw", index_option="basic")
    for name in (TERMS, TERMS + PLAIN):
        builder.add_text_field(name, tokenizer_name="terms", index_option="freq")
    builder.add_bytes_field("profile", stored=True, indexed=False)
    return builder.build()


def open_index(folder: Path, fields: tantivy.Schema) -> tantivy.Index:
    """The index in `folder`, made where there is none; read anew only when it is told to."""
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(fields, path=str(folder))
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("terms", analyzer)
    index.config_reader(reload_policy="manual")
    return index


def _kept(stored: tantivy.Document) -> Kept:
    profile = stored["profile"]
    return Kept(
        id=str(stored["id"][0]),
        article_id=str(stored["article"][0]),
        profile=from_bytes(profile[0]) if profile else None,
    )
