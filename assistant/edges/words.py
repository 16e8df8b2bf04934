"""The word index: BM25 over syllables and pairs of syllables, in tantivy (edge).

Texts reach tantivy as terms that are already made, parted by spaces; queries are built out of
terms too, never parsed, so that nothing a person types can be syntax.
"""

import asyncio
import math
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import tantivy

from assistant.edges.hits import Shelf, hits_of
from assistant.errors import IndexBusy, SearchUnavailable
from assistant.indexing import number_terms, plain_terms, searched_fields
from assistant.types import Hit, Passage, Query
from assistant.vietnamese import fold, grams, number_key, tokens

FOLDER = "words"

FIELD_WEIGHTS = {"title": 4.0, "context": 1.0, "body": 1.0}
"""Title and headings ×4: on 84,147 legal articles BM25 of syllables and pairs with the title ×4
found 59 % of questions' articles first, against 45 % for syllables with equal weights."""
EXPANSION_WEIGHT = 0.3
"""Terms that only a further wording has: they may add a passage, seldom decide the order. Set by
hand."""
NUMBER_WEIGHT = 30.0
"""Lifts passages of a document that is named by its number among the candidates; ranking decides
on their order. Set by hand: BM25 of a number is 4 to 9, of a whole question 60 to 150."""
MOST_COMMON = 0.2
"""A term in a larger share of the passages is left out, while rarer ones remain.

Such terms weigh little (ln 5 = 1.6 at most, against 9 for a rare pair) and have long postings.
"""
CHEAP = 2_000
"""A term in no more passages than this is never left out: its postings are short."""
OVERFETCH = 1.2
"""Hits asked of tantivy for each one wanted: some may be struck out of the library by now."""

_HEAP = 64_000_000
_PLAIN = "_plain"
_T = TypeVar("_T")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("number", tokenizer_name="raw", index_option="basic")
    for field in FIELD_WEIGHTS:
        for name in (field, field + _PLAIN):
            builder.add_text_field(name, tokenizer_name="terms", index_option="freq")
    return builder.build()


