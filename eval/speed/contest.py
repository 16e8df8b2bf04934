"""The tools under comparison, each started as a process in its environment (edge)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import eval as eval_package
from eval.beir import Item, Topic
from eval.speed.results import OURS, ToolFailed, ToolRun, tool_run

PEERS = ("langchain", "haystack", "txtai", "llamaindex")
"""The modules of `eval.speed.peers`, each named after its tool."""
ROOT = Path(eval_package.__file__).parents[1]
PYTHON = ROOT / ".venv-speed" / "bin" / "python"
"""What `make speed` makes."""
LIMIT_SECONDS = 1800
"""The slowest tool took a sixth of it for 10,000 articles and 200 questions on two busy cores."""
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "PYTHONWARNINGS": "ignore",
}


def write_task(items: Sequence[Item], topics: Sequence[Topic], folder: Path) -> None:
    """The files that every tool reads: corpus.jsonl and queries.jsonl."""
    articles = ({"_id": item.id, "title": item.title, "text": item.text} for item in items)
    questions = ({"_id": topic.id, "text": topic.text} for topic in topics)
    for name, rows in (("corpus", articles), ("queries", questions)):
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def compete(
    peers: Sequence[str], topics: Sequence[Topic], *, folder: Path, model: str, python: Path
) -> Iterator[ToolRun | ToolFailed]:
    """Ours first, then each of `peers` under `python`, on the files in `folder`."""
    yield run_tool(OURS, topics, folder=folder, model=model, python=Path(sys.executable))
    for peer in peers:
        yield run_tool(peer, topics, folder=folder, model=model, python=python)


def run_tool(
    name: str, topics: Sequence[Topic], *, folder: Path, model: str, python: Path
) -> ToolRun | ToolFailed:
    """One tool under `python`, on the files that `write_task` wrote into `folder`."""
    out = folder / f"{name}.json"
    files = {"corpus": folder / "corpus.jsonl", "queries": folder / "queries.jsonl", "out": out}
    command = [str(python), "-m", f"eval.speed.peers.{name}", "--model", model]
    command += [word for option, path in files.items() for word in (f"--{option}", str(path))]
    reason = _run(command)
    if reason is not None:
        return ToolFailed(name, reason)
    return tool_run(name, json.loads(out.read_text(encoding="utf-8")), topics)


def _run(command: Sequence[str]) -> str | None:
    """None when it went well, else why not: the last line of what the process said."""
    environment = {**os.environ, **_QUIET}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, timeout=LIMIT_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return None
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return said[-1] if said else f"exit status {done.returncode}"
