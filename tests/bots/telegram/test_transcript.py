"""docs/telegram.md shows the conversations that `make transcript` would hold."""

import inspect
import re

from tests.bots.telegram.transcript import PAGE, TALKS

WRITTEN = PAGE.read_text(encoding="utf-8")


def test_there_are_ten_conversations_and_each_stands_on_the_page() -> None:
    assert len(TALKS) == 10
    assert re.findall(r"^## \d+\. (.+)$", WRITTEN, flags=re.MULTILINE) == list(TALKS)


def test_what_people_say_on_the_page_is_what_the_script_lets_them_say() -> None:
    said = [
        words
        for talk in TALKS.values()
        for words in re.findall(r'talk\.says\(\s*"([^"]+)"', inspect.getsource(talk))
    ]
    assert len(said) > 15
    assert [words for words in said if f":** {words}\n" not in WRITTEN] == []
