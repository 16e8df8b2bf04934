"""The task that every tool under comparison is given, and its report (edge; standard library).

Each tool gets the same articles as the same texts, and the same questions one after the other. It
keeps the defaults that its documentation shows, except where they are made for English: then it
gets `terms`, or its own switch for the same.
"""

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

DEPTH = 100
"""Hits that each of a tool's two searches hands to its fusion: deeper never ranks worse."""
LIMIT = 10
"""Hits that are scored: the deepest measure is R@10."""
WARM_UP = 3
"""Questions asked before the clock runs: the first ones load what later ones find loaded."""

_TERM = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """One text of the corpus; `whole` is what is indexed and embedded."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """The title, then the text."""
        return "\n".join(part for part in (self.title, self.text) if part)


class Tool(Protocol):
    """A tool under comparison, its model loaded."""

    def index(self, articles: Sequence[Article]) -> None:
        """Make everything that answering needs; called once."""
        ...

    def search(self, text: str) -> list[str]:
        """The ids of the best articles, best first."""
        ...


def terms(text: str) -> list[str]:
    """Words in lower case, of any alphabet."""
    return _TERM.findall(text.lower())


def run(open_tool: Callable[[str], Tool], *, packages: Sequence[str]) -> None:
    """Do the task on the command line's files and write the report; times in seconds."""
    parser = argparse.ArgumentParser()
    for name in ("corpus", "queries", "model", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    articles = [Article(r["_id"], r["title"], r["text"]) for r in _rows(arguments.corpus)]
    tool = open_tool(str(arguments.model))
    wall, processor = time.perf_counter(), time.process_time()
    tool.index(articles)
    indexed = {
        "index_seconds": time.perf_counter() - wall,
        "index_cpu_seconds": time.process_time() - processor,
    }
    report = {
        "packages": {package: version(package) for package in packages},
        **indexed,
        **_asked(tool, _rows(arguments.queries)),
        "peak_mb": peak_mb(),
    }
    arguments.out.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")


def _asked(tool: Tool, topics: Sequence[dict[str, Any]]) -> dict[str, Any]:
    for topic in topics[:WARM_UP]:
        tool.search(topic["text"])
    rankings, seconds = {}, []
    processor = time.process_time()
    for topic in topics:
        began = time.perf_counter()
        found = tool.search(topic["text"])
        seconds.append(time.perf_counter() - began)
        rankings[topic["_id"]] = found[:LIMIT]
    cpu_seconds = time.process_time() - processor
    return {"rankings": rankings, "seconds": seconds, "ask_cpu_seconds": cpu_seconds}


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def peak_mb() -> float | None:
    """The most memory this process ever had, in MB; None where the system does not say.

    Not `getrusage`: after a fork it answers with the parent's.
    """
    return memory_mb("self", "VmHWM")


def memory_mb(process: int | str, field: str) -> float | None:
    """A field of /proc/PROCESS/status such as VmRSS, in MB; None where there is no such file."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    found = re.search(rf"^{field}:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else None
