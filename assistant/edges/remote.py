"""The assistant of a running service, over HTTP and server-sent events (edge: httpx)."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from contextlib import aclosing, asynccontextmanager, contextmanager
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from httpx_sse import SSEError, aconnect_sse
from pydantic import SecretStr

from assistant.errors import AssistantError, BadInput, ServiceUnavailable, Unavailable
from assistant.received import document_of, event_of, hit_of, outline_of
from assistant.types import (
    Delta,
    Document,
    Event,
    Finished,
    Found,
    Hit,
    Passage,
    Question,
    Understood,
)

CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 30.0
"""A service sends a ping every ten seconds while it thinks: three that are missed, and it is
gone."""
TRIES = 3
PAUSE_SECONDS = 0.5
"""Before the second try; doubled before the third. A service that starts anew takes two seconds."""
PAGE = 200
"""Documents listed at once: the most that the service gives."""

_STAGES = (Understood, Found, Delta, Finished)
_CALLERS = ("input.", "http.", "access.")
"""What the keys of failures begin with that are the caller's to mend."""
_LONGEST_REASON = 200
_UNKNOWN = 404
"""Also said by a service that remembers nothing."""

Json = Mapping[str, Any]


class RemoteAssistant:
    """Implements ports.Assistant; `pause` is the number of seconds before a second try.

    An answer that breaks off is asked for again, at most `TRIES` times in all; what was told
    already is not told twice: of a new try only the stages that come after it are.
    """

    def __init__(
        self, url: str, client: httpx.AsyncClient, *, pause: float = PAUSE_SECONDS
    ) -> None:
        self._url = url.rstrip("/")
        self._client = client
        self._pause = pause

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        """Understood, Found, any Deltas, Finished; BadInput, Unavailable with the service's words.

        ServiceUnavailable when it cannot be reached, falls silent or answers something else.
        """
        told = -1
        for number in range(1, TRIES + 1):
            before = told
            try:
                async with aclosing(self._answer(question)) as events:
                    async for event in events:
                        stage = _STAGES.index(type(event))
                        if stage > before:
                            told = max(told, stage)
                            yield event
                return
            except Unavailable:
                if number == TRIES:
                    raise
            await asyncio.sleep(self._pause * 2 ** (number - 1))

    async def forget(self, conversation_id: str) -> None:
        """Delete what the service remembers of a conversation; one it does not know is no error.

        ServiceUnavailable when it cannot be reached, AssistantError with its words when it refuses:
        who asked to be forgotten must not be told that it was done.
        """
        with _translated(self._url):
            where = f"{self._url}/v1/conversations/{quote(conversation_id)}"
            response = await self._client.delete(where)
            if not (response.is_success or response.status_code == _UNKNOWN):
                raise failure_of(await _content(response), self._url)

    async def _answer(self, question: Question) -> AsyncGenerator[Event, None]:
        """One try; it has come to its end only with Finished."""
        request = aconnect_sse(
            self._client, "POST", f"{self._url}/v1/ask", json=_body(question), headers={}
        )
        with _translated(self._url):
            async with request as source:
                if not source.response.is_success:
                    raise failure_of(await _content(source.response), self._url)
                async for sent in source.aiter_sse():
                    if sent.event == "error":
                        raise failure_of(sent.json(), self._url)
                    yield (event := event_of(sent.event, sent.json()))
                    if isinstance(event, Finished):
                        return
        raise ServiceUnavailable("cut off", url=self._url, reason="cut off")


