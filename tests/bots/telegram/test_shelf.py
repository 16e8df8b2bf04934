"""What the bot keeps of people: for how long, and who may read it."""

import stat
from pathlib import Path

from bots.telegram.handlers.asking import Quotas
from bots.telegram.shelf import Shelf
from bots.telegram.store import FILE, open_store
from bots.telegram.types import Asked, Place

DAY = 86_400.0
PLACE = Place(chat_id=5, user_id=5)


def asked(key: str, *, at: float) -> Asked:
    return Asked(
        key=key,
        place=PLACE,
        question="Hồ sơ gồm gì?",
        answer="…",
        decision="answer",
        sources=(),
        suggestions=(),
        choices=(),
        answer_id=None,
        at=at,
    )


def test_what_people_said_goes_with_their_questions_when_it_is_too_old(tmp_path: Path) -> None:
    shelf = Shelf(open_store(tmp_path), kept_days=2)
    shelf.keep(asked("first", at=0.0), conversation="c")
    shelf.rate("first", 5, good=True, now=0.0)
    shelf.comment(1, 5, "Rất rõ", asked="first", now=0.0)
    shelf.keep(asked("second", at=1.5 * DAY), conversation="c")
    assert shelf.usage(since=0.0).comments == ("Rất rõ",)
    shelf.keep(asked("third", at=2.5 * DAY), conversation="c")
    left = shelf.usage(since=0.0)
    assert (left.questions, left.good, left.comments) == (2, 0, ())


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).touch(mode=0o644)
    open_store(tmp_path)
    assert {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()} == {0o600}


def test_a_quota_counts_the_last_hour_alone() -> None:
    now = 0.0
    quotas = Quotas(person=1, chat=0, wall=lambda: now)
    assert quotas.wait(PLACE) == 0.0
    now = 3599.0
    assert quotas.wait(PLACE) > 0.0
    now = 3601.0
    assert quotas.wait(PLACE) == 0.0
    assert quotas.wait(PLACE) > 0.0
