import argparse
import dataclasses
import json
from pathlib import Path

import pytest

from assistant.edges.prompt_files import load_replies
from eval.beir import Item, Topic
from eval.commands import configure
from eval.speed.commands import CorpusMissing
from tests.eval.speed.samples import ITEMS, TOPICS

RULE = """# Quy chế làm việc

## Điều 1. Giờ làm việc

Cơ quan làm việc từ bảy giờ sáng đến năm giờ chiều các ngày trong tuần.

## Điều 2. Nghỉ phép

Mỗi người được nghỉ mười hai ngày một năm và phải báo trước ba ngày.
"""


def tdkt_eval_speed(*words: object) -> int:
    parser = argparse.ArgumentParser()
    configure(parser)
    arguments = parser.parse_args(["speed", *map(str, words)])
    status: int = arguments.run(arguments)
    return status


def written(path: Path, rows: list[Item] | list[Topic]) -> Path:
    values = [dataclasses.asdict(row) for row in rows]
    lines = [json.dumps({"_id": value.pop("id"), **value}) + "\n" for value in values]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_a_corpus_that_is_not_there_is_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing) as caught:
        tdkt_eval_speed("--corpus", tmp_path / "none.jsonl", "--out", tmp_path / "out")
    said = load_replies().say(caught.value.key, **caught.value.values)
    assert "none.jsonl" in said
    assert "--corpus" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("size", ["0", "-5", "many"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    with pytest.raises(SystemExit):
        tdkt_eval_speed("--sizes", size)


def test_fifty_articles_are_measured_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "quy-che.md").write_text(RULE, encoding="utf-8")
    corpus = written(tmp_path / "corpus.jsonl", ITEMS)
    queries = written(tmp_path / "queries.jsonl", TOPICS)
    files = ("--corpus", corpus, "--queries", queries, "--folder", tmp_path / "folder")
    out = tmp_path / "out"
    assert tdkt_eval_speed(*files, "--sizes", 9999, "--out", out, "--json", "--peers") == 0
    found = json.loads(capsys.readouterr().out)
    assert found == json.loads((out / "speed.json").read_text(encoding="utf-8"))
    assert (found["ingestion"]["documents"], found["contest"]) == (1, None)
    (size,) = found["sizes"]
    assert size["articles"] == 50
    assert size["write_ratio"] > 0
    assert size["search"]["questions"] == size["ask"]["questions"] == len(TOPICS)
    assert {each.name for each in out.iterdir()} == {
        "speed.json",
        "speed.md",
        "speed.svg",
        "speed.png",
    }
