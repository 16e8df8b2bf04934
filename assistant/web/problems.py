"""Failures → a status, and a sentence that a person can act on (edge)."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from assistant.errors import AssistantError, BadInput, PromptError, SetupError, TooMany, Unavailable
from assistant.language.typed_days import day_unread
from assistant.ports import MOST_HITS
from assistant.prompting import Replies
from assistant.types import Kind
from assistant.web.chat_json import error_json
from assistant.wire import Json

RETRY_AFTER_SECONDS = 5
"""What is offered to a caller when the index is busy; opening one takes about two seconds."""
LONGEST_ECHO = 60
"""Characters of a wrong value that are shown back: enough to recognise it."""

CHAT_PATHS = ("/v1/chat/", "/v1/models")
"""Where OpenAI's clients call: they read failures in OpenAI's shape, wrong values as status 400."""
_CHAT_CODES = {"chat.unknown_model": "model_not_found"}

_STATUS_BY_KEY = {
    "chat.unknown_model": 404,
    "input.json": 400,
    "input.unknown_document": 404,
    "access.ticket": 401,
    "access.key": 401,
    "access.origin_unknown": 403,
    "admin.key": 401,
    "admin.session": 401,
    "admin.role": 403,
    "admin.elsewhere": 403,
    "admin.unknown_document": 404,
    "admin.unknown_batch": 404,
    "admin.unknown_errand": 404,
    "admin.no_file": 409,
    "admin.batch_busy": 409,
    "reject.too_large": 413,
    "access.host": 403,
    "feedback.unknown": 404,
    "feedback.off": 404,
    "http.not_found": 404,
    "http.method": 405,
    "http.too_large": 413,
    "http.media_type": 415,
}
_KEY_BY_STATUS = {
    400: "input.json",
    404: "http.not_found",
    405: "http.method",
    413: "http.too_large",
}
_ABOUT_BODIES = ("input.json", "http.object")
_MENDS = {
    "missing": "http.mend.missing",
    "string_type": "http.mend.string",
    "string_unicode": "http.mend.string",
    "string_too_long": "http.mend.too_long",
    "bool_type": "http.mend.boolean",
    "enum": "http.mend.kind",
    "literal_error": "http.mend.rating",
    "conversation": "http.mend.conversation",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a person is told: a status, the key of the sentence, the sentence, and its id."""

    status: int
    key: str
    message: str
    id: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> Json:
        """`{"error": {key, message, id}}`, the body of every failure."""
        return {"error": {"key": self.key, "message": self.message, "id": self.id}}

    def chat_json(self) -> Json:
        """The same in the shape of OpenAI's API."""
        kind = "invalid_request_error" if self.status < 500 else "server_error"
        code = _CHAT_CODES.get(self.key, self.key)
        return error_json(self.message, kind=kind, code=code, number=self.id)

    def response(self, path: str) -> JSONResponse:
        """The failure as an answer over HTTP, in the shape that callers of `path` expect."""
        headers = dict(self.headers)
        if not path.startswith(CHAT_PATHS):
            return JSONResponse(self.json(), status_code=self.status, headers=headers)
        status = 400 if self.status == 422 else self.status
        return JSONResponse(self.chat_json(), status_code=status, headers=headers)


def problem_of(error: Exception, replies: Replies) -> Problem:
    """What to tell of `error`. Whatever is ours to mend goes to the log, under the same id."""
    number = secrets.token_hex(4)
    status = _status(error)
    if status >= 500:
        _log.error("problem %s: %s", number, type(error).__name__, exc_info=error)
    key = error.key if isinstance(error, AssistantError) else AssistantError.key
    values = error.values if isinstance(error, AssistantError) else {}
    return Problem(
        status=status,
        key=key,
        message=_sentence(replies, key, {"id": number, **values}),
        id=number,
        headers=_headers(error, status),
    )


def install(app: FastAPI, replies: Replies) -> None:
    """Give every failure of `app` its sentence; unexpected ones are the guard's."""

    async def known(request: Request, error: Exception) -> JSONResponse:
        return problem_of(error, replies).response(request.url.path)

    async def invalid(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        path = request.url.path
        bad = _bad_input(error, replies)
        if path.startswith(CHAT_PATHS) and bad.key in _ABOUT_BODIES:
            bad = BadInput(str(bad), key="chat.body")
        return problem_of(bad, replies).response(path)

    async def refused(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        key = _KEY_BY_STATUS.get(error.status_code, "http.refused")
        response = problem_of(BadInput(key=key), replies).response(request.url.path)
        response.status_code = error.status_code
        response.headers.update(error.headers or {})
        return response

    app.add_exception_handler(AssistantError, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)


def _status(error: Exception) -> int:
    if isinstance(error, BadInput):
        return _STATUS_BY_KEY.get(error.key, 422)
    if isinstance(error, TooMany):
        return 429
    return 503 if isinstance(error, SetupError | Unavailable) else 500


def _headers(error: Exception, status: int) -> dict[str, str]:
    if status == 401:
        return {"WWW-Authenticate": "Bearer"}
    if not isinstance(error, Unavailable):
        return {}
    return {"Retry-After": str(error.values.get("seconds", RETRY_AFTER_SECONDS))}


def _sentence(replies: Replies, key: str, values: Mapping[str, object]) -> str:
    """The sentence of `key`; one that cannot be filled in must not hide the failure itself."""
    try:
        return replies.say(key, **values)
    except PromptError as error:
        _log.error("problem %s has no sentence: %s", values["id"], error)
        return replies.say(AssistantError.key, id=values["id"])


def _bad_input(error: RequestValidationError, replies: Replies) -> BadInput:
    """The first thing wrong with a request, in this project's own terms."""
    first = error.errors()[0]
    kind, where, value = first["type"], first["loc"], first.get("input")
    if kind == "json_invalid" or (where == ("body",) and kind == "missing"):
        return BadInput(key="input.json")
    if where == ("body",):
        return BadInput(key="http.media_type" if isinstance(value, bytes) else "http.object")
    if kind == "iso_day":
        return day_unread(_echo(value), key="input.date")
    name, limits = str(where[1]), first.get("ctx", {})
    if name == "k":
        return BadInput(key="input.limit", limit=MOST_HITS)
    mend = replies.say(
        _MENDS.get(kind, "http.mend.other"),
        kinds=", ".join(Kind),
        most=limits.get("max_length", ""),
    )
    return BadInput(key="input.field", field=name, mend=mend)


def _echo(value: object) -> str:
    """A wrong value, short, and with nothing in it that cannot be sent back as UTF-8."""
    text = str(value)[:LONGEST_ECHO]
    return text.encode("utf-8", "replace").decode("utf-8")
