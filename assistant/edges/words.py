"""The word index: BM25 over syllables and pairs of syllables, in tantivy (edge).

Texts reach tantivy as terms that are already made, parted by spaces; queries are built out of
terms too, never parsed, so that nothing a person types can be syntax. Beside the terms of a
passage it keeps which article it is of, and for whole articles the profile that ranking compares.
"""

import asyncio
import math
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import tantivy

from assistant.documents.indexing import plain_terms
from assistant.documents.profiles import Finds, Keys, Profile, key_of
from assistant.documents.terms import Vocabulary
from assistant.edges.hits import hits_of
from assistant.edges.trees import load_vocabulary
from assistant.edges.word_files import (
    PLAIN,
    TERMS,
    Record,
    Snapshot,
    open_index,
    records,
    schema,
)
from assistant.errors import IndexBusy, SearchUnavailable
from assistant.ports import Shelf
from assistant.types import Hit, Passage, Query
from assistant.vietnamese import fold, grams, number_key, tokens

FOLDER = "words"

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
_T = TypeVar("_T")


class WordIndex:
    """An Index, a Finder, a Lexicon and Profiles over the folder `data / "words"`."""

    def __init__(self, data: Path, shelf: Shelf, *, vocabulary: Vocabulary | None = None) -> None:
        """`vocabulary`: the terms that articles may be known by; None for those that ship."""
        self._shelf = shelf
        self._vocabulary = vocabulary
        self._folder = data / FOLDER
        self._schema = schema()
        self._index: tantivy.Index | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._lock = threading.Lock()
        self._generation = -1
        self._snapshot: Snapshot | None = None

    @property
    def survives_kill(self) -> bool:
        """True: tantivy writes new files and names them in one step."""
        return True

    async def search(self, query: Query, *, limit: int) -> list[Hit]:
        """At most `limit` hits, best first; scores are BM25 sums."""
        scored = await self.find(query, limit=int(limit * OVERFETCH) + 1)
        return await hits_of(self._shelf, scored, limit=limit)

    async def find(self, query: Query, *, limit: int) -> list[tuple[str, float]]:
        """Ids and BM25 sums of at most `limit` passages, best first."""
        return await self._call(lambda: self._find(query, limit))

    async def finds(self, query: Query, *, limit: int) -> Finds:
        """At most `limit` passages with their BM25 sums, best first."""
        return await self._call(lambda: self._finds(query, limit))

    async def located(self, scored: Mapping[str, float]) -> Finds:
        """The passages with these ids, in their order; ids that are not indexed are left out."""
        by_key = {key_of(each): score for each, score in scored.items()}
        return await self._briefly(lambda snapshot: snapshot.located(by_key))

    async def profiles(self, articles: Keys) -> list[Profile | None]:
        """The profiles of whole articles; None for what is not indexed as one."""
        kept = await self._call(lambda: self._current().kept(articles))
        return [each.profile if each else None for each in kept]

    async def named(self, passages: Keys) -> list[str | None]:
        """The ids of passages; None for what is not indexed."""
        kept = await self._briefly(lambda snapshot: snapshot.kept(passages))
        return [each.id if each else None for each in kept]

    async def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term of `vietnamese.grams`: ln(1 + N/(n + 0.5)).

        A term that only occurs without its diacritics is counted there.
        """
        return await self._briefly(lambda snapshot: _rarity(snapshot.searcher, terms))

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
        return await self._call(lambda: int(self._current().searcher.num_docs))

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

    async def _briefly(self, work: Callable[[Snapshot], _T]) -> _T:
        """What takes less than half a millisecond is done here and now, unless the files must be
        opened anew first: to hand it to a thread and take it back would take a tenth more."""
        if self._snapshot is None or self._shelf.generation() != self._generation:
            return await self._call(lambda: work(self._current()))
        with _translated():
            return work(self._snapshot)

    async def _call(self, work: Callable[[], _T]) -> _T:
        with _translated():
            return await asyncio.to_thread(work)

    def _current(self) -> Snapshot:
        generation = self._shelf.generation()
        with self._lock:
            if generation != self._generation or self._snapshot is None:
                self._snapshot = self._reloaded()
                self._generation = generation
            return self._snapshot

    def _opened(self) -> tantivy.Index:
        """Opened when first used: an index of another layout must be told by its fingerprint."""
        if self._index is None:
            self._index = open_index(self._folder, self._schema)
        return self._index

    def _reloaded(self) -> Snapshot:
        self._opened().reload()
        return Snapshot(self._opened().searcher())

    def _find(self, query: Query, limit: int) -> list[tuple[str, float]]:
        found, snapshot = self._finds(query, limit), self._current()
        kept = snapshot.kept(found.passage)
        scored = zip(kept, found.score.tolist(), strict=True)
        return [(each.id, score) for each, score in scored if each is not None]

    def _finds(self, query: Query, limit: int) -> Finds:
        snapshot = self._current()
        parts = [*self._number_parts(query), *self._term_parts(query, snapshot.searcher)]
        if not parts or limit < 1:
            return snapshot.located({})
        union = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        return snapshot.found(union, limit)

    def _number_parts(self, query: Query) -> Iterator[tantivy.Query]:
        for number in query.numbers:
            for spelling in {fold(number), number_key(number)}:
                yield self._part("number", spelling, NUMBER_WEIGHT)

    def _term_parts(self, query: Query, searcher: tantivy.Searcher) -> Iterator[tantivy.Query]:
        suffix = PLAIN if query.plain else ""
        weights = _term_weights(query)
        for term in _without_common(weights, searcher, TERMS + suffix):
            yield self._part(TERMS + suffix, term, weights[term])

    def _part(self, field: str, term: str, weight: float) -> tantivy.Query:
        part = tantivy.Query.term_query(self._schema, field, term, index_option="freq")
        return tantivy.Query.boost_query(part, weight)

    def _has_each_once(self, passages: Sequence[Passage]) -> bool:
        searcher = self._current().searcher
        parts = (self._part("id", passage.id, 1.0) for passage in passages)
        return all(len(searcher.search(part, limit=2, count=False).hits) == 1 for part in parts)

    def _ids(self) -> set[str]:
        searcher = self._current().searcher
        found = searcher.terms_with_prefix("id", "", tantivy.Query.all_query())
        return {term for term, passages in found if passages}

    def _upsert(self, passages: Sequence[Passage]) -> None:
        by_id = {passage.id: passage for passage in passages}
        known = self._vocabulary = self._vocabulary or load_vocabulary()
        self._write(records(list(by_id.values()), known), list(by_id))

    def _write(self, made: Iterable[Record], stale: Sequence[str]) -> None:
        """Records may be made as they are taken: tantivy indexes one while the next is made. All of
        it is written, or nothing."""
        with self._lock:
            writer = self._writing()
            try:
                for passage_id in stale:
                    writer.delete_documents_by_term("id", passage_id)
                for record in made:
                    writer.add_document(tantivy.Document.from_dict(record, self._schema))
            except BaseException:
                writer.rollback()
                raise
            writer.commit()
            self._snapshot = self._reloaded()

    def _clear(self) -> None:
        """Documents go; files of another layout, which cannot be opened, go as well."""
        with self._lock:
            try:
                self._opened()
            except ValueError:
                shutil.rmtree(self._folder)
            writer = self._writing()
            writer.delete_all_documents()
            writer.commit()
            self._snapshot = self._reloaded()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._opened().writer(heap_size=_HEAP, num_threads=1)
            except ValueError as error:
                raise IndexBusy(f"word index: {error}") from error
        return self._writer


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


@contextmanager
def _translated() -> Iterator[None]:
    """What tantivy raises, as SearchUnavailable."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise SearchUnavailable(f"word index: {error}") from error


def _rarity(searcher: tantivy.Searcher, terms: Sequence[str]) -> dict[str, float]:
    total = searcher.num_docs
    return {term: math.log(1 + total / (_having(searcher, term) + 0.5)) for term in terms}


def _having(searcher: tantivy.Searcher, term: str) -> int:
    """In how many passages `term` stands."""
    return searcher.doc_freq(TERMS, term) or searcher.doc_freq(TERMS + PLAIN, term)
