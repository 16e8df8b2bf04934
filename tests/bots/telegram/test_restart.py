"""`tdkt bot` is killed and started again: nothing is lost, nothing is said twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bots.telegram.cloud.people import Chat
from tests.bots.telegram.cloud.server import TOKEN, Cloud, serving

PATIENCE = 90.0
QUESTIONS = ("Tiêu chuẩn Lao động tiên tiến?", "LĐTT được thưởng bao nhiêu?")
TDKT = (sys.executable, "-m", "assistant.cli")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the starter corpus ingested."""
    folder = tmp_path_factory.mktemp("tdkt")
    environment = {**os.environ, "TDKT_DATA": str(folder)}
    subprocess.run([*TDKT, "ingest", "--starter"], env=environment, check=True)
    return folder


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with serving() as opened:
        yield opened


class Bot:
    """The process `tdkt bot`."""

    def __init__(self, data: Path, cloud: Cloud, **settings: str) -> None:
        self._environment = {
            **os.environ,
            "TDKT_DATA": str(data),
            "TDKT_TELEGRAM_TOKEN": TOKEN,
            "TDKT_TELEGRAM_API_URL": cloud.url,
            **settings,
        }
        self.log = ""
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [*TDKT, "bot"],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()

    def stop(self) -> int:
        """SIGTERM, and the status it ends with."""
        self._process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Wait for the end; keeps what was logged."""
        told, _ = self._process.communicate(timeout=PATIENCE)
        self.log += told
        return self._process.returncode


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "the bot did not do it in time"
        time.sleep(0.02)


def fresh(data: Path, folder: Path) -> Path:
    """A copy of the index, without what an earlier bot remembers."""
    subprocess.run(["cp", "-r", f"{data}/.", str(folder)], check=True)
    return folder


def all_asked(cloud: Cloud) -> list[tuple[Chat, int, str]]:
    """Three people in each of four groups, two questions each."""
    asked = []
    for text in QUESTIONS:
        for person in range(12):
            group = cloud.world.group(-500 - person % 4)
            cloud.world.say(group, f"@tdkt_bot {text}", user=70 + person)
            asked.append((group, 70 + person, text))
    return asked


def answered(cloud: Cloud) -> list[tuple[int, str]]:
    """Who was answered, and what they had asked, in the order of the answers."""
    found = []
    for chat in cloud.world.chats.values():
        for reply in cloud.world.replies(chat):
            asked = reply["reply_to_message"]
            found.append((asked["from"]["id"], asked["text"].removeprefix("@tdkt_bot ")))
    return found


@pytest.mark.parametrize("deadly", [2, 9])
def test_killed_after_a_message_arrived_and_before_it_knew(
    data: Path, tmp_path: Path, cloud: Cloud, deadly: int
) -> None:
    sent = 0

    def kill_at(name: str) -> None:
        nonlocal sent
        sent += name == "sendMessage"
        if name == "sendMessage" and sent == deadly:
            bot.kill()
            time.sleep(0.1)  # the answer to this call finds nobody

    cloud.accepted = kill_at
    asked = all_asked(cloud)
    bot = Bot(fresh(data, tmp_path), cloud)
    assert bot.ended() == -signal.SIGKILL
    bot.start()
    until(lambda: len(answered(cloud)) >= len(asked))
    assert bot.stop() == 0
    expected = [(user, text) for _, user, text in asked]
    assert sorted(answered(cloud)) == sorted(expected)
    for person in {user for _, user, _ in asked}:
        assert [text for user, text in answered(cloud) if user == person] == list(QUESTIONS)
    assert cloud.flood.refused == []


def test_stopped_in_the_middle_it_ends_soon_and_goes_on_after_the_next_start(
    data: Path, tmp_path: Path, cloud: Cloud
) -> None:
    asked = all_asked(cloud)
    bot = Bot(fresh(data, tmp_path), cloud)
    until(lambda: len(answered(cloud)) >= 6)
    began = time.monotonic()
    assert bot.stop() == 0
    assert time.monotonic() - began < 12
    bot.start()
    until(lambda: len(answered(cloud)) >= len(asked))
    assert bot.stop() == 0
    assert sorted(answered(cloud)) == sorted((user, text) for _, user, text in asked)
    assert cloud.flood.refused == []


def test_neither_the_token_nor_a_question_stands_in_the_log(
    data: Path, tmp_path: Path, cloud: Cloud
) -> None:
    person = cloud.world.person(8)
    cloud.world.say(person, "Ai ký Giấy khen cho bà Nguyễn Thị Mật?")
    bot = Bot(fresh(data, tmp_path), cloud)
    until(lambda: bool(cloud.world.replies(person)))
    bot.stop()
    assert "answer in" in bot.log or "refuse in" in bot.log
    assert "Mật" not in bot.log
    assert TOKEN.split(":")[1] not in bot.log


def test_a_token_that_telegram_does_not_know_is_told_without_it(
    data: Path, tmp_path: Path, cloud: Cloud
) -> None:
    bot = Bot(fresh(data, tmp_path), cloud, TDKT_TELEGRAM_TOKEN="99:wrong-secret")
    assert bot.ended() == 1
    assert "TDKT_TELEGRAM_TOKEN" in bot.log
    assert "wrong-secret" not in bot.log
