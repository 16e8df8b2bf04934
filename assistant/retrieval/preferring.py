"""Preferring the better source, and what the question names, among equal matches (pure).

Every weight below was set by hand and tried on eval/cases/starter.jsonl, eval/cases/shared.jsonl
and the real TĐKT questions; none was fitted.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.language.awards import FAMILIES, awards_in, classes_in, same_award
from assistant.language.matching import (
    asks_of_day,
    defines,
    heading_of,
    holds_figure,
    names_alone,
    names_day,
)
from assistant.language.occasions import Marks, marks_in, other_event
from assistant.language.offices import offices_in
from assistant.language.recipients import recipients_asked, recipients_in
from assistant.language.sought_figures import figures_asked
from assistant.language.topics import (
    BESIDE_CRITERIA,
    Topic,
    answering_topics,
    asked_topics,
    asks_who_pays,
    topics_in,
)
from assistant.retrieval.by_profile import is_of_field
from assistant.retrieval.sources import by_source, most_by_source
from assistant.types import Document, Hit, Intent, Passage, Query, Reference
from assistant.understanding.naming import is_number, is_text
from assistant.understanding.query import asking_sentences
from assistant.vietnamese import fold

NAMED_NUMBER = 2.0
NAMED_ARTICLE = 1.5
"""The question names this document or this article: what people point at, they want."""
SAME_AWARD = 1.25
OTHER_AWARD = 0.65
"""A heading that names the award asked for, or only other ones ("Chiến sĩ thi đua toàn quốc"); or
the class of awards, where none of its awards is asked for."""
SAME_TOPIC = 1.4
OTHER_TOPIC = 0.75
"""A heading that is about what is asked of the award (who decides), or about other sides of it."""
CRITERIA_ALONE = 0.4
"""An article headed with an award that says nothing of dossiers, procedures, powers or money, where
they are asked for: it lays down who is given the award."""
IN_EFFECT = 2.0
"""A heading on the day from which a text holds, where that is asked for: nothing else tells it."""
NAMES_ALONE = 0.6
"""A list of names ("1. Huân chương. 2. Huy chương."), where something is asked of what it names."""
SAME_RECIPIENT = 1.5
OTHER_RECIPIENT = 0.65
"""A heading on a class of awards that keeps apart whom they are for ("Danh hiệu thi đua đối với tập
thể"), and is on those asked for, or on others."""
SIMPLIFIED = 2.0
"""A heading on the simplified procedure, where it is asked for without its name: sudden merit is
commended by it, and the ordinary procedure has the words of the question in every clause."""
SAME_OFFICE = 1.25
OTHER_OFFICE = 0.65
"""A heading that names the office whose powers are asked for, or only other ones."""
_POWERS = {
    "to propose": re.compile(r"(?<!\w)(?<!theo )de nghi(?!\w)"),
    "to call for a campaign": re.compile(r"(?<!\w)phat dong(?!\w)"),
}
SAME_POWER = 1.25
OTHER_POWER = 0.65
"""A heading on powers that names the one asked for (to propose, to call for a campaign), or only
another one."""
_GROUNDS = re.compile(r"(?<!\w)can cu(?!\w)")
NAMES_DAY = 1.3
"""The passage names the very day that the question names ("từ 1/7/2026")."""
DEFINES = 1.6
"""The passage begins with "X là …" and the question is "X là gì?"."""
NO_FIGURE = 0.4
"""A figure is asked for, money for a bonus, and the passage holds none. Who pays is no figure.

What headings and figures say is weighed for passages of the field alone: on general legal questions
it put the wrong article first (MRR@10 of 400 zalo and 550 qa questions that no tree saw 0.778 and
0.754 with it, 0.785 and 0.762 without)."""

OTHER_EVENT = 0.5
"""An event is asked for by its ordinal, place, organ or year, and the passage lacks one of them."""


def prefer(query: Query, hits: Iterable[Hit]) -> list[Hit]:
    """The hits with the scores weighed by kind of source, body, and what the question names."""
    return _best_first(Hit(hit.passage, hit.score * preference(query, hit)) for hit in hits)


def preference(query: Query, hit: Hit) -> float:
    """How much rather this passage than an equal match elsewhere; 1.0 is no preference."""
    weight = by_source(query, hit.passage) * _named(query, hit)
    return weight * _content(query, hit.passage) * _occasion(query, hit.passage)


def most_preferred(query: Query, document: Document) -> float:
    """The most that `preference` can be for a passage of `document`; for one of the field
    `most_of_field` times as much, and for a definition that is asked for `DEFINES` times."""
    weight = most_by_source(query, document) * (NAMED_ARTICLE if query.references else 1.0)
    if any(is_text(each, document) for each in query.numbers):
        weight *= NAMED_NUMBER
    return weight * (NAMES_DAY if asks_of_day(query) else 1.0)


def most_of_field(query: Query) -> float:
    """The most that its heading can add to the preference for a passage of the field."""
    weight = SAME_AWARD if awards_in(query.text) or classes_in(query.text) else 1.0
    if topics := asked_topics(query.folded):
        weight *= max(SAME_TOPIC, SIMPLIFIED if Topic.SIMPLIFIED in topics else 1.0)
        if Topic.AUTHORITY in topics:
            weight *= SAME_OFFICE * (SAME_POWER if _powers_in(query.folded) else 1.0)
        weight *= IN_EFFECT if Topic.EFFECT in topics else 1.0
    of_class = classes_in(query.text) and not awards_in(query.text)
    return weight * (SAME_RECIPIENT if of_class and recipients_asked(query.folded) else 1.0)


def _occasion(query: Query, passage: Passage) -> float:
    """Whether a passage has the marks of the event that is asked for."""
    asked = Marks() if query.asks_for_rule else marks_in(query.text)
    if asked == Marks():
        return 1.0
    told = marks_in(f"{passage.document.title or ''} | {passage.text}")
    return OTHER_EVENT if other_event(asked, told) else 1.0


def _named(query: Query, hit: Hit) -> float:
    document = hit.passage.document
    number = any(is_text(each, document) for each in query.numbers)
    article = any(points_at(reference, hit.passage) for reference in query.references)
    return (NAMED_NUMBER if number else 1.0) * (NAMED_ARTICLE if article else 1.0)


def _content(query: Query, passage: Passage) -> float:
    weight = DEFINES if defines(query, passage.text) else 1.0
    if names_day(query, passage.text):
        weight *= NAMES_DAY
    if not _weighs_field(query) or not is_of_field(passage):
        return weight
    if not asks_who_pays(query.folded) and not holds_figure(query, passage.text):
        weight *= NO_FIGURE
    if _asks_of_what_is_named(query) and names_alone(passage):
        weight *= NAMES_ALONE
    return weight * _of_award(query, passage) * _of_side(query, passage)


def _weighs_field(query: Query) -> bool:
    """Whether a question asks anything of which a passage of the field is weighed: else none is
    read for the words of the field."""
    awards = awards_in(query.text) or classes_in(query.text)
    figures = figures_asked(query.folded)
    return bool(awards or figures or asked_topics(query.folded)) or _asks_whether(query.folded)


def _asks_of_what_is_named(query: Query) -> bool:
    """Whether something is asked of awards, not which they are, nor what they are given for
    ("căn cứ")."""
    asks = _asks_whether(query.folded) or bool(asked_topics(query.folded))
    return asks and _GROUNDS.search(query.folded) is None


def _asks_whether(folded: str) -> bool:
    return folded.rstrip(" ?.!").endswith((" khong", " chua"))


def _of_award(query: Query, passage: Passage) -> float:
    """Whether the heading is on the award that is asked for; or on the class of awards, and on
    whom that class is for where it says so."""
    heading = heading_of(passage)
    if asked := set(awards_in(query.text)):
        headed = set(awards_in(heading))
        return 1.0 if not headed else SAME_AWARD if same_award(asked, headed) else OTHER_AWARD
    classes, of = classes_in(query.text), classes_in(heading)
    if not classes or not of:
        return 1.0
    if not classes & of:
        return OTHER_AWARD
    whom, told = recipients_asked(query.folded), recipients_in(heading)
    if not whom:
        return SAME_AWARD
    return SAME_AWARD * SAME_RECIPIENT if whom & told else OTHER_RECIPIENT if told else 1.0


def _of_side(query: Query, passage: Passage) -> float:
    """Whether the heading is on the side of the award that is asked for."""
    topics = answering_topics(asked_topics(query.folded))
    if not topics:
        return 1.0
    heading, weight = heading_of(passage), 1.0
    introduced = topics_in(" ".join([heading, *(lead.text for lead in passage.leads[:1])]))
    alone = not introduced or (introduced == {Topic.CRITERIA} and Topic.BONUS in topics)
    if alone and _lays_down_criteria(query, topics, passage):
        weight = CRITERIA_ALONE
    elif introduced:
        weight = _side(query, topics, introduced)
    if Topic.AUTHORITY in topics:
        weight *= _office(query, heading) * _power(query, heading)
    return weight


def _lays_down_criteria(query: Query, topics: frozenset[Topic], passage: Passage) -> bool:
    """Whether an article headed with an award says nothing of the side that is asked for, which
    others say. Who is named in it may be who decides, and so may whoever recognises the
    initiatives that criteria ask for."""
    heading = heading_of(passage)
    asked = topics & BESIDE_CRITERIA
    if not asked or not (awards_in(heading) or classes_in(heading) or heading.lower() in FAMILIES):
        return False
    if "sang kien" in query.folded or offices_in(passage.text):
        asked -= {Topic.AUTHORITY}
    return bool(asked) and not topics & topics_in(passage.text)


def _side(query: Query, topics: frozenset[Topic], introduced: frozenset[Topic]) -> float:
    """Whether a heading is on the side of the award, or on the procedure, that is asked for."""
    if "don gian" not in query.folded:
        if Topic.SIMPLIFIED in introduced:
            return SIMPLIFIED if Topic.SIMPLIFIED in topics else OTHER_TOPIC
        topics = topics - {Topic.DOSSIER, Topic.PROCEDURE} if Topic.SIMPLIFIED in topics else topics
    if topics & introduced == {Topic.EFFECT}:
        return IN_EFFECT * SAME_TOPIC
    return SAME_TOPIC if topics & introduced else OTHER_TOPIC


def _office(query: Query, heading: str) -> float:
    asked, headed = offices_in(asking_sentences(query.text)), offices_in(heading)
    if not asked or not headed:
        return 1.0
    return SAME_OFFICE if asked & headed else OTHER_OFFICE


def _power(query: Query, heading: str) -> float:
    """Whether a heading on powers is on the one asked for: who proposes or calls for a campaign
    is kept apart from who decides."""
    folded = fold(heading)
    if "tham quyen" not in folded:
        return 1.0
    asked, headed = _powers_in(query.folded), _powers_in(folded)
    if not headed:
        return OTHER_POWER if asked else 1.0
    return SAME_POWER if asked & headed else OTHER_POWER


def _powers_in(folded: str) -> set[str]:
    return {power for power, words in _POWERS.items() if words.search(folded)}


def of_named_document(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """Only the hits of the document that a rule question names, where there are any: "theo Thông
    tư 29/2023/TT-BGDĐT" is not answered from another text. Questions on documents themselves
    and comparisons look everywhere."""
    if not query.numbers or query.intent in (Intent.DOCUMENT, Intent.COMPARISON, Intent.EVENT):
        return list(hits)
    named = [hit for hit in hits if of_named_text(query, hit.passage)]
    return named or list(hits)


def of_named_text(query: Query, passage: Passage) -> bool:
    """Whether a passage is of the document named or a summary of it, or new wording of one of its
    provisions."""
    document, number = passage.document, passage.reference.number
    of_text = any(is_number(each, number, document.kind) for each in query.numbers)
    return of_text or any(is_text(each, document) for each in query.numbers)


def points_at(reference: Reference, passage: Passage) -> bool:
    """Whether a passage is, or is part of, the article that a question names."""
    return reference.article is not None and reference.article == passage.reference.article


def _best_first(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))
