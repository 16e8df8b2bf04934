"""Rows of two tables side by side: what they name and the figures they give, whatever columns stand
beside (pure).

One text's table has a column for the recipient and another's has none, and both say in a column of
its own where the figure stands: none of it is a change of what is laid down.
"""

import re
from collections.abc import Sequence

from assistant.vietnamese import tokens

_FIGURE = re.compile(r"\d[\d.,]*\s*%?")
_PLACE = re.compile(r"(?i)(?:điểm|khoản|điều)\s+\S+(?:[,\s]+(?:điểm|khoản|điều)\s+\S+)*")
_WHOM = re.compile(r"(?i)(?:cá nhân|tập thể|hộ gia đình)(?:,\s*(?:cá nhân|tập thể|hộ gia đình))*")


def is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return "|" in line


def header_rows(lines: Sequence[str], *, beside: Sequence[str]) -> frozenset[int]:
    """Which of the lines are the first row of a table, which names its columns; none where it
    stands `beside`, before the rows that are quoted."""
    if any(is_row(each) for each in beside):
        return frozenset()
    return frozenset(
        at
        for at, line in enumerate(lines)
        if is_row(line)
        and not (at and is_row(lines[at - 1]))
        and at + 1 < len(lines)
        and is_row(lines[at + 1])
    )


def said_in(row: str) -> str:
    """The cells of a row but those that only say where the rule stands, or for whom."""
    return " | ".join(each for each in _cells(row) if not _beside_the_point(each))


def same_row(one: str, other: str) -> bool:
    """Whether two rows name the same and give the same figures, as far as both give any: a column
    that one of them has besides is no change of the others."""
    names = [
        tokens(" ".join(each for each in _told(row) if not _is_figure(each)))
        for row in (one, other)
    ]
    figures = [{each for each in _told(row) if _is_figure(each)} for row in (one, other)]
    fewer, more = sorted(figures, key=len)
    return names[0] == names[1] and fewer <= more and bool(fewer) == bool(more)


def _told(row: str) -> list[str]:
    return [each for each in _cells(row) if not _beside_the_point(each)]


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None


def _beside_the_point(cell: str) -> bool:
    return _PLACE.fullmatch(cell) is not None or _WHOM.fullmatch(cell) is not None


def _cells(row: str) -> list[str]:
    return [each.strip() for each in row.strip().strip("|").split("|") if each.strip()]
