"""Which source speaks first: rules before pages about them, and of two rules that disagree the one
that prevails (pure).

Of two rules in force the one of the higher rank applies; of equal rank the special one before the
general; then the later (Luật Ban hành văn bản quy phạm pháp luật, on applying legal texts).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from assistant.language.awards import awards_in, same_award
from assistant.language.matching import heading_of
from assistant.language.topics import Topic, asked_topics, topics_in
from assistant.language.wording import FIELD_SYLLABLES
from assistant.types import Document, Evidence, Finding, Hit, Kind, Passage, Query
from assistant.understanding.asked_day import days_named
from assistant.vietnamese import fold, normal, sentences, tokens

SECONDARY_KINDS = frozenset({Kind.FAQ, Kind.NEWS, Kind.REPORT, Kind.ENCYCLOPEDIA, None})
"""Sources that tell of rules without setting them."""


def is_secondary(passage: Passage) -> bool:
    """Whether a passage is from a source that tells of rules without setting them."""
    return passage.document.kind in SECONDARY_KINDS


def is_summary(passage: Passage) -> bool:
    """Whether a passage is from a text that retells rules under their numbers."""
    return passage.document.kind is Kind.SUMMARY


def of_the_time(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """For a rule question, the hits without the pages that tell of the rules of a later time."""
    if not query.asks_for_rule:
        return list(hits)
    return [each for each in hits if not _tells_of_later(each.passage, query.as_of)]


def _tells_of_later(passage: Passage, on: date) -> bool:
    """Whether a page about rules is published after the day `on`, or headed with a later time, and
    the passage names no time up to then: a table of past years answers for each of them."""
    if not is_secondary(passage):
        return False
    document = passage.document
    headed = [first for first, _ in days_named(fold(document.title or ""))]
    told = [document.issued_on] if document.issued_on else headed
    if not told or min(told) <= on:
        return False
    return all(first > on for first, _ in days_named(fold(passage.text)))


def closest(query: Query, hits: Sequence[Hit], *, primary: int, secondary: int) -> list[Hit]:
    """The best hits in their order: for a rule at most `primary` from texts that set rules and
    `secondary` from pages about them, for an event the first of any kind."""
    if not query.asks_for_rule:
        return list(hits[: primary + secondary])
    left = {True: secondary, False: primary}
    chosen = []
    for hit in hits:
        kind = is_secondary(hit.passage)
        if left[kind] > 0:
            chosen.append(hit)
            left[kind] -= 1
    return chosen


def rules_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """The findings that support an answer (`least`) before those that do not; among them, for a
    rule question, rules before pages about them. Otherwise the order stays."""

    def place(finding: Finding) -> int:
        if finding.support < least:
            return 2
        return int(query.asks_for_rule and is_secondary(finding.whole))

    return sorted(findings, key=place)


LAW_AS_GOOD = 0.8
"""The law speaks first when it supports the answer at least so well, against the best finding: a
decree repeats the words of the question more often ("đối với cá nhân …"). Set by hand."""


def law_first(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with the law before the texts that detail it, where the question is for an
    award, or its criteria, and the law has an article of its own on that award."""
    asked = set(awards_in(query.text))
    criteria_only = asked_topics(query.folded) <= {Topic.CRITERIA}
    if not (findings and query.asks_for_rule and asked and criteria_only) or query.numbers:
        return list(findings)
    first = findings[0]
    laws = (
        each
        for each in findings
        if rank(each.whole.document) == 1
        and each.support >= LAW_AS_GOOD * first.support
        and same_award(asked, set(awards_in(heading_of(each.whole))))
    )
    law = next(laws, None)
    if law is None or rank(first.whole.document) == 1 or is_secondary(first.whole):
        return list(findings)
    led = replace(law, score=max(each.score for each in findings))
    return [led, *(each for each in findings if each is not law)]


