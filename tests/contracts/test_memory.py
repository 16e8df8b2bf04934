"""What ports.Memory and ports.Reviews promise: of the fake, of SQLite and of PostgreSQL alike."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import create_engine, text

from assistant.edges.memory import open_memory
from assistant.ports import Counts, Memory, Reviews
from assistant.types import Cited, Rating, Tally, Turn
from tests import postgres
from tests.fakes import FakeMemory

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TURN = Turn(
    id="t-1",
    asked="thế còn cấp tỉnh?",
    read="Tiêu chuẩn Chiến sĩ thi đua cấp tỉnh?",
    as_of=date(2025, 6, 30),
    decision="answer",
    answer="Theo Điều 22: “…” [1]",
    cited=(
        Cited(marker=1, label="Điều 22", passage_id="p", document_id="d", since=date(2024, 1, 1)),
    ),
    choices=("Một?", "Hai?"),
    at=NOON,
)


class Both(Memory, Reviews, Counts, Protocol): ...


@dataclass
class Clock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


Use = Callable[[Both, Clock], Coroutine[Any, Any, None]]
Run = Callable[[Use], None]


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    folder = postgres.programs()
    if folder is None:
        pytest.skip("no PostgreSQL on this machine")
    with postgres.server(folder) as url:
        yield url


@pytest.fixture(params=["fake", "sqlite", "in memory", "postgres"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Run a coroutine on an empty memory that keeps turns for 30 days."""

    def on_real(url: str | None, use: Use) -> None:
        clock = Clock()
        memory = open_memory(tmp_path, url, retention=timedelta(days=30), clock=clock)
        try:
            asyncio.run(use(memory, clock))
        finally:
            memory.close()

    def on_fake(use: Use) -> None:
        clock = Clock()
        asyncio.run(use(FakeMemory(retention=timedelta(days=30), clock=clock), clock))

    if request.param == "fake":
        return on_fake
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
        _empty(url)
        return lambda use: on_real(url, use)
    return lambda use: on_real("sqlite://" if request.param == "in memory" else None, use)


