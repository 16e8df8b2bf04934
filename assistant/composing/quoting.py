"""Evidence → an answer made of verbatim quotes, without a language model (pure)."""

from collections.abc import Sequence

from assistant.composing.both import of_both
from assistant.documents.citing import Quotation
from assistant.documents.provisions import Node, tree
from assistant.documents.sources import is_secondary
from assistant.evidence.combining import combines
from assistant.evidence.councils import names_other_council
from assistant.evidence.cutting import cut, quote_reading
from assistant.evidence.narrowing import narrow
from assistant.evidence.overtaking import without
from assistant.evidence.prose import quote_prose
from assistant.language.matching import asks_beside_lists, asks_who_heads, holds_figure
from assistant.language.topics import Topic, asked_topics, topics_in
from assistant.types import Evidence, Finding, Passage, Query

MOST_FINDINGS = 3
"""Articles quoted in one answer: more is a list of search results, not an answer."""
MOST_PROSE = 6
"""Passages of prose whose sentences compete: an event is told in several paragraphs."""
NEAR_BEST = 0.8
"""A further article is quoted when its score is at least this share of the first one's.

Tuned on eval/cases/starter.jsonl: from 0.92, 0.85, 0.8 the articles that answer are cited in
89.4, 91.5, 92.0 % of the cases (scores weighed by support from 0.85 on)."""
ON_TOPIC = 0.35
"""A further topic that is asked for is answered from a finding of at least this share."""
INTRODUCTION = 200
"""Characters of an article that say what it is about: heading and first sentence."""


def quotations(query: Query, evidence: Evidence) -> list[Quotation]:
    """The quotes that answer, best first: clauses of rules, sentences of reports and news."""
    worth = _worth_quoting(query, evidence.findings)
    reports = [each for each in evidence.findings if not is_rule(each) and each.support]
    prose = [each.whole for each in reports[:MOST_PROSE]]
    about = {each.whole.document_id: each.about for each in reports}
    chosen: list[Quotation] = []
    for finding in worth:
        quotes = quoted(query, finding) if is_rule(finding) else []
        if not is_rule(finding) and prose:
            quotes, prose = quote_prose(query, prose, finding.sought[0], about=about), []
        chosen += [quote for quote in quotes if not _quoted_already(quote, chosen)]
    free = not query.asks_for_rule or combines(query)
    return chosen if free else _that_hold_what_is_asked(query, chosen)


def _that_hold_what_is_asked(query: Query, chosen: list[Quotation]) -> list[Quotation]:
    """The quotes where one of them holds a thing of the sort that a rule question asks for: an
    article may hold a deadline in other clauses than those that are about what is asked. Where
    that stands beside lists (a deadline, a number of people) those alone that hold it."""
    holding = [each for each in chosen if holds_figure(query, _said(each))]
    if asks_who_heads(query):
        return [each for each in holding if not names_other_council(query, _said(each))]
    return holding if not holding or asks_beside_lists(query) else chosen


def _said(quotation: Quotation) -> str:
    return " \n".join([*(lead.text for lead in quotation.leads), quotation.excerpt.text])


def further_quotations(
    query: Query, evidence: Evidence, chosen: Sequence[Quotation]
) -> list[Quotation]:
    """Beyond the quotes that answer: what other findings say on the question, best first.

    For a composer that can put several clauses together.
    """
    further: list[Quotation] = []
    for finding in evidence.findings:
        quotes = quoted(query, finding) if finding.sought else []
        known = [*chosen, *further]
        further += [quote for quote in quotes if not _overlaps(quote, known)]
    return further


def _overlaps(quotation: Quotation, known: Sequence[Quotation]) -> bool:
    """Whether the words stand in, or hold, words that are quoted already."""
    words = " ".join(quotation.excerpt.text.split())
    others = (" ".join(each.excerpt.text.split()) for each in known)
    return any(words in other or other in words for other in others)


def is_rule(finding: Finding) -> bool:
    """Whether the finding has the structure of a rule (articles, tables), and is not a report."""
    return not is_secondary(finding.whole)


def _worth_quoting(query: Query, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The best finding, those about as good, and for each further topic asked the best on it."""
    best = findings[0].score if findings else 0.0
    worth = [
        each
        for place, each in enumerate(findings)
        if place == 0 or (each.score >= NEAR_BEST * best and is_rule(each) == is_rule(findings[0]))
    ]
    topics = asked_topics(query.folded)
    for topic in sorted(topics, key=lambda each: each.name) if len(topics) > 1 else ():
        if all(topic not in _topics(each) for each in worth):
            on_it = (f for f in findings if topic in _topics(f) and f.score >= ON_TOPIC * best)
            worth += list(on_it)[:1]
    return of_both(query, worth, findings)[:MOST_FINDINGS]


def _topics(finding: Finding) -> frozenset[Topic]:
    whole = finding.whole
    return topics_in("\n".join([*whole.headings[-1:], whole.text[:INTRODUCTION]]))


def _quoted_already(quotation: Quotation, chosen: Sequence[Quotation]) -> bool:
    """Whether the same words were quoted before, perhaps from another copy of the text."""
    words = quotation.excerpt.text.split()
    return any(words == other.excerpt.text.split() for other in chosen)


def quoted(query: Query, finding: Finding) -> list[Quotation]:
    """The clauses of one article that answer, each with the sentences that introduce it."""
    root = tree(finding)
    standing = without(root, finding.elsewhere)
    nodes = narrow(standing, query, finding.sought)
    if standing is not root:
        nodes = [left for each in nodes for left in (each.children if each is standing else [each])]
    if finding.reading is None:
        return [_of_node(finding.whole, node) for node in nodes]
    return quote_reading(finding.reading, nodes)


def whole(finding: Finding) -> list[Quotation]:
    """One article from its first word to its last, as far as a quote may go."""
    if finding.reading is not None:
        return quote_reading(finding.reading, [tree(finding)])
    return [Quotation(finding.whole, cut(finding.whole, finding.whole.span))]


def _of_node(whole: Passage, node: Node) -> Quotation:
    return Quotation(node.passage, cut(whole, node.span), node.leads)
