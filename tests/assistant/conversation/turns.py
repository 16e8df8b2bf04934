"""Turns of a conversation, as they are remembered."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from assistant.conversation.following import follow
from assistant.types import Cited, Conversation, Decision, Question, Turn
from assistant.understanding.query import understand

TODAY = date(2026, 11, 22)

LAW = Cited(
    marker=1,
    label="Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15",
    passage_id="l",
    document_id="l",
    since=date(2024, 1, 1),
)
DECREE = Cited(
    marker=2,
    label="điểm c khoản 1 Điều 50 Nghị định số 152/2025/NĐ-CP",
    passage_id="n",
    document_id="n",
    since=date(2025, 7, 1),
)


def turn(
    read: str,
    *,
    cited: Sequence[Cited] = (LAW, DECREE),
    decision: Decision = "answer",
    choices: tuple[str, ...] = (),
    as_of: date | None = None,
) -> Turn:
    return Turn(
        id=read,
        asked=read,
        read=read,
        as_of=as_of,
        decision=decision,
        answer="…",
        cited=tuple(cited),
        choices=choices,
        at=datetime(2026, 11, 22, tzinfo=UTC),
    )


def read_after(question: str, *turns: Turn) -> tuple[str, date | None] | None:
    """How a question is read after these turns, and the day that is carried over; None where it
    stands alone."""
    query = understand(Question(text=question), today=TODAY)
    reading = follow(query, Conversation(id="c", turns=turns))
    return None if reading is None else (reading.text, reading.as_of)
