"""Multiples of the base salary as rules give them: "0,3 lần mức lương cơ sở", or a cell of a table
whose column is counted in times (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.recipients import for_others, recipient_first
from assistant.vietnamese import fold

_TIMES = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)(?: \([^()]{1,20}\))?"
    r" lan (?:muc )?(?:tien )?luong co so"
)
_COUNTED = re.compile(r"\blan\b")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Multiple:
    """How many times the base salary, the line or row that says it, and for whom it is ("cá nhân")
    where a table has a column for each, else ""."""

    times: Decimal
    line: str
    whom: str = ""


def multiples(words: str, *, asked: frozenset[str]) -> list[Multiple]:
    """The multiples that the lines of a quote give, those of a table for the recipients `asked`
    for (any where none is)."""
    return list(dict.fromkeys([*_in_sentences(words), *_in_rows(words, asked)]))


def _in_sentences(words: str) -> Iterator[Multiple]:
    for line in words.split("\n"):
        for found in _TIMES.finditer(fold(line)):
            yield Multiple(_decimal(found[1]), line)


def _in_rows(words: str, asked: frozenset[str]) -> Iterator[Multiple]:
    rows = [line for line in words.split("\n") if "|" in line]
    header = _cells(rows[0]) if rows else []
    counted = [at for at, name in enumerate(header) if _COUNTED.search(fold(name))]
    wanted = [at for at in counted if not for_others(asked, header[at])]
    for row in rows[1:]:
        cells = _cells(row)
        for at in wanted if len(cells) == len(header) else ():
            if _NUMBER.fullmatch(cells[at]):
                whom = recipient_first(header[at]) if len(counted) > 1 else None
                yield Multiple(_decimal(cells[at]), row, whom or "")


def _cells(row: str) -> Sequence[str]:
    return [each.strip() for each in row.strip().strip("|").split("|")]


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
