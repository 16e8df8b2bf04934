"""What `/admin/api/` tells of questions: unanswered, rated, counted (edge: FastAPI)."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from assistant.aside import aside
from assistant.conversation.reviewing import Unanswered, unanswered
from assistant.errors import BadInput
from assistant.prompting import Replies
from assistant.types import Rated
from assistant.vietnamese import fold
from assistant.web.admin.describing import add_admin_route
from assistant.web.admin.usage import days, usage_json
from assistant.web.services import Remembers, WebServices
from assistant.web.uncached import uncached
from assistant.wire import Json

MOST_ROWS = 200
MOST_DAYS = 366
_LONGEST_WORDS = 200

Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]
Offset = Annotated[int, Query(ge=0, le=10**9)]
Words = Annotated[str, Query(max_length=_LONGEST_WORDS)]


class Reviewing:
    """The handlers that read what is remembered; nobody is named in what they tell."""

    def __init__(self, services: WebServices) -> None:
        self._services = services

    async def unanswered(self, q: Words = "", limit: Limit = 50, offset: Offset = 0) -> Response:
        """Questions without an answer, those alike together, the most frequent first."""
        groups = await aside(unanswered, await self._memory().refused())
        words = fold(q).split()
        found = [each for each in groups if _has(each, words)]
        return uncached(page_json([unanswered_json(each) for each in found], limit, offset))

    async def feedback(
        self,
        rating: Literal["up", "down"] | None = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response:
        """Rated answers, the latest rating first."""
        rated = list(reversed(await self._memory().rated()))
        found = [each for each in rated if rating in (None, _thumb(each))]
        return uncached(page_json([rated_json(each) for each in found], limit, offset))

    async def usage(self, most: Annotated[int, Query(ge=1, le=MOST_DAYS)] = 30) -> Response:
        """Questions day by day."""
        tallies = await self._memory().tallies()
        today = self._services.administration.today()
        return uncached(usage_json(days(tallies, last=today, most=most)))

    def _memory(self) -> Remembers:
        if self._services.memory is None:
            raise BadInput(key="feedback.off")
        return self._services.memory


def reviewing_router(services: WebServices, replies: Replies) -> APIRouter:
    """The routes that read what is remembered."""
    reviewing = Reviewing(services)
    router = APIRouter()
    for name, path, handler in (
        ("unanswered", "/unanswered", reviewing.unanswered),
        ("rated", "/feedback", reviewing.feedback),
        ("usage", "/usage", reviewing.usage),
    ):
        add_admin_route(router, name, "GET", path, handler, replies)
    return router


def _has(group: Unanswered, words: Sequence[str]) -> bool:
    text = fold(" ".join(group.wordings))
    return all(word in text for word in words)


def unanswered_json(group: Unanswered) -> Json:
    """A group of questions without an answer."""
    return {
        "question": group.question,
        "times": group.times,
        "last": group.last.isoformat(),
        "wordings": list(group.wordings),
    }


def _thumb(rated: Rated) -> str:
    return "up" if rated.rating.useful else "down"


def rated_json(rated: Rated) -> Json:
    """An answer with what a person thought of it."""
    turn = rated.turn
    return {
        "rating": _thumb(rated),
        "comment": rated.rating.comment,
        "question": turn.asked,
        "read": turn.read,
        "history": list(rated.history),
        "answer": turn.answer,
        "decision": turn.decision,
        "sources": [f"[{each.marker}] {each.label}" for each in turn.cited],
        "at": turn.at.isoformat(),
    }


def page_json(rows: Sequence[Json], limit: int, offset: int) -> Json:
    """The rows from `offset` on, and how many there are in all."""
    shown = list(rows[offset : offset + limit])
    return {"rows": shown, "total": len(rows), "limit": limit, "offset": offset}
