"""Repetitions: what a page says twice because it was scraped (pure).

Clauses that a law repeats under several articles are never touched.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.cleaning.lines import Line, is_row, is_unit, key, without

HEAD = 12
"""Lines at the start of a page in which its headline may stand again."""
LONG = 4
"""Words from which a line at the end of a page may be a caption that a scraper collected there."""
TITLE = 8
"""Words from which the first line counts as a headline when the page names no title."""

_MARK = re.compile(r"^(?:[-–•+]|\d+\.) ")


def without_repetitions(lines: Sequence[Line], *, title: str) -> list[Line]:
    """The lines without what stands twice.

    Consecutive doubles, the headline said again, the table of contents of a page's own headings,
    and captions collected at its end.
    """
    kept = _without_doubles(lines)
    kept = _without_headline(kept, title)
    kept = _without_contents(kept)
    return _without_captions(kept)


def _without_doubles(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        double = found and key(found[-1].text) == key(line.text) and not is_row(line.text)
        if double and key(line.text):
            if line.heading or _MARK.match(found[-1].text):
                found[-1] = replace(line, opens=found[-1].opens)
            continue
        found.append(line)
    return found


def _without_headline(lines: Sequence[Line], title: str) -> list[Line]:
    """The first line that says the headline stays, later ones near the start go."""
    first = lines[0].text if lines and lines[0].text.count(" ") + 1 >= TITLE else ""
    headlines = {each for each in (key(title), key(first)) if each}
    head = [place for place in range(min(HEAD, len(lines))) if key(lines[place].text) in headlines]
    again = {id(lines[place]) for place in head[1:] if not is_unit(lines[place].text)}
    again |= {id(lines[0])} if _is_cut_short(lines) else set()
    return without(lines, lambda line: id(line) in again)


def _is_cut_short(lines: Sequence[Line]) -> bool:
    """Whether the first line is the beginning of a headline that stands in full below it."""
    first = lines[0].text if lines else ""
    if not first.endswith(("...", "…")) or first.count(" ") < LONG:
        return False
    return any(key(line.text).startswith(key(first)) for line in lines[1:HEAD])


def _without_contents(lines: Sequence[Line]) -> list[Line]:
    """List items at the start that only name headings which stand in the page later."""
    later = Counter(key(line.text) for line in lines if not _MARK.match(line.text))
    early = {id(line) for line in lines[: 2 * HEAD] if _MARK.match(line.text)}
    return without(
        lines,
        lambda line: id(line) in early and later[key(_MARK.sub("", line.text))] > 0,
    )


def _without_captions(lines: Sequence[Line]) -> list[Line]:
    """The page without last lines that stood in it before."""
    end = len(lines)
    while end and _stood_before(lines, end - 1):
        end -= 1
    return list(lines[:end])


def _stood_before(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if line.heading or is_unit(line.text) or is_row(line.text) or line.text.count(" ") + 1 < LONG:
        return False
    return any(key(each.text) == key(line.text) for each in lines[:place])
