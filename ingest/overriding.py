"""overrides.toml → Overrides: what an administrator corrects and declares (pure).

[[document]]                        # a correction, by number or by id
number = "98/2023/NĐ-CP"
effective_from = 2024-01-01
[[document.relations]]
kind = "thay thế"
number = "91/2017/NĐ-CP"

[[declared]]                        # a text that is known and not at hand
number = "06/2026/QH16"
kind = "luật"
"""

import re
import tomllib
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from assistant.errors import BadInput
from assistant.types import Action, Change, Document, Kind, Relation, RelationKind
from assistant.validity.correcting import Correction, Overrides
from assistant.vietnamese import fold
from ingest.describing.numbers import NUMBER, canonical, issuer_of_number, kind_of_number

_TABLES = ("document", "declared")
_NUMBER = re.compile(rf"\s*(?:{NUMBER})\s*", re.IGNORECASE)
_SYNTAX_LINE = re.compile(r"at line (\d+)")


def _day(value: object) -> object:
    if type(value) is date:
        return value
    raise PydanticCustomError("day", "not a day")


def _number(value: object) -> object:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return canonical(value)
    raise PydanticCustomError("number", "not a document number")


def _kind(value: object) -> object:
    found = next((kind for kind in Kind if fold(kind) == fold(str(value))), None)
    if found is None:
        raise PydanticCustomError("kind", "not a kind")
    return found


def _relation_kind(value: object) -> object:
    found = next((kind for kind in RelationKind if fold(kind) == fold(str(value))), None)
    if found is None:
        raise PydanticCustomError("relation", "not a relation")
    return found


_Day = Annotated[date, BeforeValidator(_day)]
_Number = Annotated[str, BeforeValidator(_number)]
_Kind = Annotated[Kind, BeforeValidator(_kind)]
_RelationKind = Annotated[RelationKind, BeforeValidator(_relation_kind)]
_Text = Annotated[str, Field(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Relation(_Table):
    kind: _RelationKind
    number: _Number
    article: _Text | None = None
    clause: _Text | None = None
    point: _Text | None = None
    on: _Day | None = None
    remove: bool = False

    def made(self) -> Relation:
        repeals = self.kind is RelationKind.REPEALS and self.article is not None
        return Relation(
            kind=self.kind,
            number=self.number,
            article=self.article,
            clause=self.clause,
            point=self.point,
            on=self.on,
            change=Change(action=Action.REPEALS) if repeals else None,
        )


class _Described(_Table):
    kind: _Kind | None = None
    title: _Text | None = None
    issued_on: _Day | None = None
    effective_from: _Day | None = None
    effective_to: _Day | None = None
    relations: tuple[_Relation, ...] = ()

    @model_validator(mode="after")
    def _days_in_order(self) -> "_Described":
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            raise PydanticCustomError("order", "ends before it begins")
        return self


class _Correction(_Described):
    number: _Number | None = None
    id: _Text | None = None

    @model_validator(mode="after")
    def _named_once(self) -> "_Correction":
        if (self.number is None) == (self.id is None):
            raise PydanticCustomError("named", "by number or by id")
        return self

    def made(self) -> Correction:
        return Correction(
            number=self.number,
            id=self.id,
            kind=self.kind,
            title=self.title,
            issued_on=self.issued_on,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            relations=tuple(each.made() for each in self.relations if not each.remove),
            removed=tuple(each.made() for each in self.relations if each.remove),
        )


class _Declared(_Described):
    number: _Number
    issuer: _Text | None = None
    url: _Text | None = None

    def made(self) -> Document:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(self.number)).strip("-")
        return Document(
            id=f"declared-{slug}",
            source="declared",
            fingerprint="",
            kind=self.kind or kind_of_number(self.number),
            number=self.number,
            title=self.title,
            issuer=self.issuer or issuer_of_number(self.number),
            issued_on=self.issued_on,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            url=self.url,
            relations=tuple(each.made() for each in self.relations),
        )


class _File(_Table):
    document: tuple[_Correction, ...] = ()
    declared: tuple[_Declared, ...] = ()


def parse_overrides(text: str, *, name: str) -> Overrides:
    """Read `text`, the contents of the file `name`.

    BadInput under `overrides.` names the line, the key and the mend.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _SYNTAX_LINE.search(str(error))
        at = line[1] if line else str(text.count("\n") + 1)
        raise BadInput(str(error), key="overrides.syntax", file=name, line=at) from error
    try:
        read = _File.model_validate(tables)
    except ValidationError as error:
        raise _refused(error, text, name) from error
    return Overrides(
        corrections=tuple(each.made() for each in read.document),
        declared=tuple(each.made() for each in read.declared),
    )


def together(*, shipped: Overrides, own: Overrides) -> Overrides:
    """The project's declarations and an administrator's: of one number only the latter's stays."""
    numbers = {each.number for each in own.declared}
    kept = tuple(each for each in shipped.declared if each.number not in numbers)
    return Overrides(
        corrections=(*shipped.corrections, *own.corrections), declared=(*kept, *own.declared)
    )


def _refused(error: ValidationError, text: str, name: str) -> BadInput:
    """The first thing that is wrong, in words of overrides.* and with the line it stands on."""
    first = error.errors(include_url=False)[0]
    place = tuple(part for part in first["loc"] if part != "function-after")
    reason = {
        "extra_forbidden": "unknown",
        "missing": "missing",
        "day": "day",
        "number": "number",
        "kind": "kind",
        "relation": "relation",
        "order": "order",
        "named": "named",
    }.get(first["type"], "value")
    key = ".".join(_written(place))
    values: dict[str, object] = {
        "file": name,
        "line": _line(text, place),
        "field": key or str(place),
        "kinds": ", ".join(Kind),
        "relations": ", ".join(RelationKind),
    }
    return BadInput(f"{name}: {key}: {first['msg']}", key=f"overrides.{reason}", **values)


def _written(place: tuple[int | str, ...]) -> list[str]:
    """document, 1, relations, 0, number → document[2].relations[1].number."""
    parts: list[str] = []
    for part in place:
        if isinstance(part, int) and parts:
            parts[-1] += f"[{part + 1}]"
        else:
            parts.append(str(part))
    return parts


def _line(text: str, place: tuple[int | str, ...]) -> int:
    """The line of the key at `place`, else that of its table, else 1."""
    lines = text.split("\n")
    first = 0
    header = ""
    for part, index in _tables(place):
        header = f"{header}.{part}" if header else part
        starts = [i for i in range(first, len(lines)) if _is_header(lines[i], header)]
        first = starts[index] if index < len(starts) else first
    keys = [str(part) for part in place if isinstance(part, str)]
    key = re.compile(rf"\s*\"?{re.escape(keys[-1] if keys else '')}\"?\s*=")
    for index in range(first, len(lines)):
        if index > first and lines[index].lstrip().startswith("["):
            break
        if key.match(lines[index]):
            return index + 1
    return first + 1


def _tables(place: tuple[int | str, ...]) -> list[tuple[str, int]]:
    pairs = zip(place, place[1:], strict=False)
    return [(a, b) for a, b in pairs if isinstance(a, str) and isinstance(b, int)]


def _is_header(line: str, name: str) -> bool:
    return re.sub(r"\s", "", line.split("#")[0]) == f"[[{name}]]"


def unmatched(overrides: Overrides, documents: Any) -> list[str]:
    """The numbers and ids of corrections that no document answers to (yet)."""
    return [
        str(each.number or each.id)
        for each in overrides.corrections
        if not any(each.is_for(document) for document in documents)
    ]
