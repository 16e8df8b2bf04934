"""`tdkt ingest` as programs use it: a plan reads and writes nothing, files get their place."""

import json
from pathlib import Path
from typing import Any

from tests.fakes_web import REPLIES
from tests.processes import run

RULES = """Quyết định số: 12/2022/QĐ-UBND

Hà Nội, ngày 15 tháng 6 năm 2022

QUYẾT ĐỊNH

Ban hành Quy chế xét tặng Kỷ niệm chương

Điều 1. Phạm vi

Quy chế này quy định việc xét tặng Kỷ niệm chương của tỉnh cho cá nhân.

Điều 2. Hiệu lực

Quyết định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2022.
"""


def steps(data: Path, *arguments: str, status: int = 0) -> list[dict[str, Any]]:
    done = run(data, *arguments, "--json")
    assert done.returncode == status, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_plan_tells_what_is_read_of_each_file_and_changes_nothing(tmp_path: Path) -> None:
    waiting, home = tmp_path / "waiting", tmp_path / "index" / "uploads"
    waiting.mkdir()
    (waiting / "quyet-dinh.txt").write_text(RULES, encoding="utf-8")
    (waiting / "trong.txt").write_text("\n", encoding="utf-8")
    (waiting / "bang.xlsx").write_text("x", encoding="utf-8")
    files = map(str, sorted(waiting.iterdir()))
    plan = steps(tmp_path / "index", "ingest", *files, "--into", str(home), "--plan")
    began, good, empty, end = plan
    assert began == {"step": "began", "total": 2}
    assert (good["action"], good["source"]) == ("add", str(home / "quyet-dinh.txt"))
    assert good["document"]["number"] == "12/2022/QĐ-UBND"
    assert good["document"]["effective_from"] == "2022-07-01"
    assert good["passages"] > 0
    assert (empty["action"], empty["problem"]) == ("reject", REPLIES.say("reject.empty"))
    assert ".xlsx" in end["refused"][0]["problem"]
    assert not home.exists()
    assert len(list(waiting.iterdir())) == 3
    assert json.loads(run(tmp_path / "index", "docs", "list", "--json").stdout) == []


def test_a_plan_promises_no_file_that_would_be_refused(tmp_path: Path) -> None:
    (tmp_path / "quyet-dinh.txt").write_text(RULES, encoding="utf-8")
    (tmp_path / "trong.txt").write_text("\n", encoding="utf-8")
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04")
    planned = run(tmp_path / "index", "ingest", str(tmp_path), "--plan").stdout.splitlines()
    assert planned == [
        f"+ thêm      {tmp_path / 'quyet-dinh.txt'}",
        f"✗ {tmp_path / 'hong.docx'}: {REPLIES.say('reject.broken')}",
        f"✗ {tmp_path / 'trong.txt'}: {REPLIES.say('reject.empty')}",
        "Sẽ thêm 1, thay 0, gỡ 0; giữ nguyên 0.",
        REPLIES.say("cli.ingest.planned_refused", failed=2),
    ]
    ended = run(tmp_path / "index", "ingest", str(tmp_path)).stdout
    assert "Đã nạp 1 tài liệu" in ended
    assert "lỗi 2" in ended


def test_files_are_put_in_their_place_replaced_read_again_and_removed(tmp_path: Path) -> None:
    data, waiting = tmp_path / "index", tmp_path / "waiting"
    home = data / "uploads"
    waiting.mkdir()
    file = waiting / "quyet-dinh.txt"
    file.write_text(RULES, encoding="utf-8")
    began, done, report = steps(data, "ingest", str(file), "--into", str(home))
    assert (began["total"], done["outcome"], report["documents"]) == (1, "added", 1)
    assert file.exists()
    assert (home / file.name).read_text(encoding="utf-8") == RULES
    file.write_text(RULES.replace("của tỉnh", "của thành phố"), encoding="utf-8")
    _, would, _ = steps(data, "ingest", str(file), "--into", str(home), "--plan")
    assert (would["action"], "12/2022" in would["held"]) == ("replace", True)
    _, done, _ = steps(data, "ingest", str(file), "--into", str(home))
    assert done["outcome"] == "replaced"
    [unchanged] = steps(data, "ingest", str(home / file.name))[1:]
    assert unchanged["unchanged"] == 1
    _, again, _ = steps(data, "ingest", "--again")
    assert (again["source"], again["outcome"]) == (str(home / file.name), "replaced")
    [document] = json.loads(run(data, "docs", "list", "--json").stdout)
    [removed] = steps(data, "docs", "remove", document["id"])
    assert (removed["step"], removed["id"]) == ("removed", document["id"])
    assert (home / file.name).exists()


