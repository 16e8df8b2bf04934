"""An article as a tree: its clauses, their points, the rows of its tables (pure).

Pages that copy an article write "(1) …" for its clauses, or number anew what they leave of them:
each is a node of its own, and named by the article alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.language.matching import context
from assistant.types import Excerpt, Finding, Level, Passage, Span

_ROW = re.compile(r"^.*\S \| .*$", re.MULTILINE)
_IN_BRACKETS = re.compile(r"^\((\d{1,2})\) ?(?=[^\W\d])", re.MULTILINE)
LEAST_ROWS = 2
"""Rows below the header row that make a table worth looking into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A provision and what stands below it; `span` is in the stored text of the document."""

    passage: Passage
    span: Span
    own: str
    leads: tuple[Excerpt, ...]
    children: tuple["Node", ...] = ()


def tree(finding: Finding) -> Node:
    """The article of a finding with its clauses and points, or the rows of its table."""
    whole = finding.whole
    if not finding.parts:
        leaf = _leaf(whole)
        return replace(leaf, own=f"{context(whole)} {leaf.own}")
    struck = finding.reading.struck if finding.reading else ()
    return Node(
        passage=whole,
        span=whole.span,
        own=f"{context(whole)} {before(whole, finding.parts, struck)}",
        leads=(),
        children=tuple(_children(finding.parts)),
    )


def before(whole: Passage, parts: Sequence[Passage], struck: Sequence[Span] = ()) -> str:
    """The words of an article that stand before its first part: those at hand, those struck."""
    starts = [part.span.start for part in parts if inside(part, whole)]
    starts += [span.start for span in struck]
    end = min(starts, default=whole.span.end)
    return whole.text[: max(0, end - whole.span.start)]


def inside(part: Passage, whole: Passage) -> bool:
    """Whether a part of an article stands in the text of `whole`, not in one that amends it."""
    return part.document_id == whole.document_id and whole.span.covers(part.span)


def _children(parts: Sequence[Passage]) -> Iterator[Node]:
    for clause, members in _by_clause(parts):
        if len(members) == 1 or clause is None:
            yield from map(_leaf, members)
        else:
            yield _clause(members)


def _by_clause(parts: Sequence[Passage]) -> list[tuple[str | None, list[Passage]]]:
    """Neighbouring parts of the same clause together, in order."""
    groups: list[tuple[str | None, list[Passage]]] = []
    for part in parts:
        clause = part.number_at(Level.CLAUSE)
        if groups and groups[-1][0] == clause:
            groups[-1][1].append(part)
        else:
            groups.append((clause, [part]))
    return groups


def _leaf(part: Passage) -> Node:
    """A part without parts of its own; below it the rows of its table where it has one, or its
    paragraphs where they are numbered in brackets."""
    found = list(_ROW.finditer(part.text))
    if len(found) <= LEAST_ROWS:
        return _numbered(part)
    header, *rows = (_excerpt(part, match) for match in found)
    leads = (*part.leads, header)
    return Node(
        passage=part,
        span=part.span,
        own=part.text[: found[0].end()],
        leads=part.leads,
        children=tuple(
            Node(passage=part, span=row.span, own=row.text, leads=leads) for row in rows
        ),
    )


def _numbered(part: Passage) -> Node:
    starts: list[int] = []
    for found in _IN_BRACKETS.finditer(part.text):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start())
    leaf = Node(passage=part, span=part.span, own=part.text, leads=part.leads)
    if len(starts) < LEAST_ROWS or "\n" in part.text[: starts[0]].strip():
        return leaf
    at = part.span.start
    ends = [*starts[1:], len(part.text)]
    below = [
        Node(
            passage=part,
            span=Span(at + start, at + end),
            own=part.text[start:end].strip(),
            leads=part.leads,
        )
        for start, end in zip(starts, ends, strict=True)
    ]
    return replace(leaf, own=part.text[: starts[0]], children=tuple(below))


def lettered(node: Node, letter: str) -> Node | None:
    """The line "b) …" of a text that has no points of its own, a summary of a clause, below the
    line that introduces the list; None where it has none."""
    part = node.passage
    if node.children or len(part.text) != part.span.end - part.span.start:
        return None
    lines = [(at.start(), at[0]) for at in re.finditer(r"^.+$", part.text, re.MULTILINE)]
    first = next((n for n, (_, line) in enumerate(lines) if line.startswith("a) ")), 0)
    found = next(((at, line) for at, line in lines if line.startswith(f"{letter}) ")), None)
    if found is None or not first:
        return None
    start = part.span.start
    lead, at = lines[first - 1], start + found[0]
    introducing = Excerpt(lead[1], Span(start + lead[0], start + lead[0] + len(lead[1])))
    span = Span(at, at + len(found[1]))
    return Node(passage=part, span=span, own=found[1], leads=(*part.leads, introducing))


def _excerpt(part: Passage, match: re.Match[str]) -> Excerpt:
    start = part.span.start
    return Excerpt(match[0], Span(start + match.start(), start + match.end()))


def _clause(points: Sequence[Passage]) -> Node:
    """A clause that has points: it begins with its lead, the last lead of each of them."""
    lead = next((point.leads[-1:] for point in points if point.leads), ())
    start = lead[0].span.start if lead else points[0].span.start
    span = Span(min(start, points[0].span.start), points[-1].span.end)
    return Node(
        passage=_named_by_clause(points[0]),
        span=span,
        own=" ".join(each.text for each in lead),
        leads=points[0].leads[:-1],
        children=tuple(map(_leaf, points)),
    )


def _named_by_clause(point: Passage) -> Passage:
    """The clause of a point, for naming: under the id of its article, for a clause with points
    is no passage of its own."""
    return replace(point, id=point.article_id, path=point.path[:-1])


def words(node: Node) -> str:
    """All words of a provision: its own and those below it."""
    return " ".join([node.own, *map(words, node.children)])