class WordIndex:
    """An Index, and a Lexicon, over the folder `data / "words"`; hits come from `shelf`."""

    def __init__(self, data: Path, shelf: Shelf) -> None:
        self._shelf = shelf
        self._schema = _schema()
        self._index = _opened(data / FOLDER, self._schema)
        self._writer: tantivy.IndexWriter | None = None
        self._lock = threading.Lock()
        self._generation = -1

    @property
    def survives_kill(self) -> bool:
        """True: tantivy writes new files and names them in one step."""
        return True

    async def search(self, query: Query, *, limit: int) -> list[Hit]:
        """At most `limit` hits, best first; scores are BM25 sums."""
        scored = await self._call(lambda: self._search(query, int(limit * OVERFETCH) + 1))
        return await hits_of(self._shelf, scored, limit=limit)

    async def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term of `vietnamese.grams`: ln(1 + N/(n + 0.5)).

        A term that only occurs without its diacritics is counted there.
        """
        return await self._call(lambda: self._rarity(terms))

    async def upsert(self, passages: Sequence[Passage]) -> None:
        """Add passages, replacing those with the same id; durable on return."""
        if passages:
            await self._call(lambda: self._upsert(passages))

    async def delete(self, passage_ids: Sequence[str]) -> None:
        """Remove passages; durable on return."""
        if passage_ids:
            await self._call(lambda: self._write((), passage_ids))

    async def count(self) -> int:
        """How many passages are indexed."""
        return await self._call(lambda: int(self._searcher().num_docs))

    async def ids(self) -> set[str]:
        """The ids of all passages that are indexed."""
        return await self._call(self._ids)

    async def clear(self) -> None:
        """Remove everything."""
        await self._call(self._clear)

    async def sound(self, passages: Sequence[Passage]) -> bool:
        """Whether each of `passages` is there once; tantivy itself survives a killed process."""
        return await self._call(lambda: self._has_each_once(passages))

    def close(self) -> None:
        """Let go of the right to write."""
        with self._lock:
            if self._writer is not None:
                self._writer.wait_merging_threads()
                self._writer = None

    async def _call(self, work: Callable[[], _T]) -> _T:
        try:
            return await asyncio.to_thread(work)
        except (ValueError, OSError) as error:
            raise SearchUnavailable(f"word index: {error}") from error

    def _searcher(self) -> tantivy.Searcher:
        generation = self._shelf.generation()
        with self._lock:
            if generation != self._generation:
                self._index.reload()
                self._generation = generation
        return self._index.searcher()

    def _search(self, query: Query, limit: int) -> list[tuple[str, float]]:
        searcher = self._searcher()
        parts = [*self._number_parts(query), *self._term_parts(query, searcher)]
        if not parts or limit < 1:
            return []
        union = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        found = searcher.search(union, limit=limit, count=False).hits
        return [(str(searcher.doc(place)["id"][0]), float(score)) for score, place in found]

    def _number_parts(self, query: Query) -> Iterator[tantivy.Query]:
        for number in query.numbers:
            for spelling in {fold(number), number_key(number)}:
                yield self._part("number", spelling, NUMBER_WEIGHT)

    def _term_parts(self, query: Query, searcher: tantivy.Searcher) -> Iterator[tantivy.Query]:
        suffix = _PLAIN if query.plain else ""
        weights = _term_weights(query)
        rare = _without_common(weights, searcher, "body" + suffix)
        for term in rare:
            for field, weight in FIELD_WEIGHTS.items():
                yield self._part(field + suffix, term, weight * weights[term])

    def _part(self, field: str, term: str, weight: float) -> tantivy.Query:
        part = tantivy.Query.term_query(self._schema, field, term, index_option="freq")
        return tantivy.Query.boost_query(part, weight)

    def _rarity(self, terms: Sequence[str]) -> dict[str, float]:
        searcher = self._searcher()
        total = searcher.num_docs
        return {term: math.log(1 + total / (_having(searcher, term) + 0.5)) for term in terms}

    def _has_each_once(self, passages: Sequence[Passage]) -> bool:
        searcher = self._searcher()
        parts = (self._part("id", passage.id, 1.0) for passage in passages)
        return all(len(searcher.search(part, limit=2, count=False).hits) == 1 for part in parts)

    def _ids(self) -> set[str]:
        searcher = self._searcher()
        found = searcher.terms_with_prefix("id", "", tantivy.Query.all_query())
        return {term for term, passages in found if passages}

    def _upsert(self, passages: Sequence[Passage]) -> None:
        by_id = {passage.id: passage for passage in passages}
        self._write([_record(passage) for passage in by_id.values()], list(by_id))

    def _write(self, records: Iterable[dict[str, list[str]]], stale: Sequence[str]) -> None:
        with self._lock:
            writer = self._writing()
            for passage_id in stale:
                writer.delete_documents_by_term("id", passage_id)
            for record in records:
                writer.add_document(tantivy.Document.from_dict(record, self._schema))
            writer.commit()
            self._index.reload()

    def _clear(self) -> None:
        with self._lock:
            writer = self._writing()
            writer.delete_all_documents()
            writer.commit()
            self._index.reload()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
            except ValueError as error:
                raise IndexBusy(f"word index: {error}") from error
        return self._writer


def _opened(folder: Path, schema: tantivy.Schema) -> tantivy.Index:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(schema, path=str(folder))
    except (ValueError, OSError) as error:
        raise SearchUnavailable(f"word index: {error}") from error
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("terms", analyzer)
    index.config_reader(reload_policy="manual")
    return index


def _record(passage: Passage) -> dict[str, list[str]]:
    fields = searched_fields(passage)
    record = {"id": [passage.id], "number": list(number_terms(passage.document))}
    for name, text in (("title", fields.title), ("context", fields.context), ("body", fields.body)):
        syllables = tokens(text)
        record[name] = [" ".join(grams(syllables))]
        record[name + _PLAIN] = [" ".join(plain_terms(syllables))]
    return record


def _term_weights(query: Query) -> dict[str, float]:
    own = query.folded if query.plain else query.text
    weights = {term: EXPANSION_WEIGHT for text in query.expansions for term in _terms(query, text)}
    return weights | dict.fromkeys(_terms(query, own), 1.0)


def _terms(query: Query, text: str) -> list[str]:
    syllables = tokens(text)
    return plain_terms(syllables) if query.plain else grams(syllables)


def _without_common(
    weights: Iterable[str], searcher: tantivy.Searcher, field: str
) -> Sequence[str]:
    most = max(CHEAP, MOST_COMMON * searcher.num_docs)
    terms = list(weights)
    return [term for term in terms if searcher.doc_freq(field, term) <= most] or terms


def _having(searcher: tantivy.Searcher, term: str) -> int:
    """In how many passages `term` stands, at least: the most of the three fields."""
    exact = max(searcher.doc_freq(field, term) for field in FIELD_WEIGHTS)
    return exact or max(searcher.doc_freq(field + _PLAIN, term) for field in FIELD_WEIGHTS)
