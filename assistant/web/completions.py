"""Questions from programs that speak OpenAI's chat API (edge: FastAPI).

The conversation is its messages: the last one of the user is the question, those before it are
the history, and what system messages order is not done. A client of this API cannot take back
what it has shown, so only the checked answer is sent, piece by piece, never a provisional delta.
"""

import secrets
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field, StrictBool
from starlette.responses import JSONResponse, Response

from assistant.aside import aside
from assistant.errors import BadInput
from assistant.markdown import answer_markdown
from assistant.ports import Assistant
from assistant.prompting import Replies
from assistant.types import Exchange, Question
from assistant.web.adding import add_route
from assistant.web.asking import finished
from assistant.web.chat_json import MODEL, Head, model_json, usage_of
from assistant.web.errands import errand
from assistant.web.problems import LONGEST_ECHO, problem_of
from assistant.web.requests import Text, question_of
from assistant.web.services import Services
from assistant.web.streaming import EventStream, data_frame
from assistant.wire import Json, citation_json

_ENDED = b"data: [DONE]\n\n"
_SHARED = ConfigDict(extra="ignore", frozen=True)


class Part(BaseModel):
    """A part of a message; what is not text (an image, a file) is passed over."""

    model_config = _SHARED

    type: Text = "text"
    text: Text | None = None


class Message(BaseModel):
    """One message of the conversation."""

    model_config = _SHARED

    role: Text
    content: Text | list[Part] | None = None

    @property
    def words(self) -> str:
        """The text of the message; "" for one without."""
        if not isinstance(self.content, list):
            return self.content or ""
        return "\n".join(part.text for part in self.content if part.type == "text" and part.text)


class StreamOptions(BaseModel):
    """How a stream is to end."""

    model_config = _SHARED

    include_usage: StrictBool | None = None


class CompletionRequest(BaseModel):
    """The body of POST /v1/chat/completions; temperature, tools and the rest are ignored."""

    model_config = _SHARED

    model: Text
    messages: Annotated[list[Message], Field(min_length=1)]
    stream: StrictBool | None = None
    stream_options: StreamOptions | None = None

    @property
    def includes_usage(self) -> bool:
        """Whether a stream is to end with its usage."""
        return bool(self.stream_options and self.stream_options.include_usage)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: Markdown, and the citations that its markers point at."""

    content: str
    citations: tuple[Json, ...]


class Completions:
    """The handlers of OpenAI's routes, over the services of one process."""

    def __init__(self, services: Services, replies: Replies, *, ping_seconds: float) -> None:
        self._assistant = services.assistant
        self._replies = replies
        self._ping_seconds = ping_seconds
        self._began = int(time.time())

    async def completions(self, request: CompletionRequest) -> Response:
        """Answer the last message of the user, whole or piece by piece."""
        _check_model(request.model)
        head = Head(id=f"chatcmpl-{secrets.token_hex(12)}", created=int(time.time()))
        asked = [message.words for message in request.messages]
        answer = self._answer(request.messages)
        if request.stream:
            told = self._pieces(answer, head, asked, includes_usage=request.includes_usage)
            return EventStream(told, ping_seconds=self._ping_seconds)
        reply = await answer()
        usage = await _counted(asked, reply)
        return JSONResponse(head.completion(reply.content, usage=usage, citations=reply.citations))

    async def models(self) -> Response:
        """The models that can be asked: one."""
        return JSONResponse({"object": "list", "data": [self._model()]})

    async def model(self, model: Annotated[str, Path()]) -> Response:
        """That model."""
        _check_model(model)
        return JSONResponse(self._model())

    def _answer(self, messages: Sequence[Message]) -> Callable[[], Awaitable[Reply]]:
        """What will answer the last message of the user; BadInput when nothing can."""
        words, history = _conversation(messages)
        ready = errand(words, self._replies)
        if ready is not None:
            return partial(_given, Reply(ready, ()))
        question = replace(question_of(words), history=history)
        return partial(_asked, self._assistant, question, self._replies)

    async def _pieces(
        self,
        answer: Callable[[], Awaitable[Reply]],
        head: Head,
        asked: Sequence[str],
        *,
        includes_usage: bool,
    ) -> AsyncGenerator[bytes]:
        yield data_frame(head.piece({"role": "assistant", "content": ""}))
        try:
            reply = await answer()
        except Exception as error:  # the status has gone out: only the stream can still say it
            yield data_frame(problem_of(error, self._replies).chat_json())
            return
        for line in reply.content.splitlines(keepends=True):
            yield data_frame(head.piece({"content": line}))
        end = [head.piece({}, finish_reason="stop")]
        if includes_usage:
            end.append(head.end(await _counted(asked, reply)))
        for each in end[:-1]:
            yield data_frame(each)
        yield data_frame({**end[-1], "citations": list(reply.citations)})
        yield _ENDED

    def _model(self) -> Json:
        return model_json(self._replies.say("chat.name"), created=self._began)


def completions_router(services: Services, replies: Replies, *, ping_seconds: float) -> APIRouter:
    """OpenAI's routes, described like every other."""
    api = Completions(services, replies, ping_seconds=ping_seconds)
    router = APIRouter()
    for method, path, handler in (
        ("POST", "/v1/chat/completions", api.completions),
        ("GET", "/v1/models", api.models),
        ("GET", "/v1/models/{model}", api.model),
    ):
        add_route(router, method, path, handler, replies)
    return router


def _check_model(model: str) -> None:
    if model != MODEL:
        raise BadInput(key="chat.unknown_model", model=model[:LONGEST_ECHO], known=MODEL)


def _conversation(messages: Sequence[Message]) -> tuple[str, tuple[Exchange, ...]]:
    """The last message of the user, and what was asked and answered before it."""
    spoken = [each for each in messages if each.role in ("user", "assistant") and each.words]
    places = [place for place, each in enumerate(spoken) if each.role == "user"]
    if not places:
        raise BadInput(key="chat.no_question")
    earlier = spoken[: places[-1]]
    return spoken[places[-1]].words, tuple(
        Exchange(one.words, other.words)
        for one, other in pairwise(earlier)
        if (one.role, other.role) == ("user", "assistant")
    )


async def _counted(asked: Sequence[str], reply: Reply) -> Json:
    """The usage; to count a conversation of 2 MB takes 0.2 s, which nobody else should wait for."""
    return await aside(usage_of, asked, reply.content)


async def _given(reply: Reply) -> Reply:
    return reply


async def _asked(assistant: Assistant, question: Question, replies: Replies) -> Reply:
    """The checked answer as Markdown; what came before it is not shown."""
    last, query = await finished(assistant, question)
    content = answer_markdown(last.answer, query, replies)
    return Reply(content, tuple(citation_json(each) for each in last.answer.citations))
