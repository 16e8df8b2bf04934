"""Preferring the better source, and what the question names, among equal matches (pure).

Every weight below was set by hand and tried on eval/cases/starter.jsonl, eval/cases/shared.jsonl
and the real TĐKT questions; none was fitted.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.language.awards import awards_in, classes_in, same_award
from assistant.language.matching import (
    asks_for_figure,
    asks_of_day,
    defines,
    heading_of,
    holds_figure,
    names_day,
)
from assistant.language.occasions import Marks, marks_in, other_event
from assistant.language.offices import offices_in
from assistant.language.topics import (
    OF_ALL_AWARDS,
    Topic,
    answering_topics,
    asked_topics,
    topics_in,
)
from assistant.retrieval.by_profile import is_of_field
from assistant.types import Document, Hit, Intent, Kind, Passage, Query, Reference
from assistant.understanding.naming import is_number, is_text
from assistant.understanding.query import asking_sentences
from assistant.vietnamese import fold

_RULE_KINDS: Mapping[Kind | None, float] = {
    Kind.CONSTITUTION: 1.0,
    Kind.CODE: 1.0,
    Kind.LAW: 1.0,
    Kind.ORDINANCE: 1.0,
    Kind.ORDER: 0.97,
    Kind.DECREE: 0.97,
    Kind.RESOLUTION: 0.93,
    Kind.CIRCULAR: 0.93,
    Kind.DECISION: 0.9,
    Kind.SUMMARY: 0.85,
    Kind.FAQ: 0.7,
    Kind.ENCYCLOPEDIA: 0.65,
    Kind.NEWS: 0.65,
}
_EVENT_KINDS: Mapping[Kind | None, float] = {
    Kind.NEWS: 1.0,
    Kind.REPORT: 1.0,
    Kind.PLAN: 0.9,
    Kind.NOTICE: 0.9,
    Kind.FAQ: 0.8,
    Kind.SUMMARY: 0.8,
}
_OTHER_KIND = 0.85
"""Preferences by what is asked: a rule is answered from the higher text, an event from reports.
Ratios, set so that a lower source still wins when it matches clearly better."""

NAMED_BODY = 2.0
"""The question names the ministry or province whose text it is. On the 57 real TĐKT questions,
first article right and MRR@10: 0.60 and 0.70 with 1.3, 0.63 and 0.73 with 2, no better at 2.5."""
LOCAL_UNASKED = 0.45
"""A ministry's or province's text, when the question does not name that body."""
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
"""An article headed with an award that says nothing of dossiers or procedures, where they are asked
for: it lays down who is given the award."""
SIMPLIFIED = 2.0
"""A heading on the simplified procedure, where it is asked for without its name: sudden merit is
commended by it, and the ordinary procedure has the words of the question in every clause."""
SAME_OFFICE = 1.25
OTHER_OFFICE = 0.65
"""A heading that names the office whose powers are asked for, or only other ones."""
NAMES_DAY = 1.3
"""The passage names the very day that the question names ("từ 1/7/2026")."""
DEFINES = 1.6
"""The passage begins with "X là …" and the question is "X là gì?"."""
NO_FIGURE = 0.4
"""A figure is asked for, money for a bonus, and the passage holds none.

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
    weight = _source(query, hit.passage.document) * _named(query, hit)
    return weight * _content(query, hit.passage) * _occasion(query, hit.passage)


def most_preferred(query: Query, document: Document) -> float:
    """The most that `preference` can be for a passage of `document`; for one of the field
    `most_of_field` times as much, and for a definition that is asked for `DEFINES` times."""
    weight = _source(query, document) * (NAMED_ARTICLE if query.references else 1.0)
    if any(is_text(each, document) for each in query.numbers):
        weight *= NAMED_NUMBER
    return weight * (NAMES_DAY if asks_of_day(query) else 1.0)


def most_of_field(query: Query) -> float:
    """The most that its heading can add to the preference for a passage of the field."""
    weight = SAME_AWARD if awards_in(query.text) or classes_in(query.text) else 1.0
    if topics := asked_topics(query.folded):
        weight *= max(SAME_TOPIC, SIMPLIFIED if Topic.SIMPLIFIED in topics else 1.0)
        weight *= SAME_OFFICE if Topic.AUTHORITY in topics else 1.0
    return weight


def _occasion(query: Query, passage: Passage) -> float:
    """Whether a passage has the marks of the event that is asked for."""
    asked = Marks() if query.asks_for_rule else marks_in(query.text)
    if asked == Marks():
        return 1.0
    told = marks_in(f"{passage.document.title or ''} | {passage.text}")
    return OTHER_EVENT if other_event(asked, told) else 1.0


