"""The files of the word index: how they are laid out, what was read of them (edge: tantivy)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from assistant.documents.forms import Forms, forms_of, profile_of, remembered_forms, with_pairs
from assistant.documents.indexing import Fields, number_terms, searched_fields
from assistant.documents.profiles import (
    Finds,
    Ids,
    Ints,
    Keys,
    Profile,
    Scores,
    article_number,
    document_number,
    from_bytes,
    key_of,
    ranked_as,
    to_bytes,
)
from assistant.documents.terms import Vocabulary, with_telling
from assistant.types import Passage

TERMS = "terms"
PLAIN = "_plain"
"""Ends the name of the field whose terms have no diacritics."""
COLUMNS = ("passage", "article", "document", "article_number")
"""Numbers of a passage that lie in columns: all of 84,000 passages are read in 90 ms."""
TITLE_TIMES = 4
"""How often the terms of title and headings count beside one of the text (BM25F: weighted counts
first, one saturation after).

On 84,147 legal articles, acc@1 of zalo and qa questions: once 0.57 and 0.44, ×2 0.60 and 0.47, ×4
0.61 and 0.49, ×6 0.62 and 0.49. A field of its own for titles with its own BM25, added ×4: 0.47
and 0.41.
"""
_STORED = {"docstore_compression": "none", "docstore_blocksize": 4_096}
"""To read what is stored of one of 84,147 passages takes 5 µs. Compressed in blocks of 16 KB, as
tantivy does it by itself, it takes 12 µs, for a block is unpacked whole; the files are 157 instead
of 202 MB."""
_SEGMENT = 32
"""Bits of a place within its segment."""
MOST_KEPT = 20_000
"""Passages whose stored part is kept in memory, about 2 KB each."""
_TOGETHER = 100
"""Passages whose records are made together: more gains nothing, and tantivy is kept waiting."""

Record = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of a passage; a part of an article has no profile of its own."""

    id: str
    profile: Profile | None


@dataclass(frozen=True)
class Snapshot:
    """The index as it stood at one moment, and what was read of it since."""

    searcher: tantivy.Searcher
    _kept: dict[int, Kept] = field(default_factory=dict)

    def found(self, query: tantivy.Query, limit: int) -> Finds:
        """The best passages for `query`, best first."""
        hits = self.searcher.search(query, limit=limit, count=False).hits
        rows = np.searchsorted(self._addresses, _addresses(place for _, place in hits))
        return self._finds(rows, np.array([score for score, _ in hits], dtype=np.float32))

    def located(self, scores: Mapping[int, float]) -> Finds:
        """The passages with these keys, in their order; keys that are not indexed are left out."""
        keys = np.fromiter(scores, dtype=np.uint64, count=len(scores))
        rows = self._rows(keys)
        known = rows >= 0
        said = np.fromiter(scores.values(), dtype=np.float32, count=len(scores))
        return self._finds(rows[known], said[known])

    def kept(self, keys: Keys) -> list[Kept | None]:
        """What is stored of the passages with these keys, None for one that is not indexed.

        Read as they lie in the files, neighbours together, in half the time.
        """
        rows = self._rows(keys)
        read = {row: self._read(row) for row in np.sort(rows[rows >= 0]).tolist()}
        return [read.get(row) for row in rows.tolist()]

    def _read(self, row: int) -> Kept:
        if (kept := self._kept.get(row)) is None:
            kept = _kept(self.searcher.doc(self._places[row]))
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[row] = kept
        return kept

    def _finds(self, rows: Ints, scores: Scores) -> Finds:
        columns = self._columns
        return Finds(
            passage=columns["passage"][rows],
            article=columns["article"][rows],
            document=columns["document"][rows].astype(np.int64),
            number=columns["article_number"][rows].astype(np.int64),
            score=scores,
        )

    def _rows(self, keys: Keys) -> Ints:
        """The rows of passages with these keys, -1 for what is not indexed."""
        order, known = self._by_key
        if not len(known):
            return np.full(len(keys), -1)
        at = np.searchsorted(known, keys).clip(max=len(known) - 1)
        return np.where(known[at] == keys, order[at], -1)

    @cached_property
    def _places(self) -> list[tantivy.DocAddress]:
        """Where the passage of each row is; those that were deleted have no row."""
        most = max(self.searcher.num_docs, 1)
        every = self.searcher.search(tantivy.Query.all_query(), limit=most, count=False)
        return sorted((place for _, place in every.hits), key=_address)

    @cached_property
    def _addresses(self) -> Ints:
        return _addresses(self._places)

    @cached_property
    def _columns(self) -> Mapping[str, Keys]:
        read = self.searcher.fast_field_values
        return {name: np.array(read(name, self._places), dtype=np.uint64) for name in COLUMNS}

    @cached_property
    def _by_key(self) -> tuple[Ints, Keys]:
        keys = self._columns["passage"]
        order = np.argsort(keys)
        return order, keys[order]


