"""The services of a running assistant, for a bot on another machine (edge: httpx)."""

import hmac
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import httpx

from assistant.edges.remote import RemoteAssistant, RemoteLibrary, RemoteSearch
from assistant.errors import ServiceUnavailable
from assistant.types import Event, Question, Rating
from bots.telegram.services import Services


class DistantAssistant:
    """A RemoteAssistant whose conversations nobody else can name.

    Whoever reaches the service may continue or delete a conversation whose id they know; ours are
    made of chats and people, which can be guessed, so the service gets them keyed with `secret`.
    """

    def __init__(self, remote: RemoteAssistant, *, secret: str) -> None:
        self._remote = remote
        self._secret = secret.encode()

    def ask(self, question: Question) -> AsyncIterator[Event]:
        """As the service answers; the person is not named to it."""
        name = self._name(question.conversation_id) if question.conversation_id else None
        return self._remote.ask(replace(question, conversation_id=name, user=None))

    async def forget(self, *, user: str, conversations: Sequence[str]) -> None:  # noqa: ARG002
        """Delete what the service remembers of `conversations`."""
        for conversation_id in conversations:
            await self._remote.forget(self._name(conversation_id))

    def _name(self, conversation_id: str) -> str:
        return hmac.new(self._secret, conversation_id.encode(), "sha256").hexdigest()


def remote_services(url: str, client: httpx.AsyncClient, *, inbox: Path, secret: str) -> Services:
    """What the service at `url` offers; documents are ingested there, not here."""
    assistant = DistantAssistant(RemoteAssistant(url, client), secret=secret)
    search = RemoteSearch(url, client)

    async def rate(answer_id: str, rating: Rating) -> bool:
        body = {"answer_id": answer_id, "rating": "up" if rating.useful else "down"}
        words = {"comment": rating.comment} if rating.comment else {}
        try:
            kept = await client.post(f"{url.rstrip('/')}/v1/feedback", json={**body, **words})
        except httpx.HTTPError as error:
            reason = type(error).__name__
            raise ServiceUnavailable(reason, url=url, reason=reason) from error
        return kept.is_success

    return Services(
        assistant=assistant,
        library=RemoteLibrary(url, client),
        search=search,
        readiness=search.ready,
        inbox=inbox,
        rate=rate,
        forget=assistant.forget,
    )
