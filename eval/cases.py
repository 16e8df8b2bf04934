"""The case: a question and what a good answer to it holds; reading question sets (pure)."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from assistant.errors import BadInput
from assistant.types import Decision

Schema = Mapping[str, Any]


class CasesRejected(BadInput):
    """Question sets that cannot be used; `problems` holds each as "file:line: what to mend"."""

    key = "eval.cases_rejected"

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems), problems="\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What evidence must agree with; None matches anything. `document` is a slug or a title."""

    number: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    document: str | None = None


Group = tuple[Place, ...]
"""Places of which any one will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with its expected decision, evidence and facts.

    Every group of `gold` should be cited and every group of `facts` be said; a group is met by
    any of its members. `forbidden` must not be said. `history` are earlier questions of the same
    conversation; `as_of` None means the day of the run.
    """

    id: str
    question: str
    decision: Decision
    history: tuple[str, ...] = ()
    as_of: date | None = None
    tags: tuple[str, ...] = ()
    gold: tuple[Group, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of everything in the case but its note, in hexadecimal."""
        values = asdict(self) | {"note": ""}
        return hashlib.sha256(json.dumps(values, default=str, sort_keys=True).encode()).hexdigest()


def digest(cases: Sequence[Case]) -> str:
    """One fingerprint for a question set; the order of its cases does not matter."""
    return hashlib.sha256("".join(sorted(case.digest for case in cases)).encode()).hexdigest()


def read_cases(files: Mapping[str, str], schema: Schema) -> list[Case]:
    """The cases of `files` (name → text of JSON lines), in order; blank lines are skipped.

    CasesRejected names every problem of every file at once, each with its file and line.
    """
    rows = [(f"{name}:{line}", raw) for name, text in files.items() for line, raw in _lines(text)]
    read = [(place, _parse(raw)) for place, raw in rows]
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    problems = [f"{at}: {what}" for at, row in read for what in _problems(row, validator)]
    problems += _repeated(read)
    if problems:
        raise CasesRejected(problems)
    return [case_of(row) for _, row in read if isinstance(row, dict)]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            yield number, line


def _parse(raw: str) -> object:
    try:
        return json.loads(raw)
    except json.JSONDecodeError as error:
        return ValueError(f"not JSON: {error.msg} at column {error.colno}")


def _problems(row: object, validator: Any) -> list[str]:
    if isinstance(row, ValueError):
        return [str(row)]
    return [_mend(error) for error in sorted(validator.iter_errors(row), key=_position)]


def _position(error: ValidationError) -> tuple[str, str]:
    return error.json_path, error.message


def _mend(error: ValidationError) -> str:
    where = error.json_path.removeprefix("$").removeprefix(".")
    return f"{where}: {error.message}" if where else error.message


def _repeated(read: Sequence[tuple[str, object]]) -> list[str]:
    first: dict[str, str] = {}
    found = []
    for place, row in read:
        name = row.get("id") if isinstance(row, dict) else None
        if isinstance(name, str) and first.setdefault(name, place) != place:
            found.append(f"{place}: id {name!r} stands already at {first[name]}")
    return found


def case_of(row: Mapping[str, Any]) -> Case:
    """The case of one line that agrees with the schema."""
    return Case(
        id=row["id"],
        question=row["question"],
        decision=row["decision"],
        history=tuple(row.get("history", ())),
        as_of=date.fromisoformat(row["as_of"]) if "as_of" in row else None,
        tags=tuple(row.get("tags", ())),
        gold=tuple(_group(each) for each in row.get("gold", ())),
        facts=tuple(tuple(group) for group in row.get("facts", ())),
        forbidden=tuple(row.get("forbidden", ())),
        note=row.get("note", ""),
    )


def _group(gold: Mapping[str, str] | Sequence[Mapping[str, str]]) -> Group:
    return tuple(Place(**each) for each in ([gold] if isinstance(gold, Mapping) else gold))


def row_of(case: Case) -> dict[str, Any]:
    """The case as a line of a question set; `case_of` gives it back."""
    row = asdict(case) | {"as_of": case.as_of.isoformat() if case.as_of else None}
    row["gold"] = [[_given(asdict(place)) for place in group] for group in case.gold]
    return _given(row)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", (), [])}
