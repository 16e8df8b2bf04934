"""A service beside an ingest that is killed, or that makes the whole index anew: real processes."""

import shutil
import signal
import sqlite3
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.documents.indexing import REBUILDING
from assistant.edges.chroma import FOLDER, UNFINISHED
from assistant.edges.library_database import FILE
from tests.fakes_web import REPLIES
from tests.processes import begin, run, serving, wait_until

ARTICLES = 1_050
"""More than Chroma keeps before it saves its graph (1,000): there is one that can be torn."""
QUESTION = {"question": "Hồ sơ đề nghị tặng Kỷ niệm chương Bảo vệ nguồn nước gồm gì?"}
ANSWER = "tờ trình và bản kê khai thành tích"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One decree with the article that answers, and many that do not."""
    others = "\n".join(
        f"Điều {number}. Trách nhiệm của đơn vị số {number}\n"
        f"Đơn vị số {number} báo cáo phong trào thi đua quý {number % 4 + 1}."
        for number in range(2, ARTICLES)
    )
    text = (
        "CHÍNH PHỦ\n\nSố: 12/2024/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2024\n\nNGHỊ ĐỊNH\n\n"
        "Điều 1. Hồ sơ đề nghị tặng Kỷ niệm chương Bảo vệ nguồn nước\n"
        f"Hồ sơ đề nghị gồm {ANSWER}.\n{others}\n"
    )
    documents = tmp_path_factory.mktemp("documents")
    (documents / "nghi-dinh.txt").write_text(text, encoding="utf-8")
    return documents


@pytest.fixture(scope="module")
def ingested(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("ingested") / "index"
    assert run(data, "ingest", str(folder)).returncode == 0
    return data


@pytest.fixture
def data(ingested: Path, tmp_path: Path) -> Path:
    """An index of those articles that the test may spoil."""
    return shutil.copytree(ingested, tmp_path / "index")


def asked(client: httpx.Client) -> dict[str, Any]:
    response = client.post("/v1/ask", json=QUESTION)
    data: dict[str, Any] = response.json()
    return {"status": response.status_code, **data}


def fingerprint(data: Path) -> str | None:
    with sqlite3.connect(f"file:{data / FILE}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchall()
    return rows[0][0] if rows else None


def test_after_a_kill_while_vectors_were_written_questions_are_answered_from_words_alone(
    data: Path, folder: Path
) -> None:
    (folder / "tin.txt").write_text("Đơn vị thứ hai mươi báo cáo.\n" * 3, encoding="utf-8")
    killed = begin(data, "ingest", str(folder))
    wait_until((data / UNFINISHED).exists)
    killed.kill()
    killed.wait()
    for part in (data / FOLDER).glob("*/*.bin"):
        part.write_bytes(b"torn")

    with serving(data) as client:
        ready = client.get("/ready")
        assert (ready.status_code, ready.json()["status"]) == (200, "degraded")
        assert ready.json()["message"] == REPLIES.say("error.index_unfinished")
        assert ANSWER in asked(client)["answer"]

        assert run(data, "ingest", str(folder)).returncode == 0
        assert client.get("/ready").json() == {"status": "ready"}
        assert ANSWER in asked(client)["answer"]


def test_while_the_index_is_made_anew_every_answer_is_the_right_one_or_none(
    data: Path,
) -> None:
    with serving(data) as client:
        right = asked(client)["citations"]
        rebuilding = begin(data, "ingest", "--rebuild")
        wait_until(lambda: fingerprint(data) == REBUILDING)
        rebuilding.send_signal(signal.SIGSTOP)
        meanwhile = [asked(client), client.get("/ready").json()]
        rebuilding.send_signal(signal.SIGCONT)
        answers = []
        while rebuilding.poll() is None:
            answers.append(asked(client))

        assert meanwhile[0]["status"] == 503
        assert [each["error"]["key"] for each in meanwhile] == ["error.index_rebuilding"] * 2
        assert rebuilding.returncode == 0
        assert {each["status"] for each in answers} <= {200, 503}
        assert all(each["citations"] == right for each in answers if each["status"] == 200)
        assert asked(client)["citations"] == right


def test_a_service_does_not_start_over_a_rebuilding_that_was_cut_off(data: Path) -> None:
    killed = begin(data, "ingest", "--rebuild")
    wait_until(lambda: fingerprint(data) == REBUILDING)
    killed.kill()
    killed.wait()

    refused = run(data, "serve", "--port", "0")
    assert refused.returncode == 1
    assert refused.stderr.strip() == REPLIES.say("error.index_rebuilding")
