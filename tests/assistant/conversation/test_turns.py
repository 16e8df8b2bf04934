"""Many questions at once: a few are searched for, in the order they came."""

import asyncio

from assistant.answering import SEARCHED_AT_ONCE
from assistant.types import Finished, Hit, Query, Question
from tests.fakes import FakeIndex
from tests.grounded import grounded


class Counting(FakeIndex):
    """Finds nothing, slowly, and knows how many are searching."""

    def __init__(self) -> None:
        super().__init__()
        self.searching: set[str] = set()
        self.most = 0

    async def search(self, query: Query, *, limit: int) -> list[Hit]:
        self.searching.add(query.text)
        self.most = max(self.most, len(self.searching))
        await asyncio.sleep(0.01)
        self.searching.discard(query.text)
        return []


def test_only_a_few_questions_are_searched_for_at_once_and_who_came_first_is_answered_first() -> (
    None
):
    index, answered = Counting(), []
    assistant = grounded(index)

    async def ask(number: int) -> None:
        async for event in assistant.ask(Question(text=f"Hồ sơ của đơn vị {number}?")):
            if isinstance(event, Finished):
                answered.append(number)

    async def all_at_once() -> None:
        await asyncio.gather(*(ask(number) for number in range(20)))

    asyncio.run(all_at_once())
    assert 1 < index.most <= SEARCHED_AT_ONCE
    assert sorted(answered) == list(range(20))
    assert set(answered[:4]) <= set(range(8))
