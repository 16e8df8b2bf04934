import ast
import json
import sys
from pathlib import Path

from assistant.settings import load_settings
from eval.speed.contest import PEERS, ROOT, compete, run_tool, write_task
from eval.speed.peers import task
from eval.speed.results import ToolFailed, ToolRun
from tests.eval.speed.samples import ITEMS, TOPICS


def test_every_tool_is_given_the_same_files(tmp_path: Path) -> None:
    write_task(ITEMS[:1], TOPICS[:1], tmp_path)
    article, question = (
        json.loads((tmp_path / name).read_text(encoding="utf-8"))
        for name in ("corpus.jsonl", "queries.jsonl")
    )
    assert article == {"_id": ITEMS[0].id, "title": ITEMS[0].title, "text": ITEMS[0].text}
    assert question == {"_id": "q1", "text": TOPICS[0].text}


def test_the_task_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(task.__file__).read_text(encoding="utf-8"))
    imports = [each for each in ast.walk(tree) if isinstance(each, ast.Import | ast.ImportFrom)]
    names = {name.name for each in imports if isinstance(each, ast.Import) for name in each.names}
    names |= {str(each.module) for each in imports if isinstance(each, ast.ImportFrom)}
    assert names
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_every_tool_has_its_module() -> None:
    assert all((ROOT / "eval" / "speed" / "peers" / f"{name}.py").is_file() for name in PEERS)


def test_words_in_lower_case_of_any_alphabet_are_terms() -> None:
    assert task.terms("Điều 23. Chiến sĩ thi-đua") == ["điều", "23", "chiến", "sĩ", "thi", "đua"]


def test_memory_is_read_where_the_system_tells_it() -> None:
    peak, now = task.peak_mb(), task.memory_mb("self", "VmRSS")
    assert (peak is None) == (now is None)
    assert peak is None or now is None or peak >= now > 1
    assert task.memory_mb("no-such-process", "VmRSS") is None


def test_a_tool_whose_packages_are_missing_is_reported_and_ours_is_measured(
    tmp_path: Path,
) -> None:
    write_task(ITEMS, TOPICS, tmp_path)
    ours, failed = compete(
        ["haystack"],
        TOPICS,
        folder=tmp_path,
        model=load_settings().embedding_model,
        python=Path(sys.executable),
    )
    assert isinstance(ours, ToolRun)
    assert ours.figures["R@10"] == 1.0
    assert ours.index_seconds > 0
    assert failed == ToolFailed("haystack", "ModuleNotFoundError: No module named 'haystack'")


def test_an_environment_that_is_not_there_is_reported(tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    failed = run_tool("txtai", TOPICS, folder=tmp_path, model="", python=python)
    assert isinstance(failed, ToolFailed)
    assert "No such file" in failed.reason
