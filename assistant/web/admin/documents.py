"""What `/admin/api/` tells of documents (edge: FastAPI)."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from assistant.aside import aside
from assistant.errors import BadInput
from assistant.prompting import Replies
from assistant.telling import timeline_lines
from assistant.types import Kind
from assistant.validity.history import history
from assistant.validity.relating import text_key
from assistant.validity.standing import Standing
from assistant.web.admin.catalogue import (
    Listed,
    Order,
    Origin,
    State,
    Wanted,
    catalogue,
    chosen,
    counts,
    listed_json,
    refused_json,
)
from assistant.web.admin.describing import add_admin_route
from assistant.web.problems import LONGEST_ECHO
from assistant.web.services import Administration
from assistant.web.uncached import uncached
from assistant.wire import document_details_json

MOST_ROWS = 200
_LONGEST_WORDS = 200
_BIGGEST_OFFSET = 10**9
_UNKNOWN_KIND = "-"
"""Asks for documents whose kind was not found; "" asks for all."""


class Documents:
    """The handlers that list and show documents."""

    def __init__(self, administration: Administration, replies: Replies) -> None:
        self._administration = administration
        self._replies = replies

    async def rows(
        self,
        q: Annotated[str, Query(max_length=_LONGEST_WORDS)] = "",
        state: State | None = None,
        kind: str = "",
        origin: Origin | None = None,
        order: Order = Order.INGESTED,
        limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 50,
        offset: Annotated[int, Query(ge=0, le=_BIGGEST_OFFSET)] = 0,
    ) -> Response:
        """A page of the documents that are wanted, how many there are, and what was refused."""
        every, _ = await self._catalogue()
        wanted = Wanted(words=q, state=state, kind=_kind(kind), origin=origin, order=order)
        found = await aside(chosen, every, wanted)
        holdings = await self._administration.holdings()
        return uncached(
            {
                "documents": [
                    listed_json(each, self._replies) for each in found[offset : offset + limit]
                ],
                "total": len(found),
                "offset": offset,
                "limit": limit,
                "all": len(every),
                "counts": counts(every),
                "refused": refused_json(holdings, self._replies)[:MOST_ROWS],
            }
        )

    async def show(self, document_id: Annotated[str, Path()]) -> Response:
        """Everything known of one document: its relations, its copies, its timeline."""
        every, known = await self._catalogue()
        listed = found(every, document_id)
        told = await aside(history, listed.document, known)
        same = text_key(listed.document)
        copies = [e for e in every if text_key(e.document) == same and e is not listed]
        return uncached(
            {
                **listed_json(listed, self._replies),
                **document_details_json(listed.document),
                "copies": [{"id": each.document.id, "name": each.name} for each in copies],
                "timeline": timeline_lines(told, self._replies),
            }
        )

    async def _catalogue(self) -> tuple[list[Listed], Standing]:
        known = await self._administration.standing()
        holdings = await self._administration.holdings()
        folder = str(self._administration.uploads)
        every = await aside(
            catalogue, known, holdings, on=self._administration.today(), uploads=folder
        )
        return every, known


def documents_router(administration: Administration, replies: Replies) -> APIRouter:
    """The routes that list and show documents."""
    documents = Documents(administration, replies)
    router = APIRouter()
    for name, path, handler in (
        ("admin_documents", "/documents", documents.rows),
        ("admin_document", "/documents/{document_id:path}", documents.show),
    ):
        add_admin_route(router, name, "GET", path, handler, replies)
    return router


def found(every: list[Listed], document_id: str) -> Listed:
    """The document with this id; BadInput for an unknown one."""
    for each in every:
        if each.document.id == document_id:
            return each
    raise BadInput(key="admin.unknown_document", id=document_id[:LONGEST_ECHO])


def _kind(named: str) -> str | None:
    """The kind asked for: None for all, "" for documents without one. BadInput."""
    if not named:
        return None
    if named == _UNKNOWN_KIND:
        return ""
    if named not in set(Kind):
        raise BadInput(key="admin.kind", kinds=", ".join(Kind))
    return named
