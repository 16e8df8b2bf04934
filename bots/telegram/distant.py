"""The services of a running assistant, for a bot on another machine (edge: httpx)."""

from collections.abc import AsyncGenerator, Sequence
from datetime import date
from pathlib import Path

import httpx

from assistant.edges.remote import RemoteAssistant, RemoteLibrary
from assistant.errors import ServiceUnavailable
from assistant.types import Found, Hit, Question
from bots.telegram.services import Services


class RemoteSearch:
    """Finds passages by asking: the evidence of an answer comes before the answer."""

    def __init__(self, assistant: RemoteAssistant) -> None:
        self._assistant = assistant

    async def __call__(self, text: str, *, as_of: date | None, limit: int) -> Sequence[Hit]:
        """At most `limit` hits, best first; the answer itself is not waited for."""
        events = self._assistant.ask(Question(text=text, as_of=as_of))
        try:
            async for event in events:
                if isinstance(event, Found):
                    return event.hits[:limit]
        finally:
            if isinstance(events, AsyncGenerator):
                await events.aclose()
        return ()


def remote_services(url: str, client: httpx.AsyncClient, *, inbox: Path) -> Services:
    """What the service at `url` offers; documents and memory are kept there."""
    assistant = RemoteAssistant(url, client)

    async def ready() -> None:
        try:
            response = await client.get(url.rstrip("/") + "/ready")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = type(error).__name__
            raise ServiceUnavailable(reason, url=url, reason=reason) from error
        if not response.is_success:
            reason = f"HTTP {response.status_code}"
            raise ServiceUnavailable(reason, url=url, reason=reason)

    return Services(
        assistant=assistant,
        library=RemoteLibrary(url, client),
        search=RemoteSearch(assistant),
        readiness=ready,
        inbox=inbox,
    )