class RemoteLibrary:
    """Implements ports.Library over the documents of a running service."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._url = url.rstrip("/")
        self._client = client

    async def documents(self) -> list[Document]:
        """Every document with all its details, in order of id: one request for `PAGE` of them."""
        found: list[Document] = []
        offset, total = 0, 1
        while offset < total:
            page = await self._get(f"/v1/documents?details=true&limit={PAGE}&offset={offset}")
            with _translated(self._url):
                found += [document_of(each) for each in page["documents"]]
                offset, total = offset + PAGE, int(page["total"])
        return found

    async def declared(self) -> list[Document]:
        """None: a running service tells of declared texts in the histories of others alone."""
        return []

    async def text(self, document_id: str) -> str | None:
        """The whole stored text; None for an unknown id."""
        details = await self._details(document_id)
        return None if details is None else str(details["text"])

    async def passages(self, document_id: str) -> list[Passage]:
        """The passages of a document in order of place."""
        details = await self._details(document_id)
        if details is None:
            return []
        document, text = self._document(details), str(details["text"])
        with _translated(self._url):
            return [outline_of(each, text, document) for each in details["passages"]]

    def _document(self, details: Json) -> Document:
        with _translated(self._url):
            return document_of(details["document"])

    async def _details(self, document_id: str) -> Json | None:
        try:
            return await self._get(f"/v1/documents/{quote(document_id)}")
        except BadInput:
            return None

    async def _get(self, path: str) -> Json:
        return await _got(self._client, self._url, path)


class RemoteSearch:
    """Finds passages by a running service, without answering."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._url = url.rstrip("/")
        self._client = client

    async def __call__(self, text: str, *, as_of: date | None, limit: int) -> list[Hit]:
        """At most `limit` hits, best first, in force on `as_of` (None: today)."""
        values = {"q": text, "k": str(limit)} | ({"as_of": as_of.isoformat()} if as_of else {})
        found = await _got(self._client, self._url, f"/v1/search?{urlencode(values)}")
        with _translated(self._url):
            return [hit_of(each) for each in found["hits"]]

    async def ready(self) -> None:
        """Raises AssistantError when the service cannot answer."""
        await _got(self._client, self._url, "/ready")


@asynccontextmanager
async def connected(*, key: SecretStr | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """A client whose timeouts fit a service that thinks long but never falls silent.

    `key` is an API key, for a service that wants one.
    """
    timeout = httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS)
    headers = {} if key is None else {"Authorization": f"Bearer {key.get_secret_value()}"}
    async with httpx.AsyncClient(timeout=timeout, headers=headers) as client:
        yield client


def failure_of(content: Json, url: str) -> AssistantError:
    """What a service said went wrong, in its own sentence."""
    error = content.get("error")
    if not isinstance(error, Mapping):
        return ServiceUnavailable(str(content), url=url, reason=str(content)[:_LONGEST_REASON])
    key, sentence = str(error.get("key", "")), str(error.get("message", ""))
    kind: type[AssistantError] = Unavailable
    if key.startswith(_CALLERS):
        kind = BadInput
    elif key == AssistantError.key:
        kind = AssistantError
    return kind(f"{key}: {sentence}", key="error.told", sentence=sentence)


async def _got(client: httpx.AsyncClient, url: str, path: str) -> Json:
    with _translated(url):
        response = await client.get(url + path)
        content = await _content(response)
        if not response.is_success:
            raise failure_of(content, url)
        return content


async def _content(response: httpx.Response) -> Json:
    """The JSON object of an answer; of anything else its beginning, as what went wrong."""
    body = await response.aread()
    try:
        content = response.json()
    except ValueError:
        content = None
    if isinstance(content, dict):
        return content
    said = body[:_LONGEST_REASON].decode("utf-8", "replace")
    raise ServiceUnavailable(
        f"HTTP {response.status_code}: {said}", url=response.url, reason=f"{response.status_code}"
    )


def _body(question: Question) -> dict[str, object]:
    body: dict[str, object] = {"question": question.text, "stream": True}
    if question.as_of is not None:
        body["as_of"] = question.as_of.isoformat()
    for name in ("conversation_id", "user"):
        if (value := getattr(question, name)) is not None:
            body[name] = value
    return body


@contextmanager
def _translated(url: str) -> Iterator[None]:
    """httpx's failures, and data that is not as promised, as ServiceUnavailable."""
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, SSEError) as error:
        reason = str(error) or type(error).__name__
        raise ServiceUnavailable(reason, url=url, reason=reason) from error
    except (KeyError, TypeError, ValueError) as error:
        raise ServiceUnavailable(f"not as promised: {error!r}", url=url, reason=repr(error)) from (
            error
        )
