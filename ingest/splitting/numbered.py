"""Plans, directives, dispatches and reports without articles → pieces by their numbering (pure).

"I. MỤC ĐÍCH, YÊU CẦU" opens a section, "1. Yêu cầu" and "1.1. …" a group inside it; "a) …" and
"- …" stay in their group. What stands before the first is the head.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.types import Level, Step
from ingest.structure.lines import Line
from ingest.structure.outline import Section
from ingest.structure.pieces import CUT, Piece, shortened, spanning, standing_alone

_ROMAN = re.compile(r"^(?P<number>[IVX]{1,5})\s?[.\-–:/)]\s*(?P<rest>\S.*)$")
_DECIMAL = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})\s?[.)/]\s?(?P<rest>[^\W\d].*)$")
_ROMAN_ORDER = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LONG_TITLE = 160
"""A numbered line up to this length that ends without a stop is the title of its group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines `first` to `end` (exclusive) under one number, or none; `key` names it."""

    key: str
    path: tuple[Step, ...]
    first: int
    end: int


def groups(lines: Sequence[Line]) -> tuple[Group, ...]:
    """The numbered groups of a text in order; the first is the head, whose path is ()."""
    found: list[Group] = []
    current = Group("dau", (), 0, 0)
    for index, line in enumerate(lines):
        if opened := _opened(line.text, current):
            if index > current.first:
                found.append(replace(current, end=index))
            current = replace(opened, first=index)
    if len(lines) > current.first:
        found.append(replace(current, end=len(lines)))
    return tuple(found)


def numbered_pieces(lines: Sequence[Line], *, within: Section | None = None) -> Iterator[Piece]:
    """Each group as a piece, cut at paragraph ends where it is long.

    A group that is only a heading for the groups under it makes no piece of its own. `within`
    puts the keys and paths under an appendix.
    """
    prefix = f"{within.key}." if within else ""
    outer = within.path if within else ()
    all_groups = groups(lines)
    for group, following in zip(all_groups, (*all_groups[1:], None), strict=True):
        if following and _only_heads(group, following):
            continue
        part = lines[group.first : group.end]
        key = prefix + group.key
        path = (*outer, *group.path)
        piece = Piece(key=key, owner=key, path=path, span=spanning(part))
        yield from standing_alone(shortened(piece, part, longest=CUT))


def _only_heads(group: Group, following: Group) -> bool:
    inner = following.path[: len(group.path)] == group.path and len(following.path) > len(
        group.path
    )
    return bool(group.path) and inner and group.end - group.first == 1


def _opened(text: str, current: Group) -> Group | None:
    """The group that `text` opens after `current`: numbers must go on where they stand."""
    if found := _ROMAN.match(text):
        return _section(found["number"], found["rest"], current)
    if found := _DECIMAL.match(text):
        return _subgroup(found["number"], found["rest"], current)
    return None


def _section(number: str, rest: str, current: Group) -> Group | None:
    romans = [s.number for s in current.path if s.number in _ROMAN_ORDER]
    place = _ROMAN_ORDER.index(romans[0]) + 1 if romans else 0
    if number not in _ROMAN_ORDER[place : place + 1]:
        return None
    return Group(f"m{number}", (Step(Level.SECTION, number, _title(rest)),), 0, 0)


def _subgroup(number: str, rest: str, current: Group) -> Group | None:
    section = tuple(s for s in current.path if s.number in _ROMAN_ORDER)
    numbered = [s for s in current.path if s.number not in _ROMAN_ORDER]
    parts = [int(part) for part in number.split(".")]
    last = [int(part) for part in numbered[-1].number.split(".")] if numbered else [0]
    if not _goes_on(parts, last):
        return None
    level = Level.SUBSECTION if section else Level.SECTION
    outer = tuple(s for s in numbered if number.startswith(f"{s.number}."))
    base = f"m{section[0].number}." if section else "m"
    return Group(f"{base}{number}", (*section, *outer, Step(level, number, _title(rest))), 0, 0)


def _goes_on(parts: list[int], last: list[int]) -> bool:
    """Whether 2, 1.1 or 1.2 is what may come after the number `last`."""
    depth = len(parts)
    if depth > len(last):
        return depth == len(last) + 1 and parts[:-1] == last and parts[-1] == 1
    return parts[:-1] == last[: depth - 1] and parts[-1] == last[depth - 1] + 1


def _title(rest: str) -> str:
    short = len(rest) <= _LONG_TITLE and not rest.endswith((".", ";", ","))
    return rest.rstrip(" :") if short else ""
