"""The memory's database: processes side by side, migrations, addresses that cannot be used."""

import asyncio
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.edges.memory import SqlMemory, open_memory
from assistant.edges.memory_database import FILE, MIGRATIONS
from assistant.errors import MemoryUnavailable, SettingsError
from assistant.types import Turn

MONTH = timedelta(days=30)
TURN = Turn(
    id="t-1",
    asked="LĐTT?",
    read="lao động tiên tiến?",
    as_of=None,
    decision="answer",
    answer="…",
    cited=(),
    choices=(),
    at=datetime(2026, 11, 22, tzinfo=UTC),
)
WRITES = """
import asyncio, sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from assistant.edges.memory import open_memory
from tests.assistant.edges.test_memory import MONTH, TURN

memory = open_memory(Path(sys.argv[1]), None, retention=MONTH)
for n in range(40):
    turn = replace(TURN, id=f"{sys.argv[2]}-{n}", at=datetime.now(UTC))
    asyncio.run(memory.remember(sys.argv[2], turn, user=None))
"""


def opened(folder: Path, url: str | None = None, now: datetime = TURN.at) -> SqlMemory:
    return open_memory(folder, url, retention=MONTH, clock=lambda: now)


def test_what_was_remembered_outlives_the_process_that_did(tmp_path: Path) -> None:
    first = opened(tmp_path)
    asyncio.run(first.remember("c", TURN, user=None))
    first.close()
    second = opened(tmp_path)
    assert asyncio.run(second.recall("c")).turns == (TURN,)
    second.close()


def test_four_processes_write_at_once_to_a_file_that_none_of_them_found(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITES, str(tmp_path)]
    running = [subprocess.Popen([*command, name]) for name in "abcd"]
    assert [each.wait(timeout=120) for each in running] == [0] * 4
    with sqlite3.connect(tmp_path / FILE) as connection:
        rows = connection.execute("SELECT count(*) FROM turns").fetchall()
        versions = connection.execute("SELECT version FROM memory_version").fetchall()
    connection.close()
    assert rows == [(160,)]
    assert versions == [(n,) for n in range(1, len(MIGRATIONS) + 1)]


def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    opened(tmp_path).close()
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_old_turns_leave_the_file_when_the_memory_is_opened(tmp_path: Path) -> None:
    first = opened(tmp_path)
    asyncio.run(first.remember("c", replace(TURN, asked="câu hỏi cũ"), user=None))
    first.close()
    opened(tmp_path, now=TURN.at + timedelta(days=31)).close()
    assert "câu hỏi cũ".encode() not in (tmp_path / FILE).read_bytes()


def test_what_is_forgotten_leaves_no_words_in_the_file(tmp_path: Path) -> None:
    memory = opened(tmp_path)
    asyncio.run(memory.remember("c", replace(TURN, asked="chuyện riêng"), user=None))
    asyncio.run(memory.forget(conversation_id="c"))
    memory.close()
    assert "chuyện riêng".encode() not in (tmp_path / FILE).read_bytes()


@pytest.mark.parametrize(
    "url",
    ["không phải địa chỉ", "mysql://u:bi-mat@h/d", "postgresql://u:bi-mat@h:cổng/d", "sqlite"],
)
def test_an_address_that_cannot_be_used_is_told_without_repeating_it(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        opened(tmp_path, url)
    told = f"{raised.value} {raised.value.values} {raised.value.__cause__}"
    assert "TDKT_DATABASE_URL" in told
    assert "bi-mat" not in told


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(MemoryUnavailable) as raised:
        opened(tmp_path, "postgresql://u:bi-mat@127.0.0.1:1/d")
    assert raised.value.__suppress_context__
    assert "bi-mat" not in str(raised.value)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder")
    with pytest.raises(MemoryUnavailable):
        opened(tmp_path / "data")
