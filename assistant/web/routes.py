"""The routes of the HTTP API (edge: FastAPI)."""

import uuid
from collections import Counter
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import JSONResponse, Response

from assistant.aside import aside
from assistant.edges.clock import today
from assistant.errors import BadInput
from assistant.ports import MOST_HITS
from assistant.prompting import Replies
from assistant.telling import history_json, timeline_lines
from assistant.types import Document, Kind
from assistant.validity.history import found, history
from assistant.validity.periods import periods
from assistant.validity.standing import standing
from assistant.web.adding import add_route
from assistant.web.asking import answered, frames
from assistant.web.gate import TICKET_SECONDS, TICKETS, TicketOffice
from assistant.web.problems import LONGEST_ECHO
from assistant.web.requests import (
    AskRequest,
    ConversationId,
    Day,
    FeedbackRequest,
    TicketRequest,
    question_of,
)
from assistant.web.services import Remembers, WebServices
from assistant.web.streaming import EventStream
from assistant.web.uncached import uncached
from assistant.wire import (
    document_details_json,
    document_json,
    hit_json,
    outline_json,
    validity_json,
)

MOST_DOCUMENTS = 200
_BIGGEST_OFFSET = 10**9

Offset = Annotated[int, Query(ge=0, le=_BIGGEST_OFFSET)]


class Api:
    """The handlers of the API, over the services of one process."""

    def __init__(self, services: WebServices, replies: Replies, *, ping_seconds: float) -> None:
        self._services = services
        self._replies = replies
        self._ping_seconds = ping_seconds
        self._tickets = TicketOffice(services.access)

    async def ask(self, request: AskRequest) -> Response:
        """Answer a question as JSON, or event by event when `stream` is true."""
        question = question_of(
            request.question, as_of=request.as_of, conversation_id=request.conversation_id
        )
        question = replace(question, conversation_id=request.conversation_id or uuid.uuid4().hex)
        assistant = self._services.assistant
        if request.stream:
            told = frames(assistant, question, self._replies)
            return EventStream(told, ping_seconds=self._ping_seconds)
        return JSONResponse(await answered(assistant, question))

    async def feedback(self, request: FeedbackRequest) -> Response:
        """Keep what a person thinks of an answer."""
        if not await self._memory().rate(request.answer_id, request.told):
            raise BadInput(key="feedback.unknown", id=request.answer_id[:LONGEST_ECHO])
        return JSONResponse({"answer_id": request.answer_id, "rating": request.rating})

    async def forget(self, conversation_id: Annotated[ConversationId, Path()]) -> Response:
        """Delete everything that is remembered of a conversation."""
        deleted = await self._memory().forget(conversation_id=conversation_id)
        return JSONResponse({"conversation_id": conversation_id, "deleted": deleted})

    def _memory(self) -> Remembers:
        if self._services.memory is None:
            raise BadInput(key="feedback.off")
        return self._services.memory

    async def search(
        self,
        q: str,
        k: Annotated[int, Query(ge=1, le=MOST_HITS)] = 10,
        as_of: Annotated[Day | None, Query()] = None,
    ) -> Response:
        """Passages nearest to some words, best first, without an answer."""
        question = question_of(q, as_of=as_of)
        hits = await self._services.search(question.text, as_of=as_of, limit=k)
        return JSONResponse({"hits": [hit_json(hit) for hit in hits]})

    async def documents(
        self,
        kind: Kind | None = None,
        limit: Annotated[int, Query(ge=1, le=MOST_DOCUMENTS)] = 50,
        offset: Offset = 0,
        details: bool = False,
    ) -> Response:
        """The documents, in order of id, and how many there are of each kind; with `details` all
        that is known of each, as `/v1/documents/{id}` tells it."""
        every = await self._services.library.documents()
        chosen = [each for each in every if kind is None or each.kind is kind]
        page = chosen[offset : offset + limit]
        told = document_details_json if details else document_json
        return JSONResponse(
            {
                "documents": [told(document) for document in page],
                "total": len(chosen),
                "limit": limit,
                "offset": offset,
                "counts": _counts(every),
            }
        )

    async def document(self, document_id: Annotated[str, Path()]) -> Response:
        """One document: what is known of it, its whole stored text, and where its passages are."""
        library = self._services.library
        text = await library.text(document_id)
        every = await library.documents()
        known = [each for each in every if each.id == document_id]
        if text is None or not known:
            raise BadInput(key="input.unknown_document", id=document_id[:LONGEST_ECHO])
        valid = await aside(periods, [*every, *await library.declared()])
        return JSONResponse(
            {
                "document": document_details_json(known[0]),
                "validity": validity_json(valid[document_id]),
                "text": text,
                "passages": [outline_json(each) for each in await library.passages(document_id)],
            }
        )

    async def history(self, document_id: Annotated[str, Path()]) -> Response:
        """The timeline of a text, by id or by number, in both directions; `lines` for people."""
        library = self._services.library
        known = standing(await library.documents(), await library.declared())
        document = found(document_id, known)
        if document is None:
            raise BadInput(key="input.unknown_document", id=document_id[:LONGEST_ECHO])
        told = history(document, known)
        lines = timeline_lines(told, self._replies)
        return JSONResponse({**history_json(told, today=today()), "lines": lines})

    async def ticket(self, request: TicketRequest, http: Request) -> Response:
        """A ticket for the pages of a registered site, good for a minute."""
        issued = self._tickets.issue(
            http.headers, embed_id=request.embed_id, renewed=request.ticket
        )
        return uncached({"ticket": issued, "seconds": TICKET_SECONDS})

    async def health(self) -> Response:
        """The process is up."""
        return JSONResponse({"status": "ok"})

    async def ready(self) -> Response:
        """Questions can be answered: the index is open and matches the settings."""
        amiss = await self._services.readiness()
        if amiss is None:
            return JSONResponse({"status": "ready"})
        sentence = self._replies.say(amiss.key, **amiss.values)
        return JSONResponse({"status": "degraded", "key": amiss.key, "message": sentence})


def api_router(services: WebServices, replies: Replies, *, ping_seconds: float) -> APIRouter:
    """Every route of the API with its Vietnamese summary and an example of what it answers."""
    api = Api(services, replies, ping_seconds=ping_seconds)
    router = APIRouter()
    for method, path, handler in (
        ("POST", "/v1/ask", api.ask),
        ("POST", "/v1/feedback", api.feedback),
        ("DELETE", "/v1/conversations/{conversation_id}", api.forget),
        ("GET", "/v1/search", api.search),
        ("GET", "/v1/documents", api.documents),
        ("GET", "/v1/documents/{document_id:path}/history", api.history),
        ("GET", "/v1/documents/{document_id:path}", api.document),
        ("POST", TICKETS, api.ticket),
        ("GET", "/health", api.health),
        ("GET", "/ready", api.ready),
    ):
        add_route(router, method, path, handler, replies)
    return router


def _counts(documents: list[Document]) -> list[dict[str, object]]:
    """How many documents there are of each kind, most first; kind null where none was found."""
    kinds = Counter(document.kind for document in documents)
    return [{"kind": kind, "documents": number} for kind, number in kinds.most_common()]
