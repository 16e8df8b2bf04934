"""What is put to the test: the assistant in this process, or a service (edge: httpx)."""

import hashlib
import json
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import httpx

import assistant as assistant_package
import ingest as ingest_package
import prompts
from assistant.errors import AssistantError, Unavailable
from assistant.ports import Assistant, Library
from assistant.types import Document, Question, Understood
from assistant.validity import Period, periods
from assistant.wire import event_json
from eval.outcome import Reply, Stored
from eval.replies import Json, document_of, reply_of

ANSWER_SECONDS = 120.0
"""A service with a chat model may think long; past this it counts as failed."""
_PAGE = 200
_CODE = (".py", ".toml", ".md", ".json", ".npz", ".safetensors", ".txt", ".model")


class ServiceUnavailable(Unavailable):
    """The service under test does not answer; values: `url`, `reason`."""

    key = "eval.service_unavailable"


class InProcess:
    """The assistant of this process."""

    def __init__(self, assistant: Assistant, library: Library, *, model: str = "") -> None:
        self._assistant = assistant
        self._library = library
        self._model = model
        self._periods: dict[str, Period] | None = None

    async def fingerprint(self) -> str:
        """Of the code, the prompts, the weights that ship, the chat model, and the documents."""
        documents = await self._library.documents()
        return _fingerprint(f"{_source_digest()} {self._model}".strip(), documents)

    async def converse(self, questions: Sequence[str], *, as_of: date | None) -> Reply:
        """Ask in turn under one new conversation id; the last reply."""
        conversation = uuid.uuid4().hex if len(questions) > 1 else None
        asked = [
            Question(text=each, conversation_id=conversation, as_of=as_of) for each in questions
        ]
        replies = [await self._ask(question) for question in asked]
        return replies[-1]

    async def _ask(self, question: Question) -> Reply:
        began = time.perf_counter()
        data: dict[str, Json] = {}
        understood: Understood | None = None
        async for event in self._assistant.ask(question):
            understood = event if isinstance(event, Understood) else understood
            if understood is None:
                raise AssistantError("an answer must begin with Understood")
            name, value = event_json(event, understood.query, conversation_id=None, took_ms=0)
            data[name] = value
        return reply_of(
            data.get("found"), data.get("finished", {}), seconds=time.perf_counter() - began
        )

    async def stored(self, document_id: str) -> Stored | None:
        """The document of the library."""
        text = await self._library.text(document_id)
        if self._periods is None:
            self._periods = periods(await self._library.documents())
        return None if text is None else _stored(text, self._periods.get(document_id, Period()))


class Service:
    """A running service, over its HTTP API."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._url = url.rstrip("/")
        self._client = client
        self._details: dict[str, Json] | None = None
        self._periods: dict[str, Period] = {}

    async def fingerprint(self) -> str:
        """Of its address and its documents: a service does not tell which code it runs."""
        details = await self._every_detail()
        return _fingerprint(self._url, [document_of(each["document"]) for each in details.values()])

    async def converse(self, questions: Sequence[str], *, as_of: date | None) -> Reply:
        """Ask in turn under one conversation id; the last reply."""
        body: dict[str, object] = {"stream": True}
        if as_of is not None:
            body["as_of"] = as_of.isoformat()
        if len(questions) > 1:
            body["conversation_id"] = uuid.uuid4().hex
        replies = [await self._ask(body | {"question": question}) for question in questions]
        return replies[-1]

    async def _ask(self, body: Json) -> Reply:
        began = time.perf_counter()
        data = {name: value async for name, value in self._events(body)}
        if "error" in data:
            raise AssistantError(json.dumps(data["error"], ensure_ascii=False))
        return reply_of(
            data.get("found"), data.get("finished", {}), seconds=time.perf_counter() - began
        )

    async def _events(self, body: Json) -> AsyncIterator[tuple[str, Any]]:
        async with self._client.stream("POST", self._url + "/v1/ask", json=body) as response:
            if response.status_code != httpx.codes.OK:
                reason = (await response.aread()).decode("utf-8", "replace")
                raise AssistantError(f"{response.status_code}: {reason[:500]}")
            name = ""
            async for line in response.aiter_lines():
                field, _, value = line.partition(":")
                name = value.strip() if field == "event" else name
                if field == "data":
                    yield name, json.loads(value)

    async def stored(self, document_id: str) -> Stored | None:
        """The document of the service."""
        details = await self._every_detail()
        if document_id not in details:
            return None
        return _stored(details[document_id]["text"], self._periods.get(document_id, Period()))

    async def _every_detail(self) -> dict[str, Json]:
        if self._details is None:
            ids = [document_id async for document_id in self._ids()]
            details = {each: await self._get(f"/v1/documents/{each}") for each in ids}
            self._periods = periods([document_of(each["document"]) for each in details.values()])
            self._details = details
        return self._details

    async def _ids(self) -> AsyncIterator[str]:
        offset, total = 0, 1
        while offset < total:
            page = await self._get(f"/v1/documents?limit={_PAGE}&offset={offset}")
            for document in page["documents"]:
                yield document["id"]
            offset, total = offset + _PAGE, page["total"]

    async def _get(self, path: str) -> Json:
        try:
            response = await self._client.get(self._url + path)
            response.raise_for_status()
        except httpx.HTTPError as error:
            raise ServiceUnavailable(str(error), url=self._url, reason=str(error)) from error
        value: Json = response.json()
        return value


def _stored(text: str, period: Period) -> Stored:
    return Stored(text=text, effective_from=period.start, effective_to=period.end)


def _fingerprint(code: str, documents: Sequence[Document]) -> str:
    each = sorted(f"{document.id} {document.fingerprint}" for document in documents)
    return hashlib.sha256("\n".join([code, *each]).encode()).hexdigest()


def _source_digest() -> str:
    packages = (assistant_package, ingest_package, prompts)
    folders = [Path(str(each.__file__)).parent for each in packages]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _CODE)
    found = hashlib.sha256()
    for path in files:
        found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
