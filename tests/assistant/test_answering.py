"""One ask: recalled, read, answered, remembered; whoever leaves early leaves no trace."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from assistant.errors import BadInput, MemoryUnavailable
from assistant.ports import Assistant, Memory
from assistant.types import Conversation, Event, Finished, Query, Question, Turn, Understood
from assistant.wiring import conversing
from ingest.splitting import split
from ingest.types import Text
from tests.builders import document_of
from tests.fakes import FakeIndex, FakeLibrary, FakeMemory
from tests.fakes_web import REPLIES
from tests.grounded import quoting, read

TODAY = date(2026, 11, 22)
LAW = """Điều 21. Danh hiệu “Chiến sĩ thi đua toàn quốc”
Danh hiệu “Chiến sĩ thi đua toàn quốc” tặng cho cá nhân đạt tiêu chuẩn: có thành tích xuất sắc.
Điều 23. Danh hiệu “Chiến sĩ thi đua cơ sở”
Danh hiệu “Chiến sĩ thi đua cơ sở” tặng cho cá nhân đạt tiêu chuẩn: có sáng kiến.
Điều 50. Mức tiền thưởng danh hiệu thi đua
1. “Chiến sĩ thi đua toàn quốc” được thưởng 4,5 lần mức lương cơ sở.
2. “Chiến sĩ thi đua cơ sở” được thưởng 1,0 lần mức lương cơ sở.
"""


@dataclass
class Away:
    """A memory whose database does not answer."""

    writes: int = 0

    async def recall(self, conversation_id: str) -> Conversation:
        raise MemoryUnavailable("away")

    async def remember(self, conversation_id: str, turn: Turn, *, user: str | None) -> None:
        self.writes += 1
        raise MemoryUnavailable("away")

    async def forget(self, *, conversation_id: str | None = None, user: str | None = None) -> int:
        raise MemoryUnavailable("away")


@dataclass
class Full(FakeMemory):
    """A memory that can be read but not written."""

    def __init__(self) -> None:
        super().__init__(clock=lambda: datetime.now(UTC))

    async def remember(self, conversation_id: str, turn: Turn, *, user: str | None) -> None:
        raise MemoryUnavailable("full")


@dataclass
class Kept:
    """A memory and the assistant that uses it."""

    memory: FakeMemory = field(default_factory=lambda: FakeMemory(clock=lambda: datetime.now(UTC)))

    def turns(self, conversation: str = "c") -> Sequence[Turn]:
        return asyncio.run(self.memory.recall(conversation)).turns


def assistant_with(memory: Memory | None) -> Assistant:
    document = document_of("99/2022/QH15")
    passages = split(document, Text(text=LAW))
    library = FakeLibrary()
    library.add(document, LAW, passages)
    alone = quoting(library, FakeIndex(passages))
    return conversing(alone, memory=memory, replies=REPLIES, read=read)


def asked(
    text: str, memory: Memory | None, *, conversation: str | None = "c", user: str | None = None
) -> tuple[Query, Finished]:
    question = Question(text=text, conversation_id=conversation, user=user)

    async def collect() -> list[Event]:
        return [event async for event in assistant_with(memory).ask(question)]

    events = asyncio.run(collect())
    first, last = events[0], events[-1]
    assert isinstance(first, Understood)
    assert isinstance(last, Finished)
    return first.query, last


def test_a_follow_up_is_answered_together_with_what_it_follows() -> None:
    kept = Kept()
    asked("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", kept.memory)
    query, finished = asked("thưởng bao nhiêu?", kept.memory)
    assert query.text == "Chiến sĩ thi đua cơ sở được thưởng bao nhiêu?"
    assert query.original == "thưởng bao nhiêu?"
    assert "1,0 lần" in finished.answer.text
    assert "4,5 lần" not in finished.answer.text


def test_a_turn_is_remembered_under_the_id_that_is_told() -> None:
    kept = Kept()
    _, finished = asked("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", kept.memory, user="telegram:42")
    (turn,) = kept.turns()
    assert turn.id == finished.answer_id
    assert (turn.asked, turn.decision) == ("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", "answer")
    assert [each.label for each in turn.cited] == ["Điều 23 Luật số 99/2022/QH15"]
    assert turn.as_of is None
    assert asyncio.run(kept.memory.forget(user="telegram:42")) == 1


def test_the_day_that_was_named_is_remembered() -> None:
    kept = Kept()
    asked("Chiến sĩ thi đua cơ sở được thưởng bao nhiêu vào năm 2025?", kept.memory)
    asked("thế ai ký?", kept.memory)
    assert [turn.as_of for turn in kept.turns()] == [date(2025, 12, 31)] * 2


def test_a_choice_that_was_offered_is_taken_by_its_number() -> None:
    kept = Kept()
    _, offered = asked("Chiến sĩ thi đua được thưởng bao nhiêu?", kept.memory)
    assert offered.answer.decision == "clarify"
    query, finished = asked("2", kept.memory)
    assert query.text == offered.answer.choices[1]
    assert finished.answer.decision == "answer"


def test_a_number_without_a_choice_is_bad_input() -> None:
    with pytest.raises(BadInput) as raised:
        asked("2", Kept().memory)
    assert raised.value.key == "input.no_words"


@pytest.mark.parametrize("conversation", ["c", None])
def test_nothing_is_remembered_without_a_memory_or_a_conversation(conversation: str | None) -> None:
    kept = Kept()
    memory = kept.memory if conversation is None else None
    _, finished = asked("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", memory, conversation=conversation)
    assert finished.answer_id is None
    assert kept.turns() == ()


def test_a_memory_that_is_away_is_a_warning_and_the_answer_stands() -> None:
    away = Away()
    _, finished = asked("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", away)
    assert finished.answer.decision == "answer"
    assert any("ghi nhớ" in each for each in finished.answer.warnings)
    assert (finished.answer_id, away.writes) == (None, 0)


def test_an_answer_that_cannot_be_remembered_is_told_without_an_id() -> None:
    _, finished = asked("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", Full())
    assert (finished.answer.decision, finished.answer_id) == ("answer", None)


def test_whoever_leaves_in_the_middle_of_an_answer_leaves_no_turn() -> None:
    kept = Kept()
    question = Question(text="Tiêu chuẩn Chiến sĩ thi đua cơ sở?", conversation_id="c")

    async def leave_after(seen: int) -> None:
        events = assistant_with(kept.memory).ask(question)
        for _ in range(seen):
            await anext(events)
        await events.aclose()  # type: ignore[attr-defined]

    for seen in (1, 2, 3):
        asyncio.run(leave_after(seen))
    assert kept.turns() == ()
    asyncio.run(leave_after(4))
    assert len(kept.turns()) == 1


def test_two_conversations_do_not_hear_of_each_other() -> None:
    kept = Kept()
    asked("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", kept.memory, conversation="a")
    _, finished = asked("ai ký?", kept.memory, conversation="b")
    assert finished.answer.decision == "clarify"
