"""The outermost layer: security headers, a log line without words, the last catch (edge: ASGI)."""

import logging
import time

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.documents.formats import LARGEST_BYTES
from assistant.prompting import Replies
from assistant.web.problems import problem_of

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Only our own files run, nobody else frames the page. `data:` is for Swagger UI's icons."""

LARGEST_BODY = 64 * 1024
"""Bytes; 2,000 characters need at most 24 KB even when JSON escapes every one of them twice."""

LARGEST_CONVERSATION = 2 * 1024 * 1024
"""Bytes of a whole conversation: chat programs send all of it with every question. A quoted law
article has 2 to 8 KB, so this is some hundreds of answers."""
_CONVERSATIONS = "/v1/chat/"
LARGEST_UPLOAD = LARGEST_BYTES + 1024 * 1024
"""Bytes; a file that is a little too large is still read, so that its sender is told so."""
_UPLOADS = "/admin/api/uploads/"

_log = logging.getLogger(__name__)


class Guard:
    """Wraps the app: nothing unexpected leaves it, and nothing that was asked is logged."""

    def __init__(self, app: ASGIApp, *, replies: Replies) -> None:
        self._app = app
        self._replies = replies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send)
        try:
            await self._app(scope, exchange.receive, exchange.send)
        except Exception as error:  # the last place that can keep it from the person
            problem = problem_of(error, self._replies)
            if not exchange.status:
                await problem.response(scope["path"])(scope, receive, exchange.send)
        exchange.log()


class _Exchange:
    """One request under way: bounds its body, adds the headers to its answer, knows its status."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._received = 0
        self._most = _most(scope["path"])
        self._began = time.monotonic()
        self.status = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > self._most:
            raise HTTPException(413)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)

    def log(self) -> None:
        """Method, percent-encoded path without its query (which holds words), status, time."""
        path = self._scope.get("raw_path", b"").split(b"?")[0].decode("ascii", "replace")
        took_ms = round((time.monotonic() - self._began) * 1000)
        _log.info("%s %s %d %d ms", self._scope["method"], path, self.status, took_ms)


def _most(path: str) -> int:
    """How many bytes a request to `path` may have."""
    if path.startswith(_UPLOADS):
        return LARGEST_UPLOAD
    return LARGEST_CONVERSATION if path.startswith(_CONVERSATIONS) else LARGEST_BODY
