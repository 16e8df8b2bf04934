"""The bot in groups: silent unless spoken to, in the topic it was asked in."""

from pathlib import Path
from typing import Any

import pytest

from assistant.types import Question
from bots.telegram.pacing import GROUP_SPACING
from tests.bots.telegram.running import office
from tests.fakes_web import FakeAssistant

ASK = "Hồ sơ gồm những gì?"
GROUP = -100


def test_it_keeps_silent_unless_it_is_spoken_to(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        group = at.cloud.world.group(GROUP)
        at.cloud.world.say(group, "chào cả nhà", user=1)
        at.cloud.world.say(group, f"@other_bot {ASK}", user=1)
        at.cloud.world.say(group, "/help@other_bot", user=1)
        first = at.cloud.world.say(group, ASK, user=1)
        at.cloud.world.say(group, "tôi cũng hỏi thế", user=2, reply_to=first["message_id"])
        at.quiet()
        assert at.cloud.world.replies(group) == []
    assert assistant.asked == []


@pytest.mark.parametrize("text", [f"@tdkt_bot {ASK}", f"{ASK} @TDKT_bot", f"/hoi {ASK}"])
def test_a_mention_or_a_command_asks_without_its_name(tmp_path: Path, text: str) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        reply = at.ask(at.cloud.world.group(GROUP), text, user=1)
    assert [each.text for each in assistant.asked] == [ASK]
    assert reply["reply_to_message"]["message_id"] == 1


def test_a_reply_to_the_bot_asks(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        group = at.cloud.world.group(GROUP)
        reply = at.ask(group, f"@tdkt_bot {ASK}", user=1)
        at.ask(group, "thế còn cấp tỉnh?", user=2, reply_to=reply["message_id"])
    assert [each.text for each in assistant.asked] == [ASK, "thế còn cấp tỉnh?"]


def test_a_mention_under_what_somebody_wrote_asks_that(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        group = at.cloud.world.group(GROUP)
        wrote = at.cloud.world.say(group, ASK, user=2)
        at.ask(group, "@tdkt_bot", user=1, reply_to=wrote["message_id"])
    assert [each.text for each in assistant.asked] == [ASK]


def test_a_mention_alone_is_told_how_to_ask(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        told = at.ask(at.cloud.world.group(GROUP), "@tdkt_bot", user=1)
    assert told["text"].startswith("Xin viết câu hỏi ngay sau tên @tdkt_bot")


def test_it_answers_in_the_topic_and_keeps_people_and_topics_apart(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    with office(tmp_path, assistant=assistant) as at:
        group = at.cloud.world.group(GROUP, topics=(7, 8))
        replies = [
            at.ask(group, f"@tdkt_bot {ASK}", user=user, thread=thread)
            for user, thread in ((1, 7), (2, 7), (1, 8))
        ]
    assert [each["message_thread_id"] for each in replies] == [7, 7, 8]
    assert assistant.asked == [
        Question(text=ASK, conversation_id=f"telegram:-100:{t}:{u}:1", user=f"telegram:{u}")
        for u, t in ((1, 7), (2, 7), (1, 8))
    ]


def test_a_slow_answer_is_shown_by_edits_that_are_far_enough_apart(tmp_path: Path) -> None:
    with office(tmp_path, assistant=FakeAssistant(wait=0.2)) as at:
        group = at.cloud.world.group(GROUP)
        reply = at.ask(group, f"@tdkt_bot {ASK}", user=1)
        spoken = [
            (at_time, name)
            for at_time, name, _ in at.cloud.calls
            if name in ("sendMessage", "editMessageText")
        ]
    assert [name for _, name in spoken][0] == "sendMessage"
    assert "editMessageText" in [name for _, name in spoken]
    times = [at_time for at_time, _ in spoken]
    assert all(b - a >= GROUP_SPACING for a, b in zip(times, times[1:], strict=False))
    assert len(at.cloud.world.replies(group)) == 1
    assert reply["text"].startswith("[1] Theo Nghị định")
    assert "sendMessageDraft" not in [name for _, name, _ in at.cloud.calls]


def test_an_edited_question_without_the_name_is_not_answered(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        group = at.cloud.world.group(GROUP)
        at.cloud.world.say(group, "chào", user=1)
        at.cloud.world.edit(group, 1, "chào cả nhà")
        at.cloud.world.edit(group, 1, f"@tdkt_bot {ASK}")
        assert len(at.heard(group, 1)) == 1


def test_a_deleted_question_is_answered_all_the_same(tmp_path: Path) -> None:
    with office(tmp_path, assistant=FakeAssistant(wait=0.1)) as at:
        group = at.cloud.world.group(GROUP)
        at.cloud.world.say(group, f"@tdkt_bot {ASK}", user=1)
        at.until(lambda: not at.cloud.world.updates)
        del group.messages[1]
        assert "reply_to_message" not in at.heard(group, 1)[0]


def test_flood_control_of_telegram_is_obeyed(tmp_path: Path) -> None:
    """Somebody else's messages may count as well: the server refuses, the bot waits and sends."""
    with office(tmp_path) as at:
        group = at.cloud.world.group(GROUP)
        at.cloud.flood.last[GROUP] = at.cloud.world.clock() + 20
        reply: Any = at.ask(group, f"@tdkt_bot {ASK}", user=1)
    assert reply["text"].startswith("[1] Theo Nghị định")
    assert len(at.cloud.flood.refused) == 1
    assert len(at.cloud.world.replies(group)) == 1
