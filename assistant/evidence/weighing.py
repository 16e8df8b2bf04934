"""What the articles that were found can answer: how well each supports it, best first (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.documents.sources import is_secondary
from assistant.evidence.base_salary import with_salary_of_the_day
from assistant.evidence.bodies import of_other_body
from assistant.evidence.cases import is_no_example
from assistant.evidence.combining import several_first
from assistant.evidence.councils import of_council_asked
from assistant.evidence.deciding import (
    all_deciders_first,
    levels_concerned,
    looked_over_first,
    powers_first,
)
from assistant.evidence.events import event_asked, names_untold
from assistant.evidence.groups import group_first
from assistant.evidence.leading import (
    discipline_first,
    law_first,
    on_topic_first,
    own_award_first,
    rules_first,
)
from assistant.evidence.opening import opening_first
from assistant.evidence.outside import only_mentions
from assistant.evidence.overtaking import as_carried_out
from assistant.evidence.prose import Aspect, answers, facts_asked, on_the_event, tells_fact
from assistant.evidence.replacing import replaced_first
from assistant.evidence.shelving import Article
from assistant.language.awards import (
    FAMILIES,
    awards_in,
    awards_or_families_in,
    names_class,
    of_other_class,
    of_other_title,
    same_award,
)
from assistant.language.matching import (
    asks_for_figure,
    asks_for_share,
    heading_of,
    holds_figure,
    supports,
)
from assistant.language.recipients import for_others, recipients_asked
from assistant.language.topics import Topic, asked_topics, topics_in
from assistant.retrieval.preferring import points_at
from assistant.types import Evidence, Finding, Hit, Intent, Kind, Passage, Query
from assistant.understanding.field import of_field
from assistant.understanding.naming import is_text, speaks_of
from assistant.vietnamese import days, tokens

LEAST_SUPPORT = 0.38
"""The best evidence must hold at least this share of what was asked, weighed by rarity.

