"""Fakes of the ports, in memory; tests/contracts holds them to the promises of the real edges."""

import math
import zlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from assistant.documents.forms import forms_of, profile_of
from assistant.documents.indexing import embedded_text
from assistant.documents.profiles import (
    Finds,
    Keys,
    Profile,
    article_number,
    document_number,
    key_of,
    ranked_as,
)
from assistant.errors import ModelUnavailable
from assistant.types import (
    Conversation,
    Decision,
    Document,
    Hit,
    Passage,
    Prompt,
    Query,
    Rated,
    Rating,
    Tally,
    Turn,
)
from assistant.vietnamese import grams, tokens


class FakeEmbedder:
    """Hashes syllables and their pairs into a small vector: texts that share words are near."""

    def __init__(self, *, dimensions: int = 64, fingerprint: str = "fake") -> None:
        self._dimensions = dimensions
        self.fingerprint = fingerprint

    def embed_queries(self, texts: list[str]) -> NDArray[np.float32]:
        return self._embed(texts)

    def embed_passages(self, texts: list[str]) -> NDArray[np.float32]:
        return self._embed(texts)

    def _embed(self, texts: list[str]) -> NDArray[np.float32]:
        rows = np.full((len(texts), self._dimensions), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for term in grams(tokens(text)):
                row[zlib.crc32(term.encode()) % self._dimensions] += 1
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


class FakeLibrary:
    """A Library, and a shelf for searchers, over documents given with their text and passages."""

    def __init__(self) -> None:
        self._documents: dict[str, tuple[Document, str]] = {}
        self._passages: dict[str, Passage] = {}
        self._generation = 0

    def add(self, document: Document, text: str, passages: Iterable[Passage]) -> None:
        self._documents[document.id] = (document, text)
        self._passages |= {passage.id: passage for passage in passages}
        self._generation += 1

    def remove(self, document_id: str) -> None:
        del self._documents[document_id]
        kept = self._passages.values()
        self._passages = {one.id: one for one in kept if one.document_id != document_id}
        self._generation += 1

    async def documents(self) -> list[Document]:
        return [self._documents[one][0] for one in sorted(self._documents)]

    async def declared(self) -> list[Document]:
        return []

    async def text(self, document_id: str) -> str | None:
        return self._documents[document_id][1] if document_id in self._documents else None

    async def passages(self, document_id: str) -> list[Passage]:
        return [one for one in self._passages.values() if one.document_id == document_id]

    async def hydrate(self, passage_ids: Sequence[str]) -> list[Passage]:
        return [self._passages[one] for one in passage_ids if one in self._passages]

    def generation(self) -> int:
        return self._generation


def finds_of(scored: Sequence[tuple[Passage, float]]) -> Finds:
    """Passages with their scores as what a search found."""
    found = [one for one, _ in scored]
    return Finds(
        passage=np.array([key_of(one.id) for one in found], dtype=np.uint64),
        article=np.array([key_of(ranked_as(one)) for one in found], dtype=np.uint64),
        document=np.array([document_number(one.document_id) for one in found], dtype=np.int64),
        number=np.array([article_number(one) for one in found], dtype=np.int64),
        score=np.array([score for _, score in scored], dtype=np.float32),
    )


class FakeIndex:
    """An Index and Lexicon that counts terms shared with the question, the rarer the better."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._passages = {passage.id: passage for passage in passages}

    async def search(self, query: Query, *, limit: int) -> list[Hit]:
        rarity = await self.rarity(wanted := grams(tokens(query.text)))
        hits = [
            Hit(one, sum(rarity[term] for term in set(wanted) & _terms(one)))
            for one in self._passages.values()
        ]
        best = sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))
        return [hit for hit in best if hit.score > 0][:limit]

    async def find(self, query: Query, *, limit: int) -> list[tuple[str, float]]:
        return [(hit.passage.id, hit.score) for hit in await self.search(query, limit=limit)]

    async def finds(self, query: Query, *, limit: int) -> Finds:
        return await self.located(dict(await self.find(query, limit=limit)))

    async def located(self, scored: Mapping[str, float]) -> Finds:
        known = ((self._passages.get(one), score) for one, score in scored.items())
        return finds_of([(one, score) for one, score in known if one is not None])

    async def profiles(self, articles: Keys) -> list[Profile | None]:
        found = map(self._by_key().get, articles.tolist())
        return [profile_of(one, body=forms_of(one.text).numbers) if one else None for one in found]

    async def named(self, passages: Keys) -> list[str | None]:
        return [one.id if one else None for one in map(self._by_key().get, passages.tolist())]

    def _by_key(self) -> dict[int, Passage]:
        return {key_of(one.id): one for one in self._passages.values()}

    async def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        having = Counter(term for one in self._passages.values() for term in _terms(one))
        total = len(self._passages)
        return {term: math.log(1 + total / (having[term] + 0.5)) for term in terms}

    async def upsert(self, passages: Sequence[Passage]) -> None:
        self._passages |= {passage.id: passage for passage in passages}

    async def delete(self, passage_ids: Sequence[str]) -> None:
        for one in passage_ids:
            self._passages.pop(one, None)

    async def count(self) -> int:
        return len(self._passages)

    @property
    def survives_kill(self) -> bool:
        return True

    async def sound(self, passages: Sequence[Passage]) -> bool:
        return all(passage.id in self._passages for passage in passages)

    async def clear(self) -> None:
        self._passages = {}

    def ids(self) -> set[str]:
        return set(self._passages)


class FakeMemory:
    """A Memory and its Reviews in a list; old turns are gone when they are asked for."""

    def __init__(
        self, *, retention: timedelta = timedelta(days=90), clock: Callable[[], datetime]
    ) -> None:
        self._retention = retention
        self._clock = clock
        self._kept: dict[str, tuple[str, str | None, Turn]] = {}
        self._ratings: dict[str, Rating] = {}

    def _turns(self) -> list[tuple[str, str | None, Turn]]:
        since = self._clock() - self._retention
        kept = [each for each in self._kept.values() if each[2].at >= since]
        return sorted(kept, key=lambda each: (each[2].at, each[2].id))

    async def recall(self, conversation_id: str) -> Conversation:
        turns = [turn for where, _, turn in self._turns() if where == conversation_id]
        return Conversation(id=conversation_id, turns=tuple(turns[-20:]))

    async def remember(self, conversation_id: str, turn: Turn, *, user: str | None) -> None:
        self._kept[turn.id] = (conversation_id, user, turn)

    async def forget(self, *, conversation_id: str | None = None, user: str | None = None) -> int:
        if conversation_id is None and user is None:
            return 0
        gone = [
            turn.id
            for where, who, turn in self._turns()
            if conversation_id in (None, where) and user in (None, who)
        ]
        for one in gone:
            del self._kept[one]
            self._ratings.pop(one, None)
        return len(gone)

    async def rate(self, answer_id: str, rating: Rating) -> bool:
        known = answer_id in {turn.id for _, _, turn in self._turns()}
        if known:
            self._ratings.pop(answer_id, None)
            self._ratings[answer_id] = rating
        return known

    async def rated(self) -> list[Rated]:
        turns = {turn.id: (where, turn) for where, _, turn in self._turns()}
        return [
            Rated(turn=turns[one][1], rating=rating, history=self._before(*turns[one]))
            for one, rating in self._ratings.items()
            if one in turns
        ]

    def _before(self, conversation_id: str, turn: Turn) -> tuple[str, ...]:
        turns = [each for where, _, each in self._turns() if where == conversation_id]
        return tuple(each.asked for each in turns if each.at < turn.at)

    async def tallies(self) -> list[Tally]:
        counted: dict[tuple[datetime, Decision], Tally] = {}
        for _, _, turn in self._turns():
            hour = turn.at.replace(minute=0, second=0, microsecond=0)
            key = (hour, turn.decision)
            known = counted.get(key, Tally(hour=hour, decision=turn.decision, turns=0))
            rating = self._ratings.get(turn.id)
            counted[key] = replace(
                known,
                turns=known.turns + 1,
                useful=known.useful + (rating is not None and rating.useful),
                useless=known.useless + (rating is not None and not rating.useful),
            )
        return [counted[key] for key in sorted(counted, key=lambda key: (key[0], key[1]))]

    async def refused(self) -> list[Turn]:
        return [turn for _, _, turn in self._turns() if turn.decision == "refuse"]


def _terms(passage: Passage) -> set[str]:
    return set(grams(tokens(embedded_text(passage))))


class FakeChatModel:
    """Writes a prepared answer word by word; breaks off where it is told to, counts its calls."""

    def __init__(self, text: str = "", *, breaks_off: bool = False) -> None:
        self.text = text
        self.breaks_off = breaks_off
        self.asked: list[Prompt] = []
        self.closed = 0

    async def stream(self, prompt: Prompt) -> AsyncIterator[str]:
        self.asked.append(prompt)
        try:
            for word in self.text.split(" ") if self.text else []:
                yield word + " "
            if self.breaks_off:
                raise ModelUnavailable("broke off", reason="cut")
        finally:
            self.closed += 1
