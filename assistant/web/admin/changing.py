"""What `/admin/api/` changes: files are sent and taken, documents removed and read anew (edge)."""

from collections.abc import AsyncIterator
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from assistant.errors import BadInput
from assistant.prompting import Replies
from assistant.types import Document
from assistant.web.admin.catalogue import Origin, origin_of
from assistant.web.admin.describing import add_admin_route
from assistant.web.admin.errands import ErrandKind, Errands, steps_of
from assistant.web.admin.uploads import MOST_FILES, Uploads
from assistant.web.problems import LONGEST_ECHO
from assistant.web.requests import Text
from assistant.web.services import Administration
from assistant.web.uncached import uncached
from assistant.wire import Json

_LONGEST_NAME = 1_000
_LONGEST_PIN = 100


class Chosen(BaseModel):
    """The body of POST …/carry-out: the files that the plan takes, and the plan's `pin`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    names: Annotated[list[Text], Field(max_length=MOST_FILES)]
    pin: Annotated[Text, Field(max_length=_LONGEST_PIN)]


class Changes:
    """The handlers that change what is indexed; every one gives an errand to watch."""

    def __init__(self, administration: Administration, replies: Replies) -> None:
        self._administration = administration
        self._uploads = Uploads(administration.uploads)
        self._errands = Errands(replies)

    async def begin(self) -> Response:
        """A batch to send files to."""
        return uncached({"batch": self._uploads.begin()})

    async def receive(
        self,
        batch: str,
        http: Request,
        name: Annotated[str, Query(min_length=1, max_length=_LONGEST_NAME)],
    ) -> Response:
        """Keep one file of a batch; its bytes are the body, its name stands in no log."""
        kept, size = await self._uploads.receive(batch, name, http.stream())
        return uncached({"name": kept, "size": size})

    async def discard(self, batch: str) -> Response:
        """Let a batch go; BadInput while it is being worked on."""
        under_way = self._errands.running()
        if under_way is not None and under_way.about == batch:
            raise BadInput(key="admin.batch_busy")
        self._uploads.discard(batch)
        return uncached({})

    async def plan(self, batch: str) -> Response:
        """See what would become of every file of a batch."""
        names = [each.name for each in self._uploads.files(batch)]
        return self._started("plan", self._ingesting(batch, names, "--plan"), about=batch)

    async def carry_out(self, batch: str, chosen: Chosen) -> Response:
        """Take the chosen files of a batch as the plan says that was shown, or not at all; the
        others are let go."""
        there = {each.name for each in self._uploads.files(batch)}
        names = sorted(there & set(chosen.names))
        if not names:
            raise BadInput(key="admin.nothing_chosen")
        return self._started("ingest", self._taking(batch, names, pin=chosen.pin), about=batch)

    async def remove(self, document_id: Annotated[str, Path()]) -> Response:
        """Take a document out of the index, and its file away where it was sent to this page."""
        document = await self._document(document_id)
        return self._started("remove", self._removing(document), about=document_id)

    async def again(self, document_id: Annotated[str, Path()]) -> Response:
        """Read the file of a document again, though it has not changed."""
        source = (await self._document(document_id)).source
        starter = origin_of(source, uploads="") is Origin.STARTER
        if not starter and not FilePath(source).is_file():
            raise BadInput(key="admin.no_file")
        steps = self._steps("ingest", "--again", "--json", source)
        return self._started("again", steps, about=document_id)

    async def all_again(self) -> Response:
        """Read every file again that was ever ingested and is still there."""
        return self._started("again", self._steps("ingest", "--again", "--json"))

    async def running(self) -> Response:
        """What is under way, and the plan that waits, for a page that was opened anew."""
        found, plan = self._errands.running(), self._errands.latest("plan")
        if plan and (plan.state != "done" or not self._uploads.waits(plan.about or "")):
            plan = None
        return uncached(
            {
                "errand": None if found is None else found.json(since=0),
                "plan": None if plan is None else plan.json(since=0),
            }
        )

    async def errand(
        self, errand_id: str, since: Annotated[int, Query(ge=0, le=10**9)] = 0
    ) -> Response:
        """How an errand stands, and its steps since those that were seen."""
        return uncached(self._errands.find(errand_id).json(since=since))

    def _started(
        self, kind: ErrandKind, steps: AsyncIterator[Json], *, about: str | None = None
    ) -> Response:
        errand = self._errands.start(kind, steps, about=about)
        return uncached(errand.json(since=0))

    def _steps(self, *arguments: str) -> AsyncIterator[Json]:
        return steps_of(self._administration.tdkt, *arguments)

    def _ingesting(self, batch: str, names: list[str], *options: str) -> AsyncIterator[Json]:
        paths = [str(each) for each in self._uploads.files(batch) if each.name in names]
        home = str(self._uploads.folder)
        return self._steps("ingest", "--json", "--into", home, *options, *paths)

    async def _taking(self, batch: str, names: list[str], *, pin: str) -> AsyncIterator[Json]:
        async for step in self._ingesting(batch, names, f"--as-planned={pin}"):
            yield step
        self._uploads.discard(batch)

    async def _removing(self, document: Document) -> AsyncIterator[Json]:
        """The index first: a file that is left over after a crash is in nobody's way."""
        async for step in self._steps("docs", "--json", "remove", document.id):
            yield step
        self._uploads.delete(document.source)

    async def _document(self, document_id: str) -> Document:
        known = await self._administration.standing()
        for each in known.documents:
            if each.id == document_id:
                return each
        raise BadInput(key="admin.unknown_document", id=document_id[:LONGEST_ECHO])


def changes_router(administration: Administration, replies: Replies) -> APIRouter:
    """The routes that change what is indexed."""
    changes = Changes(administration, replies)
    router = APIRouter()
    for name, method, path, handler in (
        ("begin_upload", "POST", "/uploads", changes.begin),
        ("discard_upload", "DELETE", "/uploads/{batch}", changes.discard),
        ("upload_file", "POST", "/uploads/{batch}/files", changes.receive),
        ("plan_upload", "POST", "/uploads/{batch}/plan", changes.plan),
        ("carry_out", "POST", "/uploads/{batch}/carry-out", changes.carry_out),
        ("remove_document", "DELETE", "/documents/{document_id:path}", changes.remove),
        ("read_again", "POST", "/documents/{document_id:path}/again", changes.again),
        ("read_all_again", "POST", "/again", changes.all_again),
        ("under_way", "GET", "/errands", changes.running),
        ("errand", "GET", "/errands/{errand_id}", changes.errand),
    ):
        add_admin_route(router, name, method, path, handler, replies)
    return router