Tuned on eval/cases/starter.jsonl: of its questions without a basis the best supported reaches
0.32, of the 279 answerable ones 7 stay below 0.38, one of them above 0.35."""
OUT_OF_FIELD = 0.6
"""The same for a question without any word of this field: the words that it shares with the rules
are those of all rules ("đăng ký", "giấy tờ"). Over the official texts, of 370 questions on other
laws (lawbench/zalo_dev) 86 reach 0.38 and 11 reach 0.6; of the cases with an answer none is
lost."""
NO_FIGURE = 0.35
"""What the support counts of an article without the figure that is asked for, or with figures of
other awards, or for other recipients, alone."""
LEAST_SAID = 2
"""Syllables that say what a question is about: one alone ("bạn là ai") stands everywhere and
supports nothing."""
LONGEST_DAY = 60
"""Characters in which a passage that begins with a day has named it."""
_FROM = re.compile(r"\W*(?:kể )?từ (?:ngày )?", re.IGNORECASE)
OFF_TOPIC = 0.75
"""What the support counts of an article that does not speak of a side that is asked for."""
SUPPORT_POWER = 0.5
"""An article's score counts times its support to this power: what ranking compares says what an
article is about, and says little of whether it holds what is asked for. Tried on
eval/cases/starter.jsonl with a further article quoted from 0.8 of the best: 0 has 88.7 % correct
and 83.9 % of the citations right, 0.5 has 89.0 and 86.7, 1 has 88.3 and 87.4, 2 has 86.4 and
86.2."""
NEAR_BEST = 0.9
"""A wording that an article supports at least so well, against the best, is looked for in it."""


def least_support(query: Query) -> float:
    """What the best evidence must reach for an answer to this question."""
    return LEAST_SUPPORT if of_field(query) else OUT_OF_FIELD


def weighed(
    query: Query,
    hits: Sequence[Hit],
    articles: Sequence[Article | None],
    wordings: Sequence[Mapping[str, float]],
) -> Evidence:
    """The articles of `hits` with what supports an answer in them, best first; one that does not
    hold on the day is left out."""
    findings = [
        _finding(query, hit, article, wordings)
        for hit, article in zip(hits, articles, strict=True)
        if article is not None
    ]
    findings = with_salary_of_the_day(query, _on_event(query, _on_text(query, findings)))
    findings = of_council_asked(query, findings)
    findings.sort(key=lambda each: -each.score)
    ordered = law_first(query, rules_first(query, findings, least=LEAST_SUPPORT))
    ordered = own_award_first(query, ordered, least=LEAST_SUPPORT)
    ordered = group_first(query, ordered, least=LEAST_SUPPORT)
    ordered = on_topic_first(query, ordered, least=LEAST_SUPPORT)
    ordered = powers_first(query, ordered, least=LEAST_SUPPORT)
    ordered = looked_over_first(query, ordered, least=LEAST_SUPPORT)
    ordered = several_first(query, ordered, least=LEAST_SUPPORT)
    ordered = discipline_first(query, ordered, least=LEAST_SUPPORT)
    ordered = replaced_first(query, ordered, least=LEAST_SUPPORT)
    ordered = opening_first(query, ordered)
    levels = levels_concerned(query)
    ordered = as_carried_out(query, ordered, levels=levels, least=LEAST_SUPPORT)
    return Evidence(findings=tuple(all_deciders_first(query, ordered, least=LEAST_SUPPORT)))


def _finding(
    query: Query, hit: Hit, article: Article, wordings: Sequence[Mapping[str, float]]
) -> Finding:
    whole = article.as_read
    held = _held(query, whole, wordings)
    about_as_well = NEAR_BEST * max(held, default=0.0)
    other = of_other_body(query, whole, article.about)
    other = other or only_mentions(query, whole, wordings[0])
    support = 0.0 if other else _support(query, whole, held)
    return Finding(
        whole=article.whole,
        parts=article.parts,
        score=hit.score * support**SUPPORT_POWER,
        support=support,
        sought=tuple(w for w, each in zip(wordings, held, strict=True) if each >= about_as_well),
        reading=article.reading,
        about=article.about,
    )


def _held(query: Query, whole: Passage, wordings: Sequence[Mapping[str, float]]) -> list[float]:
    """How much of each wording stands in a passage. The text that is asked for need not say its own
    number: with or without it, whichever is more."""
    held = supports(query, whole, wordings)
    if not any(is_text(name, whole.document) for name in query.numbers):
        return held
    numbers = {name.rpartition(" ")[2] for name in query.numbers}
    unnumbered = [
        {term: weight for term, weight in each.items() if numbers.isdisjoint(term.split("_"))}
        for each in wordings
    ]
    return list(map(max, held, supports(query, whole, unnumbered)))


def _on_text(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """For a question on a text itself (what it is about, what it replaced), the findings with those
    that are no part of it and do not name it supporting nothing."""
    if query.intent is not Intent.DOCUMENT or not query.numbers:
        return list(findings)
    return [
        each
        if any(is_text(n, each.whole.document) or speaks_of(n, each.whole) for n in query.numbers)
        else _unsupported(each)
        for each in findings
    ]


def _on_event(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """For a question on an event, the findings with those that tell of other events supporting
    nothing, nor those that do not tell the day, the place or the number that is asked for."""
    asked, facts = event_asked(query), facts_asked(query)
    if asked is None:
        others = [
            _is_news_of_others(query, each)
            or is_no_example(query, each.whole)
            or _is_outside(query, each)
            or tells_of_later(query, each.whole)
            for each in findings
        ]
        return [
            _unsupported(each) if other else each
            for each, other in zip(findings, others, strict=True)
        ]
    certain = bool(asked.marks.ordinals or asked.marks.groups or asked.names or facts)
    on_it = [
        each
        if not (is_secondary(each.whole) or certain) or on_the_event(query, each.whole, each.about)
        else _unsupported(each)
        for each in findings
    ]
    return [each if _may_tell(query, each) else _unsupported(each) for each in on_it]


def _is_outside(query: Query, finding: Finding) -> bool:
    """Whether a finding is news, and the question has no word of the field and names nobody and no
    place: that the words of it stand in news is chance ("lương giáo viên mầm non")."""
    news = finding.whole.document.kind is Kind.NEWS
    return news and not of_field(query) and not names_untold(query, ())


def _is_news_of_others(query: Query, finding: Finding) -> bool:
    """Whether a finding is news that does not tell of someone or of a place that the question
    names: a rule holds for all, what happened to one does not answer for another."""
    news = finding.whole.document.kind is Kind.NEWS
    return news and bool(names_untold(query, [finding.whole], about=finding.about))


def tells_of_later(query: Query, passage: Passage) -> bool:
    """Whether a passage opens with a day after the one asked for ("Từ ngày 01/01/2024, …"): a
    summary of an older rule that ends with what came after it."""
    opening = passage.text[:LONGEST_DAY]
    later = [each for each in days(opening) if each.on > query.as_of]
    return bool(later) and _FROM.fullmatch(opening[: later[0].excerpt.span.start]) is not None


def _may_tell(query: Query, finding: Finding) -> bool:
    """Whether a finding may answer for a fact of an event: an article of a rule, or a text that
    tells it. A rule without articles tells who by the office, not by a name. Where an event was
    held no article says that only shares its words, nor how many came."""
    facts = facts_asked(query)
    by_office = not is_secondary(finding.whole) and Aspect.WHO in facts
    of_rule = bool(finding.whole.reference.article) and Aspect.WHERE not in facts
    if Aspect.COUNT in facts:
        of_rule = of_rule and answers(query, Aspect.COUNT, finding.whole.text)
    if not facts or by_office or of_rule:
        return True
    return tells_fact(query, finding.whole, finding.about)


def _unsupported(finding: Finding) -> Finding:
    return replace(finding, score=0.0, support=0.0)


def _support(query: Query, whole: Passage, held: Sequence[float]) -> float:
    """How far an article supports an answer, 0 to 1; one that the question names does wholly."""
    if any(points_at(reference, whole) for reference in query.references):
        return 1.0
    if len(tokens(query.contents[0].replace("|", " "))) < LEAST_SAID and not query.numbers:
        return 0.0
    return max(held, default=0.0) * _fitness(query, whole)


def _fitness(query: Query, whole: Passage) -> float:
    """What words in common count for: less without the side or the figure that is asked for."""
    on_topic = asked_topics(query.folded) <= topics_in(whole.text) or not query.asks_for_rule
    others = for_others(recipients_asked(query.folded), f"{heading_of(whole)} {whole.text}")
    has_figure = _of_award(query, whole) and holds_figure(query, whole.text) and not others
    return (1.0 if on_topic else OFF_TOPIC) * (1.0 if has_figure else NO_FIGURE)


def _of_award(query: Query, whole: Passage) -> bool:
    """Whether the figures of an article are of the award that they are asked for."""
    by_bonus = Topic.BONUS in asked_topics(query.folded) or asks_for_share(query)
    by_award = asks_for_figure(query) or by_bonus
    asked = awards_or_families_in(query.text)
    if not by_award or not asked:
        return True
    of_family = not FAMILIES.keys().isdisjoint(asked)
    named = (awards_or_families_in if of_family else awards_in)(whole.text)
    general = not named and not asks_for_figure(query)
    general = general or (not by_bonus and names_class(asked, whole.text))
    if of_other_title(query.text, whole.document.title or ""):
        return False
    own = same_award(asked, named) and not of_other_class(asked, heading_of(whole))
    return general or own
