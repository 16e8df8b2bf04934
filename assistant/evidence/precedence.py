"""Of two rules that disagree the one that prevails (pure).

Of two rules in force the one of the higher rank applies; of equal rank the special one before the
general; then the later (Luật Ban hành văn bản quy phạm pháp luật, on applying legal texts).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from assistant.documents.sources import is_secondary, rank
from assistant.language.awards import awards_in
from assistant.language.wording import FIELD_SYLLABLES
from assistant.types import Document, Evidence, Passage, Query
from assistant.vietnamese import normal, sentences, tokens


class Reason(StrEnum):
    """Why one rule prevails over another; the value names its words in replies.toml."""

    RANK = "rank"
    SPECIAL = "special"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rules that disagree: the one that applies, the other with its words, and why."""

    prevailing: Passage
    other: Passage
    words: str
    reason: Reason


def prevails(query: Query, one: Document, other: Document) -> Reason | None:
    """Why `one` applies before `other`; None where it does not."""
    ranks = rank(one), rank(other)
    if ranks[0] != ranks[1]:
        return Reason.RANK if ranks[0] < ranks[1] else None
    special = _special(query, one), _special(query, other)
    if special[0] != special[1]:
        return Reason.SPECIAL if special[0] > special[1] else None
    begun = [each.issued_on or each.effective_from or date.min for each in (one, other)]
    return Reason.LATER if begun[0] > begun[1] else None


def _special(query: Query, document: Document) -> int:
    """How much of what the question is about stands in the title, beyond the field's own words."""
    asked = set(tokens(" ".join(query.contents).replace("|", " "))) - FIELD_SYLLABLES
    return len(asked & set(tokens(document.title or "")))


_UNIT = r"(?:lần|bộ|năm|tháng|ngày|giờ|người|đồng|%|phần trăm)"
_FIGURE = re.compile(rf"(?<![\d/.,])(\d+(?:[.,]\d+)*) ?{_UNIT}(?!\w)")
SAME_RULE = 0.85
"""Two sentences of so great a difflib ratio of their syllables, figures left out, lay down the same
thing. Set by hand: the lines of one list of bonuses for different awards reach 0.8."""
LEAST_SYLLABLES = 5
COMPARED = 6
"""Findings that are held against the first one."""


def disagreement(one: str, other: str) -> str | None:
    """The sentence of `other` that lays down the same as one of `one` with another figure, None
    where they agree or speak of different things."""
    mine = list(_with_figures(one))
    for sentence, words, figures in _with_figures(other):
        for said, own_words, own_figures in mine:
            if figures == own_figures or len(figures) != len(own_figures):
                continue
            alike = len(words & own_words) >= SAME_RULE * len(words | own_words)
            if alike and awards_in(sentence) == awards_in(said) and _same_rule(said, sentence):
                return sentence
    return None


def _with_figures(text: str) -> Iterator[tuple[str, frozenset[str], list[str]]]:
    for sentence in sentences(text):
        figures = [found[1].lstrip("0") for found in _FIGURE.finditer(sentence.text)]
        words = frozenset(tokens(_FIGURE.sub(" ", sentence.text)))
        if figures and len(words) >= LEAST_SYLLABLES:
            yield sentence.text, words, figures


def _same_rule(one: str, other: str) -> bool:
    said = [tokens(_FIGURE.sub(" ", normal(text))) for text in (one, other)]
    return SequenceMatcher(None, said[0], said[1], autojunk=False).ratio() >= SAME_RULE


def settled(query: Query, evidence: Evidence, *, least: float) -> tuple[Evidence, list[Clash]]:
    """The evidence led by the rule that prevails where the first one is disagreed with by another
    that supports an answer as well (`least`), and the clashes."""
    rules = [each for each in evidence.findings if not is_secondary(each.whole)]
    if not query.asks_for_rule or not rules or rules[0] is not evidence.findings[0]:
        return evidence, []
    first = rules[0]
    clashes = []
    for each in rules[1 : COMPARED + 1]:
        different = each.whole.document.number != first.whole.document.number
        if not different or each.support < least:
            continue
        if (words := disagreement(first.whole.text, each.whole.text)) is None:
            continue
        if reason := prevails(query, first.whole.document, each.whole.document):
            clashes.append(Clash(first.whole, each.whole, words, reason))
        elif reason := prevails(query, each.whole.document, first.whole.document):
            own = disagreement(each.whole.text, first.whole.text) or ""
            clashes.append(Clash(each.whole, first.whole, own, reason))
            first = each
    others = [each for each in evidence.findings if each is not first]
    led = replace(first, score=max(each.score for each in evidence.findings))
    return (replace(evidence, findings=(led, *others)), clashes) if clashes else (evidence, [])