def schema() -> tantivy.Schema:
    """The fields of a passage: terms with and without diacritics, numbers, and what is stored."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("number", tokenizer_name="raw", index_option="basic")
    for name in (TERMS, TERMS + PLAIN):
        builder.add_text_field(name, tokenizer_name="terms", index_option="freq")
    for name in COLUMNS:
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field("profile", stored=True, indexed=False)
    return builder.build()


def records(passages: Sequence[Passage], known: Vocabulary) -> Iterator[Record]:
    """Passages as the fields of `schema`; `known` are the terms that they may be known by."""
    for start in range(0, len(passages), _TOGETHER):
        yield from _records(passages[start : start + _TOGETHER], known)


def _records(passages: Sequence[Passage], known: Vocabulary) -> Iterator[Record]:
    parts = [_parts(searched_fields(passage)) for passage in passages]
    marked = _searched([part.marked for each in parts for part in each])
    plain = _searched([part.plain for each in parts for part in each])
    profiles = _profiles(passages, [body.numbers for *_, body in parts], known)
    for passage, *terms in zip(passages, marked, plain, strict=True):
        profile = profiles.get(passage.id)
        yield _numbers(passage) | {
            **dict(zip((TERMS, TERMS + PLAIN), terms, strict=True)),
            "profile": [] if profile is None else [to_bytes(profile)],
        }


def _profiles(
    passages: Sequence[Passage], bodies: Sequence[Ids], known: Vocabulary
) -> dict[str, Profile]:
    """The profiles of those that are whole articles, by id."""
    whole = {
        passage.id: profile_of(passage, body=body)
        for passage, body in zip(passages, bodies, strict=True)
        if passage.id == ranked_as(passage)
    }
    return dict(zip(whole, with_telling(list(whole.values()), known), strict=True))


def _parts(fields: Fields) -> tuple[Forms, Forms, Forms]:
    return remembered_forms(fields.title), remembered_forms(fields.context), forms_of(fields.body)


def _searched(texts: Sequence[str]) -> list[list[str]]:
    """The terms of each passage, of whose three fields `texts` are the syllables."""
    terms = with_pairs(texts)
    fields = zip(terms[::3], terms[1::3], terms[2::3], strict=True)
    return [[title] * TITLE_TIMES + [context, body] for title, context, body in fields]


def _numbers(passage: Passage) -> Record:
    return {
        "id": [passage.id],
        "passage": [key_of(passage.id)],
        "article": [key_of(ranked_as(passage))],
        "document": [document_number(passage.document_id)],
        "article_number": [article_number(passage)],
        "number": list(number_terms(passage.document)),
    }


def open_index(folder: Path, fields: tantivy.Schema) -> tantivy.Index:
    """The index in `folder`, made where there is none; read anew only when it is told to."""
    folder.mkdir(parents=True, exist_ok=True)
    if not tantivy.Index.exists(str(folder)):
        _make(folder, fields)
    index = tantivy.Index(fields, path=str(folder))
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("terms", analyzer)
    index.config_reader(reload_policy="manual")
    return index


def _make(folder: Path, fields: tantivy.Schema) -> None:
    """An empty index that stores what it keeps of passages as `_STORED` says.

    tantivy reads this from its description of the index, and tantivy-py has no other way to it.
    """
    tantivy.Index(fields, path=str(folder))
    meta = folder / "meta.json"
    described = json.loads(meta.read_text())
    described["index_settings"] |= _STORED
    whole = meta.with_suffix(".new")
    whole.write_text(json.dumps(described))
    whole.replace(meta)


def _address(place: tantivy.DocAddress) -> int:
    """Segment and place in it as one number, which rises as the rows do."""
    return int(place.segment_ord << _SEGMENT | place.doc)


def _addresses(places: Iterable[tantivy.DocAddress]) -> Ints:
    return np.fromiter(map(_address, places), dtype=np.int64)


def _kept(stored: tantivy.Document) -> Kept:
    profile = stored["profile"]
    return Kept(str(stored["id"][0]), from_bytes(profile[0]) if profile else None)
