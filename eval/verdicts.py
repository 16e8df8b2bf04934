"""What a judge by model says of an answer: is it grounded, is it helpful, and why (pure).

Its verdicts stand beside the measures and never in the gate: a model may be wrong. An answer
that abstains claims nothing, so it is not judged for groundedness and adds nothing to that share.
What the judge writes that is no verdict is counted as a failure and is never a score.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.language.quotemarks import Unbalanced, find_quote, quoted
from eval.measures import NO_PART, Score
from eval.outcome import Outcome
from eval.summary import Figure, figure_of

MOST_CHARACTERS = 8_000
"""Of a judge's reply; a verdict has about 300."""
GROUNDED, HELPFUL = "Judge: grounded", "Judge: helpful"
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?```\s*\Z", re.DOTALL)
_KEYS = {"grounded": bool, "grounded_reason": str, "helpful": bool, "helpful_reason": str}
_OMITTED = re.compile(r"\n|\[…\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the judge says of one answer; `grounded` is None where nothing was claimed.

    `error` says why there is no verdict, and then the others are None; `origin` names the prompt.
    """

    origin: str
    grounded: bool | None = None
    grounded_reason: str = ""
    helpful: bool | None = None
    helpful_reason: str = ""
    error: str | None = None


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """The verdict as JSON values; `Verdict(**row)` gives it back."""
    return asdict(verdict)


def verdict_of(said: str, outcome: Outcome, *, origin: str) -> Verdict:
    """The verdict that a judge's words are: one JSON object with the four keys and no other.

    A quotation in the answer that is not in its citations makes it ungrounded, whatever is said.
    """
    try:
        row = _row(said)
    except ValueError as error:
        return Verdict(origin=origin, error=f"not a verdict: {error}")
    verdict = Verdict(origin=origin, **row)
    if outcome.decision != "answer":
        return Verdict(
            origin=origin, helpful=verdict.helpful, helpful_reason=verdict.helpful_reason
        )
    if (stray := next(misquoted(outcome), None)) is not None:
        return Verdict(**(verdict_row(verdict) | _ungrounded(stray)))
    return verdict


def _ungrounded(stray: str) -> dict[str, Any]:
    return {"grounded": False, "grounded_reason": f"Lời trích không có trong trích dẫn: “{stray}”"}


def _row(said: str) -> Mapping[str, Any]:
    if len(said) > MOST_CHARACTERS:
        raise ValueError("too long")
    fenced = _FENCE.match(said)
    row = json.loads(fenced[1] if fenced else said)
    if not isinstance(row, dict) or row.keys() != _KEYS.keys():
        raise ValueError(f"the keys must be {', '.join(_KEYS)}")
    wrong = [key for key, kind in _KEYS.items() if not isinstance(row[key], kind)]
    if wrong or not row["grounded_reason"].strip() or not row["helpful_reason"].strip():
        raise ValueError(f"{', '.join(wrong) or 'a reason'} is missing or of another type")
    return row


def misquoted(outcome: Outcome) -> Iterator[str]:
    """The quotations of an answer, in curly or straight marks, that its citations do not hold.

    A long quotation is compared line by line, for it may leave lines out and say so with "[…]".
    """
    held = [text for each in outcome.citations for text in (*each.leads, each.quote)]
    for quotation in _quotations(outcome.answer):
        for line in _OMITTED.split(quotation):
            bare = line.strip()
            if any(map(str.isalnum, bare)) and not any(find_quote(bare, text) for text in held):
                yield bare


def _quotations(answer: str) -> Iterator[str]:
    """What stands in marks, but for the titles in the list of sources at the end."""
    body = answer.rpartition("\nNguồn:\n")[0] or answer
    try:
        found = quoted(body)
    except Unbalanced:
        found = []
    yield from (each.inner.of(body) for each in found)


def judged_figures(verdicts: Sequence[Verdict]) -> list[Figure]:
    """The share that the judge found grounded, and helpful; failures weigh in neither."""
    return [
        figure_of(GROUNDED, [_score(each.grounded) for each in verdicts]),
        figure_of(HELPFUL, [_score(each.helpful) for each in verdicts]),
    ]


def _score(said: bool | None) -> Score:
    return NO_PART if said is None else Score(float(said))


def failures_of(verdicts: Sequence[Verdict]) -> int:
    """How many verdicts there should be and are not."""
    return sum(each.error is not None for each in verdicts)
