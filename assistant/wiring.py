"""The only place where concrete things meet (edge)."""

import pkgutil
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from assistant.answering import GroundedAssistant
from assistant.aside import aside
from assistant.composing.breaking import Breaker
from assistant.composing.generating import ModelComposer
from assistant.composing.verbatim import VerbatimComposer
from assistant.conversation.rewriting import ModelRewriter, RuleRewriter
from assistant.conversing import ConversingAssistant
from assistant.documents.indexing import index_fingerprint
from assistant.edges.chroma import ChromaIndex
from assistant.edges.clock import today
from assistant.edges.diacritics import load_diacritics
from assistant.edges.embedding import open_embedder
from assistant.edges.library import SqliteLibrary
from assistant.edges.library_database import Database, open_database
from assistant.edges.memory import SqlMemory, open_memory
from assistant.edges.prompt_files import load_prompt
from assistant.edges.trees import load_trees
from assistant.edges.words import WordIndex
from assistant.errors import ChatModelMissing, IndexUnfinished
from assistant.language.diacritics import restore
from assistant.language.spelling import mended
from assistant.ports import Assistant, ChatModel, Composer, Memory, Reranker, Rewriter
from assistant.prompting import Replies
from assistant.retrieval.retriever import Retriever
from assistant.settings import Settings
from assistant.types import Hit, Query, Question
from assistant.understanding.query import understand

_CHAT_EDGE = "assistant.edges.chat:open_chat_model"
"""Loaded by name where a chat model is configured and nowhere else: its vendor is an extra that
may not be there, and takes longer to import than all the rest (see assistant.edges.chat)."""
_RERANKING_EDGE = "assistant.edges.reranking:load_reranker"
"""Loaded likewise: sentence-transformers takes seconds to import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """The index under one data folder: the library, the word index and the dense index."""

    database: Database
    library: SqliteLibrary
    words: WordIndex
    dense: ChromaIndex
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An index that is ready to answer, and the lines that answer from it.

    `memory` is None where the settings switch it off.
    """

    stores: Stores
    memory: SqlMemory | None
    retriever: Retriever
    grounded: GroundedAssistant
    assistant: ConversingAssistant
    read: Callable[[Question], Query]
    chat: ChatModel | None

    async def search(self, text: str, *, as_of: date | None, limit: int) -> Sequence[Hit]:
        """The best passages for `text`, in force on `as_of` (None: today), best first."""
        query = await aside(self.read, Question(text=text, as_of=as_of))
        query = await self.retriever.placed(query)
        return (await self.retriever.retrieve(query, limit=limit, outside=0)).in_force

    async def ready(self) -> IndexUnfinished | None:
        """What keeps answers from being as good as they could be, None when nothing does.

        AssistantError when the index cannot be read or was made otherwise.
        """
        await self.stores.library.documents()
        await self.search("thi đua", as_of=None, limit=1)
        try:
            await self.stores.dense.count()
        except IndexUnfinished as error:
            return error
        return None


def open_stores(settings: Settings) -> Stores:
    """The index under `settings.data`, made when it is not there, to be written to.

    ModelMissing, SearchUnavailable.
    """
    return _stores(settings, lambda database, _: SqliteLibrary(database))


def _stores(settings: Settings, library_over: Callable[[Database, str], SqliteLibrary]) -> Stores:
    embedder = open_embedder(
        settings.embedding_model,
        query_prompt=settings.query_prompt,
        passage_prompt=settings.passage_prompt,
    )
    database = open_database(settings.data)
    fingerprint = index_fingerprint(embedder.fingerprint)
    library = library_over(database, fingerprint)
    return Stores(
        database=database,
        library=library,
        words=WordIndex(settings.data, library),
        dense=ChromaIndex(settings.data, library, embedder),
        fingerprint=fingerprint,
    )