def own_award_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question whether someone qualifies for one award: the rule headed with that award
    before those headed with others only ("Tập thể lao động tiên tiến" names "Lao động tiên tiến"
    as well, and tells whom it is kept from)."""
    asked = set(awards_in(query.text))
    topics = asked_topics(query.folded)
    if not (findings and query.asks_for_rule and len(asked) == 1 and Topic.CRITERIA in topics):
        return list(findings)
    headed = [set(awards_in(heading_of(each.whole))) for each in findings]
    own = [
        bool(awards) and same_award(asked, awards) and each.support >= least
        for each, awards in zip(findings, headed, strict=True)
    ]
    others = [bool(awards) and not same_award(asked, awards) for awards in headed]
    if not any(own) or is_secondary(findings[own.index(True)].whole):
        return list(findings)
    after = own.index(True)
    if not any(others[:after]):
        return list(findings)
    led = replace(findings[after], score=max(each.score for each in findings))
    rest = [
        replace(each, score=each.score * OTHERS_AWARD) if other else each
        for at, (each, other) in enumerate(zip(findings, others, strict=True))
        if at != after
    ]
    return [led, *sorted(rest, key=lambda each: -each.score)]


def on_topic_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question on one side of an award (its dossier, its procedure), the rule headed with
    that side before one that says nothing of it, where it is about as good."""
    asked = asked_topics(query.folded) & _OF_ALL_AWARDS
    if not findings or not asked or not query.asks_for_rule or query.numbers:
        return list(findings)
    first = findings[0]
    if asked & topics_in(first.whole.text) or is_secondary(first.whole):
        return list(findings)
    headed = (
        each
        for each in findings
        if each.support >= least
        and each.score >= LAW_AS_GOOD * first.score
        and asked & topics_in(heading_of(each.whole))
    )
    led = next(headed, None)
    if led is None:
        return list(findings)
    top = replace(led, score=max(each.score for each in findings))
    rest = [
        each if asked & topics_in(each.whole.text) else replace(each, score=each.score * OFF_TOPIC)
        for each in findings
        if each is not led
    ]
    return [top, *sorted(rest, key=lambda each: -each.score)]


OFF_TOPIC = 0.65
"""What the score counts of a rule without a word on that side, once one on it leads."""
_OF_ALL_AWARDS = frozenset({Topic.DOSSIER, Topic.PROCEDURE, Topic.FUND, Topic.COUNCIL})
"""Sides that the rules lay down for all awards together, in articles of their own."""
OTHERS_AWARD = 0.65
"""What the score counts of a rule headed with other awards, once the award asked for has its own:
the preference for headings again."""
_CARRIED_OUT = re.compile(
    r"dieu (?P<article>\d+[a-z]?) (?P<text>luat [^.;:\n]{3,80}?) (?:duoc )?thuc hien nhu sau"
)
"""How a later text says that a provision of another is carried out otherwise than it reads."""


def as_carried_out(findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """The findings with a rule that says how an article of another text is carried out ("thẩm quyền
    quy định tại khoản 2 Điều 80 Luật … thực hiện như sau") before that article."""
    ordered = list(findings)
    for each in findings:
        told = _CARRIED_OUT.search(fold(each.whole.text)) if each.support >= least else None
        at = next((n for n, one in enumerate(ordered) if told and _is_told(told, one)), None)
        if at is not None and at < (own := ordered.index(each)):
            led = replace(each, score=max(each.score, ordered[at].score))
            ordered[own : own + 1] = []
            ordered.insert(at, led)
    return ordered


def _is_told(told: re.Match[str], finding: Finding) -> bool:
    place, document = finding.whole.reference, finding.whole.document
    title, text = " ".join(tokens(fold(document.title or ""))), " ".join(tokens(told["text"]))
    named = bool(title) and text.startswith(title)
    numbered = bool(document.number) and fold(document.number or "") in told["text"]
    return place.article == told["article"] and (named or numbered)


_RANKS = {
    Kind.CONSTITUTION: 1,
    Kind.CODE: 1,
    Kind.LAW: 1,
    Kind.ORDINANCE: 2,
    Kind.ORDER: 3,
    Kind.DECREE: 4,
    Kind.DECISION: 5,
    Kind.CIRCULAR: 6,
}
_ISSUED_BY = (
    (re.compile(r"/(?:nq-)?qh\d+$"), 1),
    (re.compile(r"ubtvqh\d*$"), 2),
    (re.compile(r"-ctn$"), 3),
    (re.compile(r"nq-cp$"), 4),
    (re.compile(r"-ttg$"), 5),
    (re.compile(r"-(?:hdnd|ubnd)$"), 7),
    (re.compile(r"qd-(?!ttg|ctn)\w+$"), 6),
)
LOWEST = 8
"""The rank of a text that sets no rule of law: directives, plans, guidance, summaries."""


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


def rank(document: Document) -> int:
    """The rank of a legal text, 1 the highest; resolutions and decisions by who issued them."""
    number = fold(document.number or "")
    by_issuer = next((place for letters, place in _ISSUED_BY if letters.search(number)), None)
    return by_issuer or _RANKS.get(document.kind or Kind.SUMMARY, LOWEST)


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
