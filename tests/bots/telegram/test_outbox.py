"""An answer from Telegram that never came: what had arrived is not said again."""

from pathlib import Path

from tests.bots.telegram.cloud.methods import Lost
from tests.bots.telegram.cloud.server import Cloud
from tests.bots.telegram.running import office
from tests.fakes_web import FakeAssistant

ASK = "Hồ sơ gồm những gì?"


def losing(cloud: Cloud, wanted: str, *, times: int = 1) -> None:
    """Lose the answers to the first calls of `wanted`."""
    lost = 0

    def lose(name: str) -> None:
        nonlocal lost
        if name == wanted and lost < times:
            lost += 1
            raise Lost

    cloud.accepted = lose


def test_a_message_whose_arrival_was_not_heard_of_is_found(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        losing(at.cloud, "sendMessage")
        person = at.cloud.world.person(1)
        at.cloud.world.say(person, ASK)
        assert len(at.heard(person, 1)) == 1
        assert at.rows("SELECT state, message_id FROM outbox") == [("sent", 2)]


def test_it_is_found_among_what_others_wrote_meanwhile(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        group = at.cloud.world.group(-100)
        losing(at.cloud, "sendMessage", times=2)
        for number in range(5):
            at.cloud.world.say(group, f"tin {number}", user=3)
        at.cloud.world.say(group, f"@tdkt_bot {ASK}", user=1)
        at.cloud.world.say(group, f"@tdkt_bot {ASK}", user=2)
        for number in range(5):
            at.cloud.world.say(group, f"tin {number}", user=3)
        replies = at.heard(group, 2)
    assert sorted(each["reply_to_message"]["from"]["id"] for each in replies) == [1, 2]


def test_a_preview_whose_arrival_was_not_heard_of_becomes_the_answer(tmp_path: Path) -> None:
    with office(tmp_path, assistant=FakeAssistant(wait=0.2)) as at:
        losing(at.cloud, "sendMessage")
        group = at.cloud.world.group(-100)
        at.cloud.world.say(group, f"@tdkt_bot {ASK}", user=1)
        [reply] = at.heard(group, 1)
    assert reply["text"].startswith("[1] Theo Nghị định")
    names = [name for _, name, _ in at.cloud.calls]
    assert names.count("sendMessage") == 1


def test_a_lost_edit_is_made_again_and_changes_nothing(tmp_path: Path) -> None:
    with office(tmp_path, assistant=FakeAssistant(wait=0.2)) as at:
        losing(at.cloud, "editMessageText")
        group = at.cloud.world.group(-100)
        at.cloud.world.say(group, f"@tdkt_bot {ASK}", user=1)
        [reply] = at.heard(group, 1)
    assert reply["text"].startswith("[1] Theo Nghị định")
