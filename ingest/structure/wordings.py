"""Where the new words of amended provisions stand in the text that amends them (pure)."""

import re
from collections.abc import Sequence

from assistant.types import Reference, Span
from ingest.structure.lines import Line
from ingest.structure.markers import article_opening, clause_number, point_letter

_OPENING = '“"'
_CLOSING = '”"'
_TRAILING = re.compile(r'[”"]\s*[.;,]?$')


def inner_lines(text: str, span: Span) -> tuple[Line, ...]:
    """The lines in `span` without the quotation marks that hold the new wording together.

    A mark before a number or "Điều" opens a quotation, and one that closes nothing that its own
    line opened ends it; marks around words inside a line stay.
    """
    found = []
    for match in re.finditer(r"\S(?:[^\n]*\S)?", span.of(text)):
        start, end = span.start + match.start(), span.start + match.end()
        start = _past_opening(text, start, end)
        end = _before_closing(text, start, end)
        if start < end:
            found.append(Line(text[start:end], Span(start, end)))
    return tuple(found)


def unit(lines: Sequence[Line], place: Reference, places: Sequence[Reference]) -> Span | None:
    """Where the new wording of `place` stands among `lines`: from its own number to the next of
    `places`; all of the lines where it is the only one. None where its number is not found."""
    if not lines:
        return None
    if len(places) == 1:
        return Span(lines[0].span.start, lines[-1].span.end)
    heads = {index for each in places for index in _heads(lines, each)[:1]}
    own = _heads(lines, place)
    if not own:
        return None
    end = min((index for index in heads if index > own[0]), default=len(lines))
    return Span(lines[own[0]].span.start, lines[end - 1].span.end)


def _heads(lines: Sequence[Line], place: Reference) -> list[int]:
    return [index for index, line in enumerate(lines) if _opens(line.text, place)]


def _opens(text: str, place: Reference) -> bool:
    if place.point:
        letter = point_letter(text)
        return letter is not None and letter[2] == place.point
    if place.clause:
        clause = clause_number(text)
        return clause is not None and f"{clause[0]}{clause[1]}" == place.clause
    opening = article_opening(text)
    return opening is not None and opening.step.number == place.article


def _past_opening(text: str, start: int, end: int) -> int:
    if text[start] not in _OPENING:
        return start
    rest = text[start + 1 : end].lstrip()
    numbered = article_opening(rest) or clause_number(rest) or point_letter(rest)
    unclosed = text[start:end].count("“") > text[start:end].count("”")
    unclosed = unclosed or (text[start] == '"' and text[start:end].count('"') % 2 == 1)
    whole = bool(_TRAILING.search(text[start:end])) and _is_one_quotation(text[start:end])
    return end - len(rest) if numbered or unclosed or whole else start


def _is_one_quotation(line: str) -> bool:
    """Whether the mark that opens a line is closed by the one at its end."""
    depth = 0
    for place, character in enumerate(line):
        depth += (character == "“") - (character == "”")
        if depth == 0 and character == "”":
            return place >= len(line.rstrip(".;, ")) - 1
    return line.startswith('"') and line.count('"') % 2 == 0


def _before_closing(text: str, start: int, end: int) -> int:
    """`end` without a mark at it that closes what was opened on an earlier line."""
    while found := _TRAILING.search(text[start:end]):
        line = text[start:end]
        curly = line.count("”") > line.count("“")
        straight = line.count('"') % 2 == 1
        if not (curly if found[0][0] == "”" else straight):
            break
        end = start + found.start()
    return start + len(text[start:end].rstrip())
