"""A summary written in Markdown → pieces under the articles that its headings name (pure).

"## Khoản 1 Điều 80 Luật số 06/2022/QH15: người quyết định tặng" opens a section for that clause;
numbered lines below a heading that names only an article are its clauses.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.types import Level, Span, Step
from ingest.splitting.leaves import Leaf, leaves
from ingest.splitting.prose import prose_pieces
from ingest.structure.lines import Line
from ingest.structure.pieces import Piece, key_of, shortened, spanning

_NAMED = re.compile(
    r"^(?:(?:các )?điểm (?P<point>[a-zđ])[,)]? )?(?:khoản (?P<clause>\d{1,2}[a-zđ]?)[,]? )?"
    r"điều (?P<article>\d{1,3}[a-zđ]?)\b",
    re.IGNORECASE,
)


def summary_pieces(text: str, lines: Sequence[Line], headings: Sequence[Span]) -> Iterator[Piece]:
    """The pieces of a summary; a section without an article in its heading is cut as prose."""
    seen: dict[str, int] = {}
    for first, end in _sections(lines, headings):
        steps = _steps(lines[first].text) if _is_heading(lines[first], headings) else ()
        if not steps or end - first == 1:
            yield from _plain(lines[first:end], headings, first)
            continue
        key = key_of(steps)
        seen[key] = seen.get(key, 0) + 1
        key = key if seen[key] == 1 else f"{key}~{seen[key]}"
        yield from _named(text, lines, (first, end), steps, key)


def _sections(lines: Sequence[Line], headings: Sequence[Span]) -> Iterator[tuple[int, int]]:
    starts = [i for i, line in enumerate(lines) if i == 0 or _is_heading(line, headings)]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def _is_heading(line: Line, headings: Sequence[Span]) -> bool:
    return any(span.covers(line.span) for span in headings)


def _steps(heading: str) -> tuple[Step, ...]:
    found = _NAMED.match(heading)
    if not found:
        return ()
    inner = ((Level.CLAUSE, found["clause"]), (Level.POINT, found["point"]))
    named = tuple(Step(level, number) for level, number in inner if number)
    return (Step(Level.ARTICLE, found["article"], heading), *named)


def _plain(lines: Sequence[Line], headings: Sequence[Span], first: int) -> Iterator[Piece]:
    owner = f"m{first}" if first else ""
    yield from prose_pieces(lines, headings, owner=owner)


def _named(
    text: str, lines: Sequence[Line], place: tuple[int, int], steps: tuple[Step, ...], key: str
) -> Iterator[Piece]:
    first, end = place
    yield Piece(key=key, owner=key, path=steps, span=spanning(lines[first:end]))
    if len(steps) > 1:
        return
    quoted = [False] * len(lines)
    found = leaves(text, lines, quoted, first=first + 1, end=end, excerpted=False)
    for leaf in (part for whole in found for part in _at_list_end(whole, lines)):
        part = lines[leaf.first : leaf.end]
        suffix = key_of(leaf.steps) or "cuoi"
        path = (*steps, *leaf.steps)
        piece = Piece(
            key=f"{key}.{suffix}", owner=key, path=path, span=spanning(part), leads=leaf.leads
        )
        yield from shortened(piece, part)


def _at_list_end(leaf: Leaf, lines: Sequence[Line]) -> Iterator[Leaf]:
    """In a summary a list item is one line: paragraphs after it are the section's own words."""
    end = leaf.first + 1
    while end < leaf.end and lines[end].text.startswith(("-", "+", "•")):
        end += 1
    yield Leaf(leaf.steps, leaf.first, end, leaf.leads)
    if end < leaf.end:
        yield Leaf((), end, leaf.end, ())
