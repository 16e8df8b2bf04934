"""One question over HTTP: as one JSON object, or as frames of a stream (shell)."""

import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from assistant.errors import AssistantError
from assistant.ports import Assistant
from assistant.prompting import Replies
from assistant.types import Event, Finished, Query, Question, Understood
from assistant.web.problems import problem_of
from assistant.web.streaming import frame
from assistant.wire import Json, event_json


async def answered(assistant: Assistant, question: Question) -> Json:
    """The data of the last event: the whole answer."""
    data: Json = {}
    async with aclosing(told(assistant, question)) as events:
        async for _, data in events:  # noqa: B007  the last one is what is wanted
            pass
    return data


async def frames(
    assistant: Assistant, question: Question, replies: Replies
) -> AsyncGenerator[bytes]:
    """Every event as a server-sent event; a failure is the last one, named `error`."""
    try:
        async with aclosing(told(assistant, question)) as events:
            async for name, data in events:
                yield frame(name, data)
    except Exception as error:  # the status has gone out: only the stream can still say it
        yield frame("error", problem_of(error, replies).json())


async def told(assistant: Assistant, question: Question) -> AsyncGenerator[tuple[str, Json]]:
    """The events of an answer as names and data."""
    began = time.monotonic()
    async with aclosing(promised(assistant, question)) as events:
        async for event, query in events:
            yield event_json(
                event,
                query,
                conversation_id=question.conversation_id,
                took_ms=round((time.monotonic() - began) * 1000),
            )


async def finished(assistant: Assistant, question: Question) -> tuple[Finished, Query]:
    """The last event alone, with how the question was read."""
    async with aclosing(promised(assistant, question)) as events:
        async for event, query in events:  # noqa: B007  the last one is what is wanted
            pass
    assert isinstance(event, Finished)
    return event, query


async def promised(assistant: Assistant, question: Question) -> AsyncGenerator[tuple[Event, Query]]:
    """Each event with how the question was read; the assistant's own generator is closed after.

    AssistantError when the assistant breaks its promise to begin with Understood and to end
    with Finished.
    """
    events = assistant.ask(question)
    try:
        understood = await anext(events, None)
        if not isinstance(understood, Understood):
            raise AssistantError("an answer must begin with Understood")
        event: Event | None = understood
        while event is not None:
            yield event, understood.query
            last, event = event, await anext(events, None)
        if not isinstance(last, Finished):
            raise AssistantError("an answer must end with Finished")
    finally:
        await _close(events)


async def _close(events: AsyncIterator[Event]) -> None:
    if isinstance(events, AsyncGenerator):
        await events.aclose()
