"""One finding before the others: the shape that the rules on who speaks first share (pure)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.types import Finding


def led_by(
    led: Finding,
    findings: Sequence[Finding],
    *,
    share: Callable[[Finding], float],
    as_told: Finding | None = None,
) -> list[Finding]:
    """`led` (or `as_told`, what is to stand for it) with the best score there is, then the other
    findings by what is left of theirs: `share` is the part of its score that each keeps."""
    best = max(each.score for each in findings)
    rest = [replace(e, score=e.score * share(e)) for e in findings if e is not led]
    top = replace(as_told or led, score=best)
    return [top, *sorted(rest, key=lambda each: -each.score)]
