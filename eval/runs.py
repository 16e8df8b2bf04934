"""A run on disk, question sets, floors: every file the evaluation reads and writes (edge)."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import BadInput
from eval.cases import Case, case_of, read_cases, row_of
from eval.failures import failures
from eval.gate import Floors, floors_json, parse_floors
from eval.measures import MEASURES
from eval.outcome import Outcome, from_row, to_row
from eval.verdicts import Verdict, verdict_row

_HERE = Path(__file__).parent
SCHEMA = _HERE / "cases" / "schema.json"
STARTER = _HERE / "cases" / "starter.jsonl"
FLOORS = _HERE / "floors.json"


class NoRun(BadInput):
    """There is no finished run in a folder; values: `folder`."""

    key = "eval.no_run"


class UnreadableFile(BadInput):
    """A file that was named cannot be read; values: `file`, `reason`."""

    key = "eval.unreadable"


@dataclass(frozen=True, slots=True)
class Result:
    """A case with its outcome; `key` says what the outcome holds for.

    `verdict` is the judge's, None where none was asked.
    """

    key: str
    case: Case
    outcome: Outcome
    verdict: Verdict | None = None


def load_cases(paths: Sequence[Path]) -> list[Case]:
    """The cases of all files; CasesRejected names every problem with its file and line."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return read_cases({str(path): read_text(path) for path in paths}, schema)


def read_text(path: Path) -> str:
    """The text of a file that a person named; UnreadableFile says why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UnreadableFile(f"{path}: {reason}", file=path, reason=reason) from error


def pairs(results: Iterable[Result]) -> list[tuple[Case, Outcome]]:
    """The cases with their outcomes."""
    return [(result.case, result.outcome) for result in results]


class RunFolder:
    """`results.jsonl` and the reports of one run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._results = path / "results.jsonl"

    def results(self) -> list[Result]:
        """What was stored so far. A last line cut short by an interruption is left out."""
        if not self._results.exists():
            return []
        lines = self._results.read_text(encoding="utf-8").split("\n")
        return [found for line in lines if (found := _result(line)) is not None]

    def done(self, keys: Mapping[str, str]) -> dict[str, Result]:
        """The stored results by case that hold for `keys` (case id → result key).

        A case that crashed is not done: what it lacked may be there now.
        """
        return {
            result.case.id: result
            for result in self.results()
            if result.outcome.error is None and keys.get(result.case.id) == result.key
        }

    def finished(self) -> list[Result]:
        """The results of a run that has some; NoRun otherwise."""
        found = self.results()
        if not found:
            raise NoRun(f"no results in {self.path}", folder=self.path)
        return found

    @property
    def name(self) -> str:
        """The name of the question set that was run; NoRun where no run came to its end."""
        path = self.path / "summary.json"
        if not path.exists():
            raise NoRun(f"no finished run in {self.path}", folder=self.path)
        return str(json.loads(path.read_text(encoding="utf-8"))["name"])

    def append(self, result: Result) -> None:
        """Keep one result as soon as it is there."""
        self.path.mkdir(parents=True, exist_ok=True)
        with self._results.open("a", encoding="utf-8") as file:
            file.write("\n" + _line(result) + "\n")

    def replace(self, results: Iterable[Result]) -> None:
        """Keep exactly these results, in this order."""
        self.write("results.jsonl", "".join(_line(result) + "\n" for result in results))

    def write(self, name: str, text: str) -> Path:
        """Write a file of the run; a reader sees the old one or the new one, nothing between."""
        self.path.mkdir(parents=True, exist_ok=True)
        return _write(self.path / name, text)


def load_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors by name of question set; none where the file is missing."""
    return parse_floors(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def save_floors(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Replace floors.json."""
    _write(path, json.dumps(floors_json(floors), ensure_ascii=False, indent=2) + "\n")


def _write(path: Path, text: str) -> Path:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    return temporary.replace(path)


def _line(result: Result) -> str:
    case, outcome = result.case, result.outcome
    scores = {measure.name: measure.score(case, outcome) for measure in MEASURES}
    row = {
        "id": case.id,
        "case": row_of(case),
        "outcome": to_row(outcome),
        "scores": {n: [round(s.gain, 4), s.weight] for n, s in scores.items() if s.weight},
        "failed": [
            {"measure": each.measure, "reason": each.key, **each.values}
            for each in failures(case, outcome)
        ],
        "verdict": verdict_row(result.verdict) if result.verdict else None,
        "key": result.key,
    }
    return json.dumps(row, ensure_ascii=False)


def _result(line: str) -> Result | None:
    try:
        row: dict[str, Any] = json.loads(line)
        verdict = Verdict(**row["verdict"]) if row["verdict"] else None
        return Result(row["key"], case_of(row["case"]), from_row(row["outcome"]), verdict)
    except (ValueError, KeyError, TypeError):
        return None
