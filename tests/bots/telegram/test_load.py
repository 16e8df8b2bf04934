"""Many people at once: every question answered once, in order, without a flood error."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from pathlib import Path

from assistant.types import Answer, Delta, Event, Finished, Question, Understood
from assistant.understanding.query import understand
from tests.bots.telegram.running import office
from tests.fakes_web import TODAY

PEOPLE, GROUPS, EACH = 200, 20, 2


class Echo:
    """Answers every question with its own words, now and then slowly."""

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        yield Understood(understand(question, today=TODAY))
        yield Delta("Đang soạn")
        await asyncio.sleep(0.3 if question.text.endswith("7") else 0.01)
        yield Finished(Answer(text=f"Trả lời {question.text}", decision="answer"))


def test_200_people_in_20_groups_are_each_answered_once_and_in_order(tmp_path: Path) -> None:
    with office(tmp_path, assistant=Echo(), speed=5) as at:
        groups = [at.cloud.world.group(-1000 - n) for n in range(GROUPS)]
        for turn in range(EACH):
            for person in range(PEOPLE):
                text = f"@tdkt_bot câu {turn} của người {person}"
                at.cloud.world.say(groups[person % GROUPS], text, user=5000 + person)
        at.quiet()
        answered = defaultdict(list)
        for group in groups:
            for reply in at.cloud.world.replies(group):
                asker = reply["reply_to_message"]["from"]["id"]
                answered[asker].append(reply["text"])
    assert len(answered) == PEOPLE
    for person in range(PEOPLE):
        expected = [f"Trả lời câu {turn} của người {person}" for turn in range(EACH)]
        assert answered[5000 + person] == expected
    assert at.cloud.flood.refused == []


def test_a_slow_answer_holds_up_nobody_else(tmp_path: Path) -> None:
    with office(tmp_path, assistant=Echo()) as at:
        slow, quick = at.cloud.world.person(1), at.cloud.world.person(2)
        at.cloud.world.say(slow, "câu 7")
        at.cloud.world.say(slow, "câu 8")
        at.cloud.world.say(quick, "câu 1")
        at.until(lambda: bool(at.cloud.world.replies(quick)))
        assert at.cloud.world.replies(slow) == []
        assert [each["text"] for each in at.heard(slow, 2)] == ["Trả lời câu 7", "Trả lời câu 8"]
