"""The server on localhost: methods over HTTP, long polling, webhooks, files (edge: uvicorn)."""

import asyncio
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bots.telegram.cloud.methods import Lost, Methods, Refused, bad
from tests.bots.telegram.cloud.people import Json, World

TOKEN = "4242:TEST-secret_token"
_LOOK = 0.01


class Cloud(Methods):
    """The Bot API of one bot, with its world."""

    def __init__(self) -> None:
        super().__init__(World())
        self.url = ""
        self.webhook: Json | None = None
        self.confirmed = 0
        self._poller = 0
        self.closing = False

    async def get_updates(self, given: Json) -> list[Json]:
        """Updates from `offset` on, after at most `timeout` seconds; earlier ones are confirmed."""
        if self.webhook is not None:
            raise Refused(
                409, "can't use getUpdates method while webhook is active; use deleteWebhook"
            )
        self._poller += 1
        mine, until = self._poller, time.monotonic() + float(given.get("timeout", 0))
        while True:
            if mine != self._poller:
                raise Refused(
                    409,
                    "terminated by other getUpdates request; make sure that only one bot "
                    "instance is running",
                )
            found = self._from(int(given.get("offset", 0)), int(given.get("limit", 100)))
            if found or self.closing or time.monotonic() >= until:
                return found
            await asyncio.sleep(_LOOK)

    def _from(self, offset: int, limit: int) -> list[Json]:
        with self.world.lock:
            updates = self.world.updates
            if offset > 0:
                updates[:] = [each for each in updates if each["update_id"] >= offset]
                self.confirmed = max(self.confirmed, offset)
            return [dict(each) for each in updates[:limit]]

    def on_setwebhook(self, given: Json) -> bool:
        local = given["url"].startswith("http://127.0.0.1")
        if given["url"] and not (local or given["url"].startswith("https://")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        secret = given.get("secret_token", "")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad("secret token contains unallowed characters")
        self.webhook = given if given["url"] else None
        return True

    def on_deletewebhook(self, given: Json) -> bool:
        self.webhook = None
        return True

    async def push(self) -> None:
        """Post updates to the webhook, again until they are taken."""
        async with httpx.AsyncClient() as client:
            while not self.closing:
                await asyncio.sleep(_LOOK)
                if self.webhook is not None and (waiting := self._from(0, 1)):
                    await self._pushed(client, self.webhook, waiting[0])

    async def _pushed(self, client: httpx.AsyncClient, webhook: Json, update: Json) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.get("secret_token", "")}
        try:
            taken = await client.post(webhook["url"], json=update, headers=headers)
        except httpx.HTTPError:
            return
        if taken.status_code == 200:
            self._from(update["update_id"] + 1, 0)

    async def handle(self, request: Request) -> Response:
        """POST /bot<token>/<method>."""
        name = request.path_params["method"]
        if request.path_params["token"] != TOKEN:
            refused = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return JSONResponse(refused, status_code=401)
        given: Json = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        try:
            polls = name.lower() == "getupdates"
            result = await self.get_updates(given) if polls else self.call(name, given)
        except Lost:
            return Response("Bad Gateway", status_code=502)
        except Refused as refused_call:
            return JSONResponse(refused_call.json, status_code=refused_call.status)
        return Response(json.dumps({"ok": True, "result": result}), media_type="application/json")

    async def download(self, request: Request) -> Response:
        """GET /file/bot<token>/<path>."""
        wanted = request.path_params["path"]
        contents = [content for path, content in self.world.files.values() if path == wanted]
        return Response(contents[0]) if contents else Response(status_code=404)


@contextmanager
def serving() -> Iterator[Cloud]:
    """A cloud that listens on a port of its own until the end."""
    cloud = Cloud()
    routes = [
        Route("/bot{token}/{method}", cloud.handle, methods=["POST", "GET"]),
        Route("/file/bot{token}/{path:path}", cloud.download),
    ]
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=routes), log_level="error", access_log=False)
    )
    listener = socket.create_server(("127.0.0.1", 0))
    cloud.url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    async def run() -> None:
        pushing = asyncio.create_task(cloud.push())
        await server.serve(sockets=[listener])
        await pushing

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    try:
        yield cloud
    finally:
        cloud.closing = server.should_exit = True
        thread.join()
        listener.close()
