"""Which source speaks first: rules before pages about them, the law before what carries it out, the
article on what is asked before the others (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.documents.sources import is_secondary, rank
from assistant.evidence.ordering import led_by
from assistant.language.awards import awards_in, same_award
from assistant.language.matching import awards_headed, heading_of
from assistant.language.occasions import marks_in
from assistant.language.topics import (
    Topic,
    answering_topics,
    asked_topics,
    asks_of_discipline,
    tells_of_discipline,
    topics_in,
)
from assistant.retrieval.sources import names_its_body
from assistant.types import Finding, Hit, Passage, Query
from assistant.understanding.asked_day import days_named
from assistant.understanding.field import of_field
from assistant.understanding.query import asking_instead
from assistant.vietnamese import fold

LAW_AS_GOOD = 0.8
"""The law speaks first when it supports the answer at least so well, against the best finding: a
decree repeats the words of the question more often ("đối với cá nhân …"). Set by hand."""
OFF_TOPIC = 0.65
"""What the score counts of a rule without a word on that side, once one on it leads."""
ON_TOPIC = 0.25
"""What the score of a rule headed with that side is at least, of the best one's, for it to lead.
Set by hand: Điều 84 has 0.31 and 0.54 of the article of an order."""
_OF_ALL_AWARDS = frozenset({Topic.DOSSIER, Topic.PROCEDURE, Topic.FUND, Topic.COUNCIL})
"""Sides that the rules lay down for all awards together, in articles of their own."""
OTHERS_AWARD = 0.65
"""What the score counts of a rule headed with other awards, once the award asked for has its own:
the preference for headings again."""
LOCAL_RANK = 7
"""The rank of rules that hold in one province: they come after those that hold everywhere."""
_BARS = "chưa khen thưởng trong thời gian xem xét thi hành kỷ luật"
_PUNISHMENT = frozenset({"kỉ_luật", "ki_luat"})
"""The term for it, as questions with diacritics have it, and those without."""
_GIVEN = re.compile(r"(?<!\w)(?<!khen )(?:tang|thuong|xet|cong nhan)(?!\w)")


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
    rule question, rules before pages about them, but after those that tell of the cluster or bloc
    that it names. Otherwise the order stays."""
    groups = _groups_alone(query)

    def place(finding: Finding) -> int:
        if finding.support < least:
            return 3
        if groups and groups & marks_in(_said(finding.whole)).groups:
            return 0
        return 1 + int(query.asks_for_rule and is_secondary(finding.whole))

    return sorted(findings, key=place)


def _said(passage: Passage) -> str:
    return f"{passage.document.title or ''} | {passage.text}"


def _groups_alone(query: Query) -> frozenset[tuple[str, int | str]]:
    """The clusters and blocs of a question that names no award nor any side of one: what their
    members are no rule says, what those are given it does."""
    if awards_in(query.text) or asked_topics(query.folded) or _GIVEN.search(query.folded):
        return frozenset()
    return marks_in(query.text).groups


def law_first(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with the law before the texts that detail it, where the question is for an
    award, or its criteria, and the law has an article of its own on that award; a body that the
    question names speaks itself of what it gives."""
    asked = set(awards_in(query.text))
    criteria_only = asked_topics(query.folded) <= {Topic.CRITERIA}
    if not (findings and query.asks_for_rule and asked and criteria_only) or query.numbers:
        return list(findings)
    first = findings[0]
    if names_its_body(query, first.whole.document):
        return list(findings)
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
    headed = [set(awards_headed(each.whole)) for each in findings]
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
    of_others = {id(each) for each, other in zip(findings, others, strict=True) if other}
    return led_by(
        findings[after], findings, share=lambda e: OTHERS_AWARD if id(e) in of_others else 1.0
    )


def discipline_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question on someone who was punished, the rule that says what a punishment bars from
    before those that say nothing of it: it is laid down for all awards together, or for the award
    asked for, and never by the article of another. It need not have the words of the question."""
    punished = asks_of_discipline(query.folded) and of_field(query)
    if not (query.asks_for_rule and punished):
        return list(findings)
    told = [
        each
        for each in findings
        if not is_secondary(each.whole)
        and tells_of_discipline(each.whole.text)
        and not _of_other_award(query, each)
    ]
    if not told:
        return list(findings)
    led = min(told, key=lambda each: rank(each.whole.document) >= LOCAL_RANK)
    told_so = replace(led, support=max(led.support, least), sought=_on_punishment(led))
    return led_by(led, findings, share=lambda _: OFF_TOPIC, as_told=told_so)


def _on_punishment(finding: Finding) -> tuple[Mapping[str, float], ...]:
    """What is sought in a rule that holds for all awards: its clause on punishments; in the article
    of one award all that is asked."""
    kept = [{t: w for t, w in each.items() if t in _PUNISHMENT} for each in finding.sought]
    told = tuple(each for each in kept if each)
    return finding.sought if awards_in(heading_of(finding.whole)) or not told else told


def on_discipline(query: Query) -> Query:
    """The question, asked of the rules, what bars whoever was punished from any award."""
    return asking_instead(query, _BARS)


def _of_other_award(query: Query, finding: Finding) -> bool:
    named = set(awards_in(heading_of(finding.whole)))
    return bool(named) and not same_award(set(awards_in(query.text)), named)


def on_topic_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question on one side of an award (its dossier, its procedure), the rule headed with
    that side before those that say nothing of it: how an award is proposed is laid down for all
    awards together, and its own article lays down who is given it. The simplified procedure is
    another one, and so is that of another award."""
    asked = asked_topics(query.folded) & _OF_ALL_AWARDS
    if not findings or not asked or not query.asks_for_rule or query.numbers:
        return list(findings)
    simplified = asked_topics(query.folded) & {Topic.SIMPLIFIED}
    wanted, first = answering_topics(asked) | simplified, findings[0]
    if is_secondary(first.whole):
        return list(findings)
    headed = (
        each
        for each in findings
        if each.support >= least
        and each.score >= ON_TOPIC * first.score
        and _is_headed(query, each, wanted)
    )
    led = first if wanted & topics_in(first.whole.text) else next(headed, None)
    if led is None:
        return list(findings)
    return led_by(
        led, findings, share=lambda e: 1.0 if wanted & topics_in(e.whole.text) else OFF_TOPIC
    )


def _is_headed(query: Query, finding: Finding, wanted: frozenset[Topic]) -> bool:
    heading = heading_of(finding.whole)
    topics, named = topics_in(heading), set(awards_in(heading))
    other = Topic.SIMPLIFIED in topics and Topic.SIMPLIFIED not in asked_topics(query.folded)
    return (
        bool(wanted & topics)
        and not other
        and (not named or same_award(set(awards_in(query.text)), named))
    )