def open_assistant(settings: Settings, replies: Replies) -> Opened:
    """Everything that answers questions; IndexMismatch, now or later, when the index was made
    otherwise."""
    stores = _stores(
        settings, lambda database, made_as: SqliteLibrary(database, fingerprint=made_as)
    )
    stores.library.check(stores.fingerprint)
    read = open_reader()
    retriever = Retriever(
        words=stores.words,
        dense=stores.dense,
        library=stores.library,
        shelf=stores.library,
        trees=load_trees(),
        reranker=open_reranker(settings),
    )
    chat = open_chat(settings)
    memory = open_memory_of(settings)
    grounded = GroundedAssistant(
        retriever=retriever,
        library=stores.library,
        composer=_composer(stores.library, retriever, replies, chat),
        replies=replies,
        read=read,
    )
    return Opened(
        stores=stores,
        memory=memory,
        retriever=retriever,
        grounded=grounded,
        assistant=conversing(grounded, memory=memory, replies=replies, read=read, chat=chat),
        read=read,
        chat=chat,
    )


def _composer(
    library: SqliteLibrary, retriever: Retriever, replies: Replies, chat: ChatModel | None
) -> Composer:
    """Verbatim quotes; with a chat model what it writes, and the quotes where it fails."""
    verbatim = VerbatimComposer(library=library, standing=retriever.standing, replies=replies)
    if chat is None:
        return verbatim
    return ModelComposer(
        model=chat,
        prompt=load_prompt("answer"),
        library=library,
        standing=retriever.standing,
        replies=replies,
        fallback=verbatim,
    )


def conversing(
    assistant: Assistant,
    *,
    memory: Memory | None,
    replies: Replies,
    read: Callable[[Question], Query],
    chat: ChatModel | None = None,
) -> ConversingAssistant:
    """`assistant` within conversations: follow-ups are read by rules, then by a chat model."""
    rewriter: Rewriter = RuleRewriter(read=read)
    if chat is not None:
        rewriter = ModelRewriter(rules=rewriter, model=chat, prompt=load_prompt("rewrite"))
    return ConversingAssistant(
        assistant=assistant,
        rewriter=rewriter,
        memory=memory,
        replies=replies,
        read=read,
        clock=lambda: datetime.now(UTC),
        identity=lambda: uuid.uuid4().hex,
    )


def open_chat(settings: Settings) -> ChatModel | None:
    """The chat model that is configured, behind a circuit breaker; None where there is none.

    ChatModelMissing when it cannot be used, with what to install.
    """
    if not settings.chat_model:
        return None
    try:
        open_chat_model: Callable[[Settings], ChatModel] = pkgutil.resolve_name(_CHAT_EDGE)
    except ImportError as error:
        provider = settings.chat_model.partition(":")[0]
        mend = f'pip install "tdkt-assistant[{provider}]"'
        raise ChatModelMissing(str(error), model=settings.chat_model, mend=mend) from error
    return Breaker(open_chat_model(settings), clock=time.monotonic)


def open_reranker(settings: Settings) -> Reranker | None:
    """The reranker that is configured; None where there is none. ModelMissing."""
    if not settings.reranker:
        return None
    load: Callable[..., Reranker] = pkgutil.resolve_name(_RERANKING_EDGE)
    return load(settings.reranker, seconds=settings.rerank_seconds)


def open_memory_of(settings: Settings) -> SqlMemory | None:
    """What was said before; None where nothing is remembered. SettingsError, MemoryUnavailable."""
    if not settings.memory:
        return None
    url = settings.database_url.get_secret_value() if settings.database_url else None
    return open_memory(settings.data, url, retention=timedelta(days=settings.retention_days))


def open_reader() -> Callable[[Question], Query]:
    """How questions are read: diacritics put back and typing errors mended by the shipped
    diacritics model, for the day of the asking."""
    model = load_diacritics()

    def read(question: Question) -> Query:
        return understand(
            question, today=today(), restore=lambda text: mended(restore(text, model), model)
        )

    return read
