import asyncio
import multiprocessing
import random
import time
from pathlib import Path

import pytest

from tests.ingest.ingesting import ingest_folder
from tests.stores import State, carry_out, opened, state

KILLS = 8
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.ingest.ingesting"])


def _text(name: int, edition: int) -> str:
    lines = range(3 + name % 17)
    return "\n".join(f"Tin {name}, dòng {line}, bản {edition if line % 2 else 0}" for line in lines)


def _write(folder: Path, name: int, edition: int) -> None:
    (folder / f"tin-{name:02}.txt").write_text(_text(name, edition), encoding="utf-8")


def _run(data: Path, folder: Path) -> float:
    start = time.monotonic()
    process = FORKS.Process(target=ingest_folder, args=(data, folder))
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - start


def _run_and_kill(data: Path, folder: Path, after: float) -> bool:
    """Whether the process was still at work when it was killed."""
    process = FORKS.Process(target=ingest_folder, args=(data, folder))
    process.start()
    process.join(after)
    alive = process.is_alive()
    process.kill()
    process.join()
    return alive


def _state(data: Path) -> State:
    async def read() -> State:
        with opened(data) as stores:
            newest = await stores.library.newest(1_000)
            for store in stores.line.stores:
                assert await store.sound(newest)
                assert await store.count() == len(newest)
            return await state(stores)

    return asyncio.run(read())


def test_an_ingest_killed_at_any_moment_and_run_again_gives_the_index_of_an_uninterrupted_run(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    _run(tmp_path / "warm", folder)
    for name in range(60):
        _write(folder, name, edition=1)
    whole = _run(tmp_path / "measured", folder)

    chance = random.Random(20261122)
    at_work = 0
    for kill in range(KILLS):
        at_work += _run_and_kill(tmp_path / "killed", folder, chance.uniform(0.1, 0.7) * whole)
        for name in range(kill, 60, 4):
            _write(folder, name, edition=kill)
        if kill % 4 == 3:
            (folder / f"tin-{kill:02}.txt").unlink()
    _run(tmp_path / "killed", folder)
    _run(tmp_path / "uninterrupted", folder)

    assert at_work >= KILLS // 2
    assert _state(tmp_path / "killed") == _state(tmp_path / "uninterrupted")


def test_words_of_an_edition_that_only_the_killed_run_saw_do_not_stay_behind(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for edition, after in ((1, 0.35), (2, 0.5), (3, 0.65)):
        for name in range(20):
            _write(folder, name, edition)
        _run_and_kill(tmp_path / "killed", folder, after)
    for name in range(20):
        _write(folder, name, edition=4)
    _run(tmp_path / "killed", folder)
    _run(tmp_path / "uninterrupted", folder)

    assert _state(tmp_path / "killed") == _state(tmp_path / "uninterrupted")


@pytest.mark.parametrize("victim", ["index_metadata.pickle", "header.bin", "data_level0.bin"])
def test_a_graph_torn_by_a_kill_during_its_saving_is_made_anew(tmp_path: Path, victim: str) -> None:
    lines = "\n".join(f"Đơn vị số {number} được tặng cờ" for number in range(1_100))

    async def tear_and_mend() -> None:
        with opened(tmp_path) as stores:
            await carry_out(stores, {"/tin/lon.txt": lines})
            before = await state(stores)
            await stores.manifest.intend(["lon.txt#00000000"])
        (torn,) = (tmp_path / "chroma").glob(f"*/{victim}")
        torn.write_bytes(torn.read_bytes()[: torn.stat().st_size // 3])

        with opened(tmp_path) as stores:
            await carry_out(stores, {"/tin/lon.txt": lines})
            assert await stores.dense.sound(await stores.library.newest(1_100))
            assert await state(stores) == before

    asyncio.run(tear_and_mend())