def _source(query: Query, document: Document) -> float:
    if not query.asks_for_rule:
        return _EVENT_KINDS.get(document.kind, _OTHER_KIND)
    weight = _RULE_KINDS.get(document.kind, _OTHER_KIND)
    if not _is_local(document):
        return weight
    return weight * (NAMED_BODY if _names_body(query, document.issuer) else LOCAL_UNASKED)


def _named(query: Query, hit: Hit) -> float:
    document = hit.passage.document
    number = any(is_text(each, document) for each in query.numbers)
    article = any(points_at(reference, hit.passage) for reference in query.references)
    return (NAMED_NUMBER if number else 1.0) * (NAMED_ARTICLE if article else 1.0)


def _content(query: Query, passage: Passage) -> float:
    weight = DEFINES if defines(query, passage.text) else 1.0
    if names_day(query, passage.text):
        weight *= NAMES_DAY
    named = awards_in(query.text) or classes_in(query.text)
    if not (named or asks_for_figure(query) or asked_topics(query.folded)):
        return weight
    if not is_of_field(passage):
        return weight
    if not holds_figure(query, passage.text):
        weight *= NO_FIGURE
    return weight * _heading(query, passage)


def _heading(query: Query, passage: Passage) -> float:
    """Whether the heading is on the award, and on the side of it, that is asked for."""
    weight = 1.0
    if asked := set(awards_in(query.text)):
        headed = set(awards_in(heading_of(passage)))
        if headed:
            weight *= SAME_AWARD if same_award(asked, headed) else OTHER_AWARD
    elif (classes := classes_in(query.text)) and (of := classes_in(heading_of(passage))):
        weight *= SAME_AWARD if classes & of else OTHER_AWARD
    if topics := answering_topics(asked_topics(query.folded)):
        leads = (lead.text for lead in passage.leads[:1])
        introduced = topics_in(" ".join([heading_of(passage), *leads]))
        if introduced:
            weight *= _side(query, topics, introduced)
        elif topics & OF_ALL_AWARDS and awards_in(heading_of(passage)):
            weight *= 1.0 if topics & topics_in(passage.text) else CRITERIA_ALONE
        if Topic.AUTHORITY in topics:
            weight *= _office(query, heading_of(passage))
    return weight


def _side(query: Query, topics: frozenset[Topic], introduced: frozenset[Topic]) -> float:
    """Whether a heading is on the side of the award, or on the procedure, that is asked for."""
    if "don gian" not in query.folded:
        if Topic.SIMPLIFIED in introduced:
            return SIMPLIFIED if Topic.SIMPLIFIED in topics else OTHER_TOPIC
        topics = topics - {Topic.DOSSIER, Topic.PROCEDURE} if Topic.SIMPLIFIED in topics else topics
    return SAME_TOPIC if topics & introduced else OTHER_TOPIC


def _office(query: Query, heading: str) -> float:
    asked, headed = offices_in(asking_sentences(query.text)), offices_in(heading)
    if not asked or not headed:
        return 1.0
    return SAME_OFFICE if asked & headed else OTHER_OFFICE


@lru_cache(maxsize=1_000)
def _folded(issuer: str) -> str:
    return fold(issuer)


def _is_local(document: Document) -> bool:
    """Whether a text is a ministry's or a province's or commune's own, by its issuer or, where
    that could not be read, by the letters of its number."""
    if document.issuer is None:
        return (document.number or "").endswith(("UBND", "HĐND"))
    return _folded(document.issuer) not in (
        "quoc hoi", "chinh phu", "thu tuong chinh phu", "chu tich nuoc", "bo noi vu",
        "bo chinh tri", "uy ban thuong vu quoc hoi", "ban chap hanh trung uong", "ban bi thu",
    )  # fmt: skip


def _names_body(query: Query, issuer: str | None) -> bool:
    """Whether the question names the issuer, by its own name or the first field it has.

    "Bộ Giáo dục và Đào tạo": "giáo dục và đào tạo", "ngành giáo dục" or "sự nghiệp giáo dục".
    """
    own = _folded(issuer or "")
    for rank in ("uy ban nhan dan ", "hoi dong nhan dan ", "thanh pho ", "tinh ", "bo "):
        own = own.removeprefix(rank)
    field = own.split(" va ")[0]
    named = (own, f"nganh {field}", f"su nghiep {field}")
    return bool(own) and any(each in query.folded for each in named)


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
