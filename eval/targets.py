"""What is put to the test: an assistant and its documents, here or of a service (edge)."""

import asyncio
import hashlib
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from pydantic import SecretStr

import assistant as assistant_package
import ingest as ingest_package
import prompts
from assistant.edges.prompt_files import load_replies
from assistant.edges.remote import RemoteAssistant, RemoteLibrary, connected
from assistant.ports import Assistant, Library
from assistant.settings import load_settings
from assistant.types import Document, Question
from assistant.validity.periods import Period, periods
from assistant.wiring import open_assistant
from eval.outcome import Reply, Stored
from eval.replies import reply_of

IN_PROCESS = "in-process"
IN_MEMORY = SecretStr("sqlite://")
"""Where cases with a history are remembered: never among what people asked."""
ANSWER_SECONDS = 120.0
"""An assistant with a chat model may think long; past this it counts as failed."""
_CODE = (".py", ".toml", ".md", ".json", ".npz", ".safetensors", ".txt", ".model")


Forget = Callable[[str], Awaitable[None]]


class UnderTest:
    """An assistant under test; `identity` changes when it could answer otherwise.

    `forget` deletes a conversation where it is remembered. Documents are read once: they must not
    change during a run.
    """

    def __init__(
        self, assistant: Assistant, library: Library, *, identity: str, forget: Forget
    ) -> None:
        self._assistant = assistant
        self._library = library
        self._identity = identity
        self._forget = forget
        self._periods: dict[str, Period] | None = None
        self._texts: dict[str, str | None] = {}

    async def fingerprint(self) -> str:
        """Of what answers and of its documents."""
        return _fingerprint(self._identity, await self._library.documents())

    async def converse(self, questions: Sequence[str], *, as_of: date | None) -> Reply:
        """Ask in turn under one new conversation id, which is forgotten after; the last reply."""
        conversation = uuid.uuid4().hex
        asked = [
            Question(text=each, conversation_id=conversation, as_of=as_of) for each in questions
        ]
        try:
            replies = [await self._ask(question) for question in asked]
        finally:
            await self._forget(conversation)
        return replies[-1]

    async def _ask(self, question: Question) -> Reply:
        began = time.perf_counter()
        async with asyncio.timeout(ANSWER_SECONDS):
            events = [event async for event in self._assistant.ask(question)]
        return reply_of(events, seconds=time.perf_counter() - began)

    async def stored(self, document_id: str) -> Stored | None:
        """The document as quotes refer to it; None for an unknown id."""
        if self._periods is None:
            self._periods = periods(await self._library.documents())
        if document_id not in self._texts:
            self._texts[document_id] = await self._library.text(document_id)
        text = self._texts[document_id]
        return None if text is None else _stored(text, self._periods.get(document_id, Period()))


@asynccontextmanager
async def opened_target(against: str) -> AsyncIterator[UnderTest]:
    """The assistant of this process, or that of the service at an address.

    A service does not tell which code it runs: its address stands for it.
    """
    if against == IN_PROCESS:
        alone = load_settings().model_copy(update={"memory": True, "database_url": IN_MEMORY})
        opened = open_assistant(alone, load_replies())

        async def nothing(_: str) -> None:  # the whole memory goes with this process
            return

        library = opened.stores.library
        model = f"{alone.chat_model} {alone.chat_base_url}".strip()
        identity = f"{source_digest()} {model}".strip()
        yield UnderTest(opened.assistant, library, identity=identity, forget=nothing)
        return
    async with connected(key=load_settings().assistant_key) as client:
        assistant, documents = RemoteAssistant(against, client), RemoteLibrary(against, client)
        identity = against.rstrip("/")
        yield UnderTest(assistant, documents, identity=identity, forget=assistant.forget)


def _stored(text: str, period: Period) -> Stored:
    return Stored(text=text, effective_from=period.start, effective_to=period.end)


def _fingerprint(code: str, documents: Sequence[Document]) -> str:
    each = sorted(f"{document.id} {document.fingerprint}" for document in documents)
    return hashlib.sha256("\n".join([code, *each]).encode()).hexdigest()


def source_digest() -> str:
    """Of the code, the prompts and the weights that ship."""
    packages = (assistant_package, ingest_package, prompts)
    folders = [Path(str(each.__file__)).parent for each in packages]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _CODE)
    found = hashlib.sha256()
    for path in files:
        found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
