"""The lines of an article → its clauses and points (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Excerpt, Level, Step
from ingest.structure.lines import Line, excerpt_of
from ingest.structure.markers import clause_number, point_letter

_ELLIPSIS = re.compile(r"^(?:\.{3,}|…+|\[…\]|\[\.\.\.\])$")
_SUB_ITEM = re.compile(r"^[-–+•(*]")
_LAST_CLAUSE = 60
"""Higher numbers at the start of a line are years, amounts or list items: the longest article
seen, Article 1 of Law 39/2013/QH13, has 50 clauses."""
_LOST = 2
"""Scraped texts lose the number of a clause or point now and then: a step of two is accepted."""
_TRAILING = 40
"""A remark after the points is worth a passage of its own from so many characters on."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A clause without points, a point, or what a clause or article says after its points.

    Lines `first` to `end` (exclusive); `steps` are the clause and the point; `leads` introduce it.
    """

    steps: tuple[Step, ...]
    first: int
    end: int
    leads: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    index: int
    number: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The body of an article or a clause: everything from its own line to its last."""

    text: str
    lines: Sequence[Line]
    quoted: Sequence[bool]
    first: int
    end: int
    gaps: bool

    def part(self, first: int, end: int) -> "_Stretch":
        return _Stretch(self.text, self.lines, self.quoted, first, end, self.gaps)

    def lead(self, before: int) -> tuple[Excerpt, ...]:
        """The lines before the line `before` as one excerpt, () where there are none."""
        first, end = self.without_gaps(self.first, before)
        return (excerpt_of(self.text, self.lines[first:end]),) if first < end else ()

    def without_gaps(self, first: int, end: int) -> tuple[int, int]:
        """The range without the "..." at its edges, which stand for what was left out."""
        while first < end and _ELLIPSIS.match(self.lines[first].text):
            first += 1
        while first < end and _ELLIPSIS.match(self.lines[end - 1].text):
            end -= 1
        return first, end


def leaves(
    text: str,
    lines: Sequence[Line],
    quoted: Sequence[bool],
    *,
    first: int,
    end: int,
    excerpted: bool,
) -> tuple[Leaf, ...]:
    """The clauses and points on lines `first` to `end` (exclusive), () where there are none.

    `first` is the first line of the rule itself: the article's own line when that says more than
    its title. `excerpted` says that clauses may be missing before and between those that stand.
    """
    gaps = excerpted or any(_ELLIPSIS.match(line.text) for line in lines[first:end])
    body = _Stretch(text, lines, quoted, first, end, gaps)
    clauses = _clause_marks(body)
    if not clauses:
        return _point_leaves(body, (), ())
    lead = body.lead(clauses[0].index)
    found: list[Leaf] = []
    if gaps and (early := _point_marks(body.part(first, clauses[0].index))):
        lead = body.lead(early[0].index)
        found += _point_leaves(body.part(first, clauses[0].index), (), ())
    ends = [mark.index for mark in clauses[1:]] + [end]
    for mark, stop in zip(clauses, ends, strict=True):
        found += _clause_leaves(body.part(mark.index, stop), mark.number, lead)
    return tuple(found)


def _clause_leaves(clause: _Stretch, number: str, lead: tuple[Excerpt, ...]) -> tuple[Leaf, ...]:
    step = Step(Level.CLAUSE, number)
    points = _point_leaves(clause, (step,), lead)
    return points or (Leaf((step,), *clause.without_gaps(clause.first, clause.end), lead),)


def _point_leaves(
    owner: _Stretch,
    steps: tuple[Step, ...],
    outer: tuple[Excerpt, ...],
) -> tuple[Leaf, ...]:
    marks = _point_marks(owner)
    if not marks:
        return ()
    leads = (*outer, *owner.lead(marks[0].index))
    tail = _trailing(owner, marks)
    ends = [mark.index for mark in marks[1:]] + [tail]
    found = [
        Leaf(
            (*steps, Step(Level.POINT, mark.number)),
            *owner.without_gaps(mark.index, stop),
            leads,
        )
        for mark, stop in zip(marks, ends, strict=True)
    ]
    if tail < owner.end:
        found.append(Leaf(steps, tail, owner.end, leads))
    return tuple(found)


def _clause_marks(body: _Stretch) -> list[_Mark]:
    """The lines that open the article's own clauses.

    A list numbered from 1 again inside a clause is an inner list; where a number continues both,
    it belongs to the inner list if the same number comes once more later.
    """
    candidates = [
        (index, number)
        for index in range(body.first, body.end)
        if not body.quoted[index] and (number := clause_number(body.lines[index].text))
    ]
    marks: list[_Mark] = []
    last, inner = (0, ""), 0
    for place, (index, number) in enumerate(candidates):
        again = any(later == number for _, later in candidates[place + 1 :])
        if _follows(number, last, gaps=body.gaps) and not (number[0] == inner + 1 > 1 and again):
            if not marks and not body.gaps and _point_marks(body.part(body.first, index)):
                continue
            marks.append(_Mark(index, f"{number[0]}{number[1]}"))
            last, inner = number, 0
        elif number[0] in (1, inner + 1):
            inner = number[0]
    return marks


def _follows(number: tuple[int, str], last: tuple[int, str], *, gaps: bool) -> bool:
    if number[0] > _LAST_CLAUSE or number <= last:
        return False
    if gaps:
        return True
    if last == (0, ""):
        return number == (1, "")
    return number[0] - last[0] <= _LOST


def _point_marks(owner: _Stretch) -> list[_Mark]:
    marks: list[_Mark] = []
    last = (-1, "")
    for index in range(owner.first, owner.end):
        found = None if owner.quoted[index] else point_letter(owner.lines[index].text)
        if not found or (found[0], found[1]) <= last:
            continue
        starts = last[0] >= 0 or found[0] == 0
        if owner.gaps or (starts and found[0] - max(last[0], 0) <= _LOST):
            marks.append(_Mark(index, found[2]))
            last = (found[0], found[1])
    return marks


def _trailing(owner: _Stretch, marks: Sequence[_Mark]) -> int:
    """The line where the owner speaks again after its last point; `owner.end` where it does not.

    Only after a list whose other points end with ";" and whose last ends with ".": the next
    paragraph, if it is no sub-item, then speaks for the whole clause.
    """
    last = marks[-1].index
    before_next = [owner.lines[mark.index - 1].text for mark in marks[1:]]
    after = owner.lines[last + 1 : owner.end]
    listed = bool(before_next) and all(text.endswith((";", ",")) for text in before_next)
    if not listed or not after or not owner.lines[last].text.endswith("."):
        return owner.end
    plain = after[0].text[0].isupper() and not _SUB_ITEM.match(after[0].text)
    said = sum(len(line.text) for line in after)
    return last + 1 if plain and said >= _TRAILING else owner.end
