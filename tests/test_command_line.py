"""`tdkt` as a person types it: real processes over a small folder."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LAW = """QUỐC HỘI

Luật số: 99/2022/QH15

Hà Nội, ngày 15 tháng 6 năm 2022

LUẬT

KHEN THƯỞNG THỬ NGHIỆM

Điều 1. Danh hiệu “Chiến sĩ thi đua cơ sở”

Danh hiệu “Chiến sĩ thi đua cơ sở” để tặng cho cá nhân đạt các tiêu chuẩn sau đây:

1. Đạt danh hiệu “Lao động tiên tiến”;

2. Có sáng kiến được đơn vị công nhận.

Điều 2. Hiệu lực thi hành

Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2024.
"""

Tdkt = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def tdkt(folder: Path) -> Tdkt:
    def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assistant.cli", *arguments]
        environment = {**os.environ, "TDKT_DATA": str(folder / "index")}
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            env=environment,
            check=False,
            timeout=120,
            input=typed,
        )

    documents = folder / "documents"
    documents.mkdir()
    (documents / "luat.txt").write_text(LAW, encoding="utf-8")
    planned = run("ingest", str(documents), "--plan")
    assert "Sẽ thêm 1" in planned.stdout
    done = run("ingest", str(documents))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Đã nạp 1 tài liệu" in done.stdout
    return run


def read(process: subprocess.CompletedProcess[str]) -> Any:
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


def test_a_question_is_answered_with_the_characters_of_the_document(tdkt: Tdkt) -> None:
    answer = read(tdkt("ask", "tieu chuan CSTĐCS la gi", "--as-of", "2025-03-01", "--json"))
    (citation,) = answer["citations"]
    text = read(tdkt("docs", "show", citation["document"]["id"], "--json"))["text"]
    start, end = citation["span"]
    assert answer["decision"] == "answer"
    assert citation["verified"]
    assert text[start:end] == citation["quote"]
    assert citation["article"] == "1"
    assert "2. Có sáng kiến" in citation["quote"]
    assert answer["understood"]["as_of"] == "2025-03-01"


def test_a_conversation_goes_on_from_one_command_to_the_next(tdkt: Tdkt) -> None:
    tdkt("ask", "Tiêu chuẩn CSTĐCS?", "--conversation", "việc-1")
    answer = read(tdkt("ask", "điều đó quy định ở đâu?", "--conversation", "việc-1", "--json"))
    assert answer["understood"]["text"] == "Tiêu chuẩn chiến sĩ thi đua cơ sở?"
    assert answer["conversation_id"] == "việc-1"
    assert answer["answer_id"]
    forgotten = tdkt("conversations", "forget", "việc-1")
    assert "Đã xóa 2 lượt" in forgotten.stdout
    alone = read(tdkt("ask", "điều đó quy định ở đâu?", "--conversation", "việc-1", "--json"))
    assert alone["understood"]["text"] == "điều đó quy định ở đâu?"


def test_corrections_are_taken_back_when_their_file_is_gone(tdkt: Tdkt, folder: Path) -> None:
    file = folder / "index" / "overrides.toml"
    file.write_text('[[document]]\nnumber = "99/2022/QH15"\neffective_from = 2025-01-01\n')

    def since() -> str:
        (document,) = read(tdkt("docs", "list", "--json"))
        return str(document["effective_from"])

    assert tdkt("ingest").returncode == 0
    assert since() == "2025-01-01"
    file.unlink()
    assert tdkt("ingest").returncode == 0
    assert since() == "2024-01-01"
    assert tdkt("ingest").returncode == 2


def test_a_question_without_a_conversation_leaves_nothing(tdkt: Tdkt) -> None:
    before = read(tdkt("questions", "unanswered", "--json"))
    assert read(tdkt("ask", "Giá bạc hôm nay?", "--json"))["answer_id"] is None
    assert read(tdkt("questions", "unanswered", "--json")) == before


def test_a_chat_reads_lines_until_an_empty_one(tdkt: Tdkt) -> None:
    told = tdkt("chat", typed="Tiêu chuẩn CSTĐCS?\n???\nnguồn nào?\n\nbị bỏ qua\n")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.count("Hiểu là: Tiêu chuẩn chiến sĩ thi đua cơ sở") == 2
    assert "chưa có chữ nào" in told.stdout
    assert "bị bỏ qua" not in told.stdout


def test_what_was_refused_is_listed_in_groups(tdkt: Tdkt) -> None:
    for question in ("Giá vàng hôm nay bao nhiêu?", "gia vang hom nay", "Thời tiết Hà Nội?"):
        tdkt("ask", question, "--conversation", "khác")
    groups = read(tdkt("questions", "unanswered", "--json"))
    assert [(each["times"], each["wordings"][0]) for each in groups if each["times"] > 1] == [
        (2, "Giá vàng hôm nay bao nhiêu?")
    ]
    assert "2 lần" in tdkt("questions", "unanswered").stdout.splitlines()[0]


def test_rated_answers_are_exported_as_lines(tdkt: Tdkt, folder: Path) -> None:
    out = folder / "candidates.jsonl"
    told = tdkt("feedback", "export", "--out", str(out))
    assert (told.returncode, out.read_text(encoding="utf-8")) == (0, "")
    assert "Đã ghi 0 câu" in told.stdout


def test_before_its_day_a_law_answers_nothing(tdkt: Tdkt) -> None:
    answer = read(tdkt("ask", "Tiêu chuẩn CSTĐCS?", "--as-of", "2023-12-31", "--json"))
    assert (answer["decision"], answer["citations"]) == ("refuse", [])
    assert answer["nearest"][0]["article"] == "1"
    assert "chưa có hiệu lực" in answer["answer"]


def test_what_the_documents_do_not_say_is_refused(tdkt: Tdkt) -> None:
    told = tdkt("ask", "Lãi suất ngân hàng hôm nay?")
    assert told.returncode == 0
    assert "Chưa tìm thấy căn cứ" in told.stdout


def test_a_search_lists_the_best_passage_of_each_article(tdkt: Tdkt) -> None:
    hits = read(tdkt("search", "chiến sĩ thi đua cơ sở", "-k", "1", "--json"))
    assert [hit["article"] for hit in hits] == ["1"]


@pytest.mark.parametrize(
    ("arguments", "mend"),
    [
        (("ask", ""), "để trống"),
        (("ask", "Tiêu chuẩn?", "--as-of", "2025-02-30"), "28/2/2025"),
        (("search", "Tiêu chuẩn?", "-k", "abc"), "Tham số -k cần một số nguyên"),
        (("docs", "history", "9/9"), "số hiệu “9/9”"),
        (("search", "thi đua", "-k", "0"), "từ 1 đến"),
        (("docs", "show", "không-có"), "không-có"),
        (("ingest", "không/có"), "đường dẫn"),
        (("ingest",), "Chưa cho biết nạp gì"),
        (("conversations", "forget"), "Chưa cho biết xóa của ai"),
        (("feedback", "export", "--out", "/không/có/tệp"), "Không ghi được"),
    ],
)
def test_bad_input_is_told_with_its_mend(tdkt: Tdkt, arguments: tuple[str, ...], mend: str) -> None:
    told = tdkt(*arguments)
    assert told.returncode == 2
    assert mend in told.stderr
    assert "Traceback" not in told.stderr


def test_a_document_that_cannot_be_read_fails_alone(tdkt: Tdkt, folder: Path) -> None:
    broken = folder / "broken"
    broken.mkdir()
    (broken / "hỏng.docx").write_bytes(b"no zip")
    (broken / "tốt.txt").write_text(LAW.replace("99/2022", "98/2022"), encoding="utf-8")
    told = tdkt("ingest", str(broken))
    assert told.returncode == 1
    assert "hỏng.docx" in told.stdout
    assert "Đã nạp 1 tài liệu" in told.stdout


def test_a_removed_document_is_gone(tdkt: Tdkt, folder: Path) -> None:
    gone = folder / "gone"
    gone.mkdir()
    (gone / "tạm.txt").write_text(LAW.replace("99/2022", "97/2022"), encoding="utf-8")
    tdkt("ingest", str(gone))
    (document,) = [d for d in read(tdkt("docs", "--json")) if d["number"] == "97/2022/QH15"]
    assert tdkt("docs", "remove", document["id"]).returncode == 0
    assert document["id"] not in [d["id"] for d in read(tdkt("docs", "--json"))]


def test_without_a_chat_model_its_library_is_not_even_imported() -> None:
    code = (
        "import sys, assistant.terminal.questions, assistant.wiring; "
        "print([name for name in sys.modules if name.startswith('langchain')])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_chat_model_that_cannot_be_loaded_is_told_with_its_mend(folder: Path) -> None:
    environment = {**os.environ, "TDKT_DATA": str(folder / "new"), "TDKT_CHAT_MODEL": "mistralai:x"}
    command = [sys.executable, "-m", "assistant.cli", "ask", "Tiêu chuẩn?"]
    told = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert told.returncode == 1
    assert "langchain-mistralai" in told.stderr
    assert "Traceback" not in told.stderr
