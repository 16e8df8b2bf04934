"""What `/admin/api/` tells of questions: unanswered, rated, counted (edge: FastAPI)."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from assistant.aside import aside
from assistant.conversation.reviewing import Unanswered, unanswered
from assistant.errors import BadInput
from assistant.types import Rated
from assistant.vietnamese import fold
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
        return _page([_unanswered_json(each) for each in found], limit, offset)

    async def feedback(
        self,
        rating: Literal["up", "down"] | None = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response:
        """Rated answers, the latest rating first."""
        rated = list(reversed(await self._memory().rated()))
        found = [each for each in rated if rating in (None, _thumb(each))]
        return _page([_rated_json(each) for each in found], limit, offset)

    async def usage(self, most: Annotated[int, Query(ge=1, le=MOST_DAYS)] = 30) -> Response:
        """Questions day by day."""
        tallies = await self._memory().tallies()
        today = self._services.administration.today()
        return uncached(usage_json(days(tallies, last=today, most=most)))

    def _memory(self) -> Remembers:
        if self._services.memory is None:
            raise BadInput(key="feedback.off")
        return self._services.memory


def reviewing_router(services: WebServices) -> APIRouter:
    """The routes that read what is remembered."""
    reviewing = Reviewing(services)
    router = APIRouter()
    for path, handler in (
        ("/unanswered", reviewing.unanswered),
        ("/feedback", reviewing.feedback),
        ("/usage", reviewing.usage),
    ):
        router.add_api_route(path, handler, methods=["GET"])
    return router


def _has(group: Unanswered, words: Sequence[str]) -> bool:
    text = fold(" ".join(group.wordings))
    return all(word in text for word in words)


def _unanswered_json(group: Unanswered) -> Json:
    return {
        "question": group.question,
        "times": group.times,
        "last": group.last.isoformat(),
        "wordings": list(group.wordings),
    }


def _thumb(rated: Rated) -> str:
    return "up" if rated.rating.useful else "down"


def _rated_json(rated: Rated) -> Json:
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


def _page(rows: Sequence[Json], limit: int, offset: int) -> Response:
    shown = list(rows[offset : offset + limit])
    return uncached({"rows": shown, "total": len(rows), "limit": limit, "offset": offset})
