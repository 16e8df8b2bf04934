"""What was said before, from a channel that keeps it itself: exchanges → a conversation (shell)."""

from collections.abc import Callable
from datetime import datetime

from assistant.aside import aside
from assistant.errors import BadInput
from assistant.markdown import choices_shown, sources_shown
from assistant.ports import Rewriter
from assistant.types import Cited, Conversation, Decision, Exchange, Query, Question, Turn

MOST_READ = 5
"""Exchanges that are read again: a follow-up looks back one or two, perhaps over a follow-up of
its own."""


async def conversation_of(
    history: tuple[Exchange, ...],
    *,
    rewriter: Rewriter,
    read: Callable[[Question], Query],
    at: datetime,
) -> Conversation:
    """The latest exchanges as turns of the moment `at`, each read with those before it.

    What cannot be read as a question ("👍") is left out.
    """
    conversation = Conversation(id="")
    for exchange in history[-MOST_READ:]:
        try:
            alone = await rewriter.rewrite(Question(text=exchange.asked), conversation)
            query = await aside(read, alone)
        except BadInput:
            continue
        turn = await aside(_turn, exchange, query, at)
        conversation = Conversation(id="", turns=(*conversation.turns, turn))
    return conversation


def _turn(exchange: Exchange, query: Query, at: datetime) -> Turn:
    cited = tuple(
        Cited(marker=marker, label=label, passage_id="", document_id="")
        for marker, label in sources_shown(exchange.answer)
    )
    choices = choices_shown(exchange.answer)
    decision: Decision = "clarify" if choices else "answer" if cited else "refuse"
    return Turn(
        id="",
        asked=exchange.asked,
        read=query.text,
        as_of=query.as_of if query.dated else None,
        decision=decision,
        answer=exchange.answer,
        cited=cited,
        choices=choices,
        at=at,
    )