def test_a_document_is_shown_by_its_number_and_of_several_the_ids_are_told(tmp_path: Path) -> None:
    data, file = tmp_path / "index", tmp_path / "quyet-dinh.txt"
    file.write_text(RULES, encoding="utf-8")
    run(data, "ingest", str(file))
    shown = json.loads(run(data, "docs", "show", "12/2022/qd-ubnd", "--json").stdout)
    assert shown["number"] == "12/2022/QĐ-UBND"
    copy = tmp_path / "ban-sao.txt"
    copy.write_text(RULES.replace("của tỉnh", "của thành phố"), encoding="utf-8")
    run(data, "ingest", str(copy))
    told = run(data, "docs", "show", "12/2022/QĐ-UBND").stderr
    assert shown["id"] in told


def test_two_files_of_one_name_are_not_kept_in_one_folder(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "quyet-dinh.txt").write_text(RULES, encoding="utf-8")
    home, folders = tmp_path / "home", (str(tmp_path / "a"), str(tmp_path / "b"))
    ended = run(tmp_path / "index", "ingest", *folders, "--into", str(home))
    assert ended.returncode != 0
    assert "quyet-dinh.txt" in ended.stderr
    assert not home.exists()


def test_a_file_that_is_refused_replaces_none_that_was_kept(tmp_path: Path) -> None:
    data, home = tmp_path / "index", tmp_path / "home"
    file = tmp_path / "quyet-dinh.txt"
    file.write_text(RULES, encoding="utf-8")
    steps(data, "ingest", str(file), "--into", str(home))
    file.write_text("", encoding="utf-8")
    run(data, "ingest", str(file), "--into", str(home), "--json")
    assert (home / file.name).read_text(encoding="utf-8") == RULES


def test_a_plan_is_carried_out_as_it_was_shown_or_not_at_all(tmp_path: Path) -> None:
    data, home = tmp_path / "index", tmp_path / "home"
    good, empty, other = (tmp_path / name for name in ("a.txt", "trống.txt", "b.txt"))
    good.write_text(RULES, encoding="utf-8")
    other.write_text(RULES.replace("12/2022", "13/2022"), encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    into = ("--into", str(home))
    pin = steps(data, "ingest", str(good), str(empty), *into, "--plan")[-1]["pin"]
    as_planned = ("ingest", str(good), *into, "--as-planned", pin)
    steps(data, "ingest", str(other))
    ended = run(data, *as_planned, "--json")
    assert json.loads(ended.stdout) == {"step": "refused", "key": "cli.ingest.outdated"}
    assert ended.stderr.strip() == REPLIES.say("cli.ingest.outdated")
    assert not home.exists()
    [document] = json.loads(run(data, "docs", "list", "--json").stdout)
    steps(data, "docs", "remove", document["id"])
    good.write_text(RULES + " ", encoding="utf-8")
    assert run(data, *as_planned).returncode != 0
    good.write_text(RULES, encoding="utf-8")
    assert steps(data, *as_planned)[-1]["documents"] == 1


def test_the_bundled_corpus_stays_where_it_is(tmp_path: Path) -> None:
    ended = run(tmp_path / "index", "ingest", "--starter", "--into", str(tmp_path / "home"))
    assert ended.returncode != 0
    assert not (tmp_path / "home").exists()
