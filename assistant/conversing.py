"""A question within its conversation: read with what was said before, remembered after (shell)."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.conversation.recalling import conversation_of
from assistant.conversation.remembering import turn_of
from assistant.conversation.sourcing import asks_for_sources, naming_sources
from assistant.errors import MemoryUnavailable
from assistant.ports import Assistant, Memory, Rewriter
from assistant.prompting import Replies
from assistant.types import (
    Answer,
    Conversation,
    Event,
    Finished,
    Query,
    Question,
    Understood,
)
from assistant.vietnamese import tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversingAssistant:
    """Hands `assistant` questions that stand alone: implements ports.Assistant.

    `memory` None remembers nothing; a question without a conversation is not remembered either.
    `clock` gives the time in UTC, `identity` a new id for each turn.
    """

    assistant: Assistant
    rewriter: Rewriter
    memory: Memory | None
    replies: Replies
    read: Callable[[Question], Query]
    clock: Callable[[], datetime]
    identity: Callable[[], str]

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        """The events of the answer to the question as it stands alone.

        The turn is remembered before Finished is told: whoever leaves earlier leaves no trace.
        """
        conversation, warnings = await self._recalled(question)
        sources = asks_for_sources(question.text, conversation)
        events = self.assistant.ask(await self.rewriter.rewrite(question, conversation))
        query: Query | None = None
        try:
            async for event in events:
                if isinstance(event, Understood):
                    query = replace(event.query, original=tidy(question.text).strip())
                    yield Understood(query)
                elif isinstance(event, Finished) and query is not None:
                    answer = naming_sources(event.answer, self.replies) if sources else event.answer
                    yield await self._finished(question, query, answer, warnings)
                else:
                    yield event
        finally:
            if isinstance(events, AsyncGenerator):
                await events.aclose()

    async def _recalled(self, question: Question) -> tuple[Conversation, tuple[str, ...]]:
        """What was said before, and a warning when that cannot be read."""
        if question.history:
            told = await conversation_of(
                question.history, rewriter=self.rewriter, read=self.read, at=self.clock()
            )
            return told, ()
        identity = question.conversation_id
        if self.memory is None or identity is None:
            return Conversation(id=identity or ""), ()
        try:
            return await self.memory.recall(identity), ()
        except MemoryUnavailable:
            return Conversation(id=identity), (self.replies.say("warning.memory_away"),)

    async def _finished(
        self, question: Question, query: Query, answer: Answer, warnings: tuple[str, ...]
    ) -> Finished:
        """The last event, once the turn is remembered."""
        answer = replace(answer, warnings=answer.warnings + warnings)
        if self.memory is None or question.conversation_id is None or warnings:
            return Finished(answer)
        turn = turn_of(query, answer, identity=self.identity(), at=self.clock())
        try:
            await self.memory.remember(question.conversation_id, turn, user=question.user)
        except MemoryUnavailable:
            return Finished(answer)
        return Finished(answer, answer_id=turn.id)
