"""Answers while the dense index waits to be filled anew: from words alone, and saying so."""

import asyncio

import pytest

from assistant.errors import IndexUnfinished
from assistant.types import Answer, Finished, Query, Question
from tests.fakes_web import REPLIES
from tests.grounded import grounded_alone


class Unfinished:
    """A dense index that an ingest left half written."""

    async def find(self, query: Query, *, limit: int) -> list[tuple[str, float]]:
        raise IndexUnfinished("left by a killed writer")


def answered(question: str, *, unfinished: bool) -> Answer:
    assistant = grounded_alone(dense=Unfinished() if unfinished else None)

    async def last() -> Answer:
        events = [each async for each in assistant.ask(Question(text=question))]
        return next(each.answer for each in events if isinstance(each, Finished))

    return asyncio.run(last())


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("Hồ sơ đề nghị tặng Kỷ niệm chương gồm những gì?", "answer"),
        ("Giá vàng hôm nay bao nhiêu?", "refuse"),
        ("Kỷ niệm chương: hồ sơ và mức tiền thưởng?", "answer"),
    ],
)
def test_an_answer_and_a_refusal_say_that_only_words_were_searched(
    question: str, decision: str
) -> None:
    told = REPLIES.say("warning.words_only")
    answer = answered(question, unfinished=True)
    assert answer.decision == decision
    assert told in answer.warnings
    assert told not in answered(question, unfinished=False).warnings
