"""An OpenAI-compatible server on this machine that behaves well and badly, as a test tells it."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

Ending = Literal["stop", "length", "none", "cut", "garbage"]


@dataclass(frozen=True, kw_only=True)
class Says:
    """Streams `text` word by word: waits `first` seconds, then `pause` before each word."""

    text: str = ""
    first: float = 0.0
    pause: float = 0.0
    ending: Ending = "stop"
    thinks: str = ""


@dataclass(frozen=True)
class Fails:
    """Answers with a status and a body."""

    status: int = 500
    body: str = '{"error": {"message": "broken", "type": "server_error"}}'


@dataclass(frozen=True)
class Hangs:
    """Takes the question and says nothing until the server closes."""


Behaviour = Says | Fails | Hangs


@dataclass
class ChatServer:
    """What was asked of the server, and what it is to do: the last behaviour goes on for ever."""

    url: str
    behaviours: Sequence[Behaviour]
    asked: list[dict[str, Any]] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    first_word_at: float = 0.0

    def next(self) -> Behaviour:
        return self.behaviours[min(len(self.asked), len(self.behaviours)) - 1]


@contextmanager
def chat_server(*behaviours: Behaviour) -> Iterator[ChatServer]:
    """A server on a port of the system's choice, closed at the end."""
    closing = threading.Event()
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    http.daemon_threads = True
    server = ChatServer(f"http://127.0.0.1:{http.server_address[1]}/v1", behaviours)
    http.chat, http.closing = server, closing  # type: ignore[attr-defined]
    thread = threading.Thread(target=lambda: http.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        closing.set()
        http.shutdown()
        http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what was asked, not at a log."""

    def do_POST(self) -> None:
        server: ChatServer = self.server.chat  # type: ignore[attr-defined]
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        server.asked.append(body | {"authorization": self.headers.get("Authorization")})
        match server.next():
            case Fails() as failing:
                self._fail(failing)
            case Hangs():
                self.server.closing.wait()  # type: ignore[attr-defined]
                self.close_connection = True
            case Says() as saying:
                self._stream(server, saying)

    def _fail(self, failing: Fails) -> None:
        body = failing.body.encode()
        self.send_response(failing.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, server: ChatServer, saying: Says) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        try:
            self._words(server, saying)
        except OSError:
            server.left.set()

    def _words(self, server: ChatServer, saying: Says) -> None:
        time.sleep(saying.first)
        server.first_word_at = time.perf_counter()
        whole = f"<think>{saying.thinks}</think>\n{saying.text}" if saying.thinks else saying.text
        for word in whole.split(" "):
            self._event(_chunk({"content": word + " "}))
            time.sleep(saying.pause)
        if saying.ending == "cut":
            return
        if saying.ending == "garbage":
            self._chunk(b'data: {"id": "x", "choices": [{"delta": {"cont\n\n')
        if saying.ending in ("stop", "length"):
            self._event(_chunk({}, ending=saying.ending))
            usage = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
            self._event(_chunk(None) | {"usage": usage})
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _event(self, data: dict[str, Any]) -> None:
        self._chunk(f"data: {json.dumps(data)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


def _chunk(delta: dict[str, Any] | None, *, ending: str | None = None) -> dict[str, Any]:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": ending}]
    return {
        "id": "chat-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "test",
        "choices": choices,
    }
