"""The ports: what the core asks of the world (pure). Contract tests check every promise here."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from assistant.documents.profiles import Finds, Keys, Profile
from assistant.types import (
    Answer,
    Conversation,
    Delta,
    Document,
    Event,
    Evidence,
    Hit,
    Passage,
    Prompt,
    Query,
    Question,
    Rated,
    Rating,
    Tally,
    Turn,
)

MOST_HITS = 50
"""Results of one search at most, at a terminal, over HTTP and to an MCP client alike: a person
reads ten, a program that wants more asks another question."""


class Assistant(Protocol):
    """The one thing that channels and evaluation know."""

    def ask(self, question: Question) -> AsyncIterator[Event]:
        """Understood, Found, any Deltas, then exactly one Finished; raises only AssistantError."""
        ...


class Searcher(Protocol):
    """Finds passages for a query."""

    async def search(self, query: Query, *, limit: int) -> list[Hit]:
        """At most `limit` hits, best first, no passage twice; an empty index gives []."""
        ...


class Search(Protocol):
    """Finds passages for words, without answering."""

    async def __call__(self, text: str, *, as_of: date | None, limit: int) -> Sequence[Hit]:
        """At most `limit` hits, best first, in force on `as_of` (None: today)."""
        ...


class Finder(Protocol):
    """Finds ids of passages for a query, cheaply: nothing is read of them."""

    async def find(self, query: Query, *, limit: int) -> list[tuple[str, float]]:
        """Ids and scores of at most `limit` passages, best first, no id twice.

        An id may be one that the library does not know (any more).
        """
        ...


class Index(Searcher, Protocol):
    """A searcher that can be written to. Every write is durable when it returns."""

    async def upsert(self, passages: Sequence[Passage]) -> None:
        """Add passages, replacing those with the same id. Doing it twice changes nothing."""
        ...

    async def delete(self, passage_ids: Sequence[str]) -> None:
        """Remove passages; ids that are not there are ignored."""
        ...


class Lexicon(Protocol):
    """Knows how common words are in what is indexed."""

    async def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term of `vietnamese.grams`: ln(1 + N/(n + 0.5)).

        A term no passage has weighs most; an empty index gives every term the same weight.
        """
        ...


class Profiles(Protocol):
    """Knows what ranking compares of each article. What is not indexed is left out, or None."""

    async def finds(self, query: Query, *, limit: int) -> Finds:
        """At most `limit` passages by words, best first."""
        ...

    async def located(self, scored: Mapping[str, float]) -> Finds:
        """The passages with these ids, in their order."""
        ...

    async def profiles(self, articles: Keys) -> list[Profile | None]:
        """The profiles of articles."""
        ...

    async def named(self, passages: Keys) -> list[str | None]:
        """The ids of passages."""
        ...


class Reranker(Protocol):
    """Reads each of the best passages together with the question."""

    async def rerank(self, query: Query, hits: Sequence[Hit]) -> list[Hit]:
        """The passages of `hits`, best first, and the scores of `hits`, highest first.

        The hits as they came when no better order is found in time; it never fails.
        """
        ...


class WordSearch(Lexicon, Profiles, Protocol):
    """What retrieval asks of the word index."""


class Shelf(Protocol):
    """Where a searcher finds the passages behind its ids."""

    async def hydrate(self, passage_ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in the order asked for; unknown ids are left out."""
        ...

    def generation(self) -> int:
        """A number that changes whenever what is on the shelf did."""
        ...


class Library(Protocol):
    """The documents as stored: what citations are checked against."""

    async def documents(self) -> list[Document]:
        """Every ingested document, in order of id."""
        ...

    async def text(self, document_id: str) -> str | None:
        """The whole stored text that spans refer to; None for an unknown id."""
        ...

    async def passages(self, document_id: str) -> list[Passage]:
        """The passages of a document in order of place, articles before their parts."""
        ...


class Collection(Library, Protocol):
    """A library that also knows of texts whose words it does not have."""

    async def declared(self) -> list[Document]:
        """The texts that an administrator declared: they have days and relations and nothing to
        quote; the same list while nothing changed."""
        ...


class Composer(Protocol):
    """Makes an answer out of evidence."""

    def compose(self, query: Query, evidence: Evidence) -> AsyncIterator[Delta | Answer]:
        """Deltas while it writes, then exactly one Answer whose every quote is verbatim."""
        ...


class ChatModel(Protocol):
    """Writes an answer to a prompt."""

    def stream(self, prompt: Prompt) -> AsyncIterator[str]:
        """Pieces of the text as they are written; together they are the whole answer.

        ModelUnavailable when there is none, or it breaks off; closing the iterator stops the model.
        """
        ...


class Memory(Protocol):
    """What was said before. Every write is durable when it returns."""

    async def recall(self, conversation_id: str) -> Conversation:
        """The latest turns, oldest first; an unknown id gives a conversation without turns."""
        ...

    async def remember(self, conversation_id: str, turn: Turn, *, user: str | None) -> None:
        """Add a turn; a turn with an id that is there already replaces it."""
        ...

    async def forget(self, *, conversation_id: str | None = None, user: str | None = None) -> int:
        """Delete the turns of a conversation, or all of a user; how many there were."""
        ...


class Reviews(Protocol):
    """What people thought of remembered answers, and which questions had none."""

    async def rate(self, answer_id: str, rating: Rating) -> bool:
        """Keep a rating instead of an earlier one; False when no such answer is remembered."""
        ...

    async def rated(self) -> list[Rated]:
        """Every rated turn, in order of rating."""
        ...

    async def refused(self) -> list[Turn]:
        """Every turn that was refused, oldest first."""
        ...


class Counts(Protocol):
    """How much was asked, without anybody's words."""

    async def tallies(self) -> list[Tally]:
        """Turns by the hour they were answered in and by decision, in order of hour."""
        ...


class Rewriter(Protocol):
    """Reads a question together with what was said before it."""

    async def rewrite(self, question: Question, conversation: Conversation) -> Question:
        """The question as it stands alone, with the day carried over; itself if it stands alone."""
        ...
