"""An administrator that is signed in, over the service with a fake command."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx

from assistant.web.services import WebServices
from tests.assistant.web.administrator import KEY, OWN, access
from tests.fakes_web import FakeCommand, FakeLibrary, administration, services

REPORT = json.dumps({"step": "report", "documents": 1, "passages": 3, "failures": []})
DONE = json.dumps({"step": "done", "source": "/a.txt", "outcome": "added"})
PLANNED = json.dumps({"step": "planned", "unchanged": [], "refused": []})
REMOVED = json.dumps({"step": "removed"})
REFUSED = json.dumps({"step": "refused", "key": "cli.ingest.outdated"})
TAKE_A = {"names": ["a.txt"], "pin": "7f"}


class Signed:
    """A client that is signed in."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def __call__(
        self, method: str, path: str, body: object = None, *, content: object = None
    ) -> httpx.Response:
        given: dict[str, Any] = {"json": body} if content is None else {"content": content}
        return await self.http.request(method, f"/admin/api/{path}", **given)

    async def batch(self) -> str:
        return str((await self("POST", "uploads")).json()["batch"])

    async def sent(self, batch: str, name: str, content: object = b"...") -> httpx.Response:
        path = f"uploads/{batch}/files?{httpx.QueryParams(name=name)}"
        return await self("POST", path, content=content)

    async def ended(self, response: httpx.Response) -> dict[str, Any]:
        """The errand that a response began, at its end."""
        errand = response.json()["id"]
        while (told := (await self("GET", f"errands/{errand}")).json())["state"] == "running":
            await asyncio.sleep(0.01)
        found: dict[str, Any] = told
        return found


async def signed(http: httpx.AsyncClient) -> Signed:
    http.headers["Origin"] = OWN
    await http.post("/admin/api/session", json={"key": KEY})
    return Signed(http)


def given(folder: Path, command: FakeCommand | None = None, *further: Any) -> WebServices:
    library = FakeLibrary(*further)
    admin = administration(library, uploads=folder / "uploads", tdkt=command)
    return services(access=access(), library=library, admin=admin)