def _empty(url: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS ratings, turns, memory_version"))
    engine.dispose()


def later(turn: Turn, identity: str, *, minutes: int = 1, **changes: Any) -> Turn:
    return replace(turn, id=identity, at=turn.at + timedelta(minutes=minutes), **changes)


def test_what_is_remembered_is_recalled_field_by_field(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user="telegram:42")
        assert (await memory.recall("c")).turns == (TURN,)

    run(scenario)


def test_an_unknown_conversation_has_no_turns(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user=None)
        assert (await memory.recall("other")).turns == ()

    run(scenario)


def test_turns_come_oldest_first_and_no_more_than_the_latest(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        turns = [later(TURN, f"t-{n}", minutes=n) for n in range(30)]
        for turn in reversed(turns):
            await memory.remember("c", turn, user=None)
        assert (await memory.recall("c")).turns == tuple(turns[-20:])

    run(scenario)


def test_a_turn_with_a_known_id_replaces_it(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user=None)
        await memory.remember("c", replace(TURN, answer="khác"), user=None)
        assert [turn.answer for turn in (await memory.recall("c")).turns] == ["khác"]

    run(scenario)


def test_a_conversation_is_forgotten_alone(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user="u")
        await memory.remember("d", later(TURN, "t-2"), user="u")
        assert await memory.forget(conversation_id="c") == 1
        assert (await memory.recall("c")).turns == ()
        assert len((await memory.recall("d")).turns) == 1
        assert await memory.forget(conversation_id="c") == 0

    run(scenario)


def test_a_user_is_forgotten_in_every_conversation_and_nobody_else(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user="u")
        await memory.remember("d", later(TURN, "t-2"), user="u")
        await memory.remember("d", later(TURN, "t-3"), user="v")
        await memory.remember("e", later(TURN, "t-4"), user=None)
        assert await memory.forget(user="u") == 2
        assert [turn.id for turn in (await memory.recall("d")).turns] == ["t-3"]
        assert len((await memory.recall("e")).turns) == 1

    run(scenario)


def test_forgetting_nobody_forgets_nothing(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user=None)
        assert await memory.forget() == 0
        assert len((await memory.recall("c")).turns) == 1

    run(scenario)


def test_turns_older_than_the_retention_are_gone(run: Run) -> None:
    async def scenario(memory: Both, clock: Clock) -> None:
        await memory.remember("c", replace(TURN, decision="refuse"), user=None)
        await memory.rate("t-1", Rating(useful=True))
        clock.now = NOON + timedelta(days=29)
        await memory.remember("c", replace(TURN, id="t-2", at=clock.now), user=None)
        assert [turn.id for turn in (await memory.recall("c")).turns] == ["t-1", "t-2"]
        clock.now = NOON + timedelta(days=31)
        assert [turn.id for turn in (await memory.recall("c")).turns] == ["t-2"]
        assert (await memory.rated(), await memory.refused()) == ([], [])
        assert await memory.rate("t-1", Rating(useful=True)) is False

    run(scenario)


def test_an_answer_is_rated_and_a_second_rating_replaces_the_first(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user=None)
        await memory.remember("c", later(TURN, "t-2", asked="thưởng bao nhiêu?"), user=None)
        assert await memory.rate("t-2", Rating(useful=True)) is True
        assert await memory.rate("t-2", Rating(useful=False, comment="thiếu số tiền")) is True
        (rated,) = await memory.rated()
        assert rated.turn == later(TURN, "t-2", asked="thưởng bao nhiêu?")
        assert rated.rating == Rating(useful=False, comment="thiếu số tiền")
        assert rated.history == ("thế còn cấp tỉnh?",)

    run(scenario)


def test_an_unknown_answer_cannot_be_rated(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        assert await memory.rate("không có", Rating(useful=True)) is False
        assert await memory.rated() == []

    run(scenario)


def test_a_rating_goes_with_its_turn(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user=None)
        await memory.rate("t-1", Rating(useful=True))
        await memory.forget(conversation_id="c")
        await memory.remember("c", TURN, user=None)
        assert await memory.rated() == []

    run(scenario)


def test_a_turn_that_is_told_again_keeps_its_rating(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        await memory.remember("c", TURN, user=None)
        await memory.rate("t-1", Rating(useful=True))
        await memory.remember("c", TURN, user=None)
        assert len(await memory.rated()) == 1

    run(scenario)


def test_refused_questions_are_listed_oldest_first(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        refused = replace(TURN, decision="refuse")
        await memory.remember("d", later(refused, "t-3", minutes=3), user=None)
        await memory.remember("c", TURN, user=None)
        await memory.remember("c", later(refused, "t-2", minutes=2), user=None)
        assert [turn.id for turn in await memory.refused()] == ["t-2", "t-3"]

    run(scenario)


def test_many_at_once_lose_nothing(run: Run) -> None:
    async def scenario(memory: Both, _: Clock) -> None:
        turns = [later(TURN, f"t-{n}", minutes=n) for n in range(60)]
        await asyncio.gather(
            *(memory.remember(f"c-{n % 6}", turn, user=None) for n, turn in enumerate(turns))
        )
        recalled = await asyncio.gather(*(memory.recall(f"c-{n}") for n in range(6)))
        assert [len(each.turns) for each in recalled] == [10] * 6

    run(scenario)


def test_turns_are_counted_by_the_hour_and_by_decision_with_their_ratings(run: Run) -> None:
    refused = replace(TURN, id="t-2", decision="refuse", at=NOON + timedelta(minutes=59))
    later = replace(TURN, id="t-3", at=NOON + timedelta(minutes=60))
    same = replace(TURN, id="t-4", at=NOON + timedelta(minutes=1))

    async def scenario(memory: Both, clock: Clock) -> None:
        clock.now = NOON + timedelta(hours=2)
        for turn in (TURN, refused, later, same):
            await memory.remember("c", turn, user=None)
        await memory.rate("t-1", Rating(useful=True))
        await memory.rate("t-2", Rating(useful=False))
        assert await memory.tallies() == [
            Tally(hour=NOON, decision="answer", turns=2, useful=1),
            Tally(hour=NOON, decision="refuse", turns=1, useless=1),
            Tally(hour=NOON + timedelta(hours=1), decision="answer", turns=1),
        ]
        clock.now = NOON + timedelta(days=30, minutes=60)
        assert [each.turns for each in await memory.tallies()] == [1]

    run(scenario)
