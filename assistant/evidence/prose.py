"""Which sentences of reports and news answer who, when, where, how many (pure)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from assistant.documents.citing import Quotation
from assistant.documents.sources import is_secondary
from assistant.evidence.base_salary import salary_of_the_day, stated_in
from assistant.evidence.cases import NOT_A_RULE, is_case_for_rule
from assistant.evidence.events import event_asked, is_about, tells_of
from assistant.language.base_salary import base_salaries
from assistant.language.matching import present, share
from assistant.language.occasions import marks_in
from assistant.language.persons import names_person
from assistant.types import Excerpt, Intent, Kind, Passage, Query, Span
from assistant.vietnamese import fold, sentences

TITLE_WEIGHT = 0.3
"""What a term counts that the title already has: every sentence below is about it anyway."""
NO_ANSWER = 0.3
"""What a sentence counts that holds nothing of the kind asked for (a day, a place, a count): a
headline repeats the question without answering it."""
LEAST_SHARE = 0.35
"""A second sentence is quoted when it reaches this share of the first one's score, answers an
aspect that the first leaves open, and says something of the question that the first does not."""
MOST_SENTENCES = 2


class Aspect(Enum):
    """What a question about an event wants to know; the value finds it in folded questions."""

    WHEN = re.compile(
        r"(?<!\w)(?:ngay nao|khi nao|bao gio|luc nao|nam nao|thang nao|thoi gian|ngay may)(?!\w)"
    )
    WHERE = re.compile(r"(?<!\w)(?:o dau|noi nao|tai dau|dia diem|o tinh nao|dau)(?!\w)")
    WHO = re.compile(
        r"(?<!\w)(?:ai|dong chi nao|nhung ai|don vi nao|co quan nao|bo nao|tinh nao)(?!\w)"
    )
    COUNT = re.compile(r"(?<!\w)(?:bao nhieu|may)(?!\w)")


_DAY_AND_MONTH = r"(?<![\d/])\d{1,2}\s*[/-]\s*\d{1,2}(?!\d)"
"""Not the middle of "2015-2020"."""
_ANSWERS: dict[Aspect, re.Pattern[str]] = {
    Aspect.WHEN: re.compile(rf"{_DAY_AND_MONTH}|tháng \d|năm \d{{4}}|[Qq]uý [IV\d]|\d{{1,2}} giờ"),
    Aspect.WHERE: re.compile(
        r"(?:(?:[Tt]ại|[Ởở]|trụ sở|hội trường)|(?:[Đđ]ịa điểm|đăng cai)(?: tổ chức)?:?) "
        r"(?!(?:\w+ ){0,3}(?:Đại hội|Hội nghị|Hội thảo|Lễ|Phiên|Điều|Luật|Nghị|Quyết định|Chỉ thị"
        r"|Thông tư|Kế hoạch|Công văn|Báo cáo)(?!\w))(?:\w+ ){0,3}[A-ZĐ]"
    ),
    Aspect.WHO: re.compile(r"(?:[A-ZĐ]\w{1,30} ){2}|\b(?:Bộ|Sở|Ban|Hội|Cục|tỉnh|UBND|xã) [A-ZĐ]"),
    Aspect.COUNT: re.compile(r"(?<![/\d])\d+(?![/\d])"),
}
_LIST_MARKS = ("- ", "+ ", "• ")
_A_DAY = re.compile(r"(?<!\w)(?:ngay nao|ngay may)(?!\w)")
_DAY_TOLD = re.compile(
    rf"{_DAY_AND_MONTH}|[Nn]gày \d|[Qq]uý [IV\d]"
    r"|(?:[Vv]ào|[Tt]rong|[Dd]ự kiến)[^.;\n]{0,20} tháng \d"
    r"|tháng \d[^.;\n]{0,20} (?:sẽ|diễn ra|tổ chức|họp)|(?:không|chưa) (?:nêu|rõ|ghi) ngày"
)
"""A day is asked for: a year alone does not tell it; that no day is told does."""
_HOW_MANY = r"(?:\d[\d.]*|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_COUNTED = re.compile(r"(?<!\w)(?:bao nhieu|may) (\w+(?: \w+)?)")


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    order: int
    passage: Passage
    excerpt: Excerpt


def quote_prose(
    query: Query,
    passages: Sequence[Passage],
    wanted: Mapping[str, float],
    *,
    about: Mapping[str, str] = MappingProxyType({}),
) -> list[Quotation]:
    """Quotes from prose, best first: the sentences for an event or a figure, else the passage.

    `passages` are the candidates, best first; `wanted` weighs the terms of the question; `about`
    is what each document, by id, is about. Of an event only sentences on it are quoted.
    """
    if not passages:
        return []
    if not _asks_for_sentence(query, passages[0]):
        return [Quotation(passages[0], Excerpt(passages[0].text, passages[0].span))]
    scored = sorted(
        _score_all(query, passages, wanted, about), key=lambda each: (-each.score, each.order)
    )
    return [Quotation(each.passage, each.excerpt) for each in _chosen(query, scored, wanted)]


def _asks_for_sentence(query: Query, passage: Passage) -> bool:
    return query.intent in (Intent.EVENT, Intent.FIGURE) or passage.document.kind is Kind.NEWS


def facts_asked(query: Query) -> list[Aspect]:
    """What is asked that only a stated fact answers: the day, the place, who, how many of what."""
    counted = _COUNTED.search(query.folded) is not None
    facts = {Aspect.WHEN, Aspect.WHERE, Aspect.WHO} | ({Aspect.COUNT} if counted else set())
    return [each for each in aspects(query) if each in facts]


def tells_fact(query: Query, passage: Passage, about: str) -> bool:
    """Whether a sentence on the event asked for tells one of the facts that are asked.

    A report tells of one event; a plan or a rule names events beside what it lays down, and where
    one is held is told there only by a sentence that names the event itself.
    """
    asked, event = facts_asked(query), event_asked(query)
    sort = (
        event.marks.sort if event and Aspect.WHERE in asked and not is_secondary(passage) else None
    )
    said = (each.text for each in _on_the_event(query, passage, about))
    return any(
        answers(query, aspect, text)
        for text in said
        if sort is None or marks_in(text).sort == sort
        for aspect in asked
    )


def on_the_event(query: Query, passage: Passage, about: str) -> bool:
    """Whether a passage tells of the event that is asked for, as a whole or in a sentence."""
    asked = event_asked(query)
    if asked is None:
        return True
    if not asked.names and tells_of(asked, passage.document, about, passage.text):
        return True
    return any(True for _ in _on_the_event(query, passage, about))


def _on_the_event(query: Query, passage: Passage, about: str) -> Iterator[Excerpt]:
    """The sentences of a passage without those on other events than the one asked for: all, where
    the document is on it; else those that name its marks themselves."""
    asked, document = event_asked(query), passage.document
    asked = asked.within(passage) if asked else None
    whole = asked is None or is_about(asked, document, about)
    for each in _in_document(passage):
        if whole or (asked is not None and tells_of(asked, document, about, each.text)):
            yield each


def _score_all(
    query: Query,
    passages: Sequence[Passage],
    wanted: Mapping[str, float],
    about: Mapping[str, str],
) -> Iterator[_Scored]:
    asked = aspects(query)
    order = 0
    subjects = {p.id: about.get(p.document_id, p.document.title or "") for p in passages}
    stated = (one for each in passages for one in stated_in(each, subjects[each.id]))
    since = salary_of_the_day(query, stated)
    for passage in passages:
        weighed = _less_for_title(query, passage, wanted)
        subject = subjects[passage.id]
        for excerpt in _on_the_event(query, passage, subject):
            if _is_headline(excerpt, passage):
                continue
            if since is not None and not _states(excerpt, subject, since):
                continue
            score = share(weighed, present(excerpt.text, plain=query.plain))
            answered = _answered_share(query, asked, excerpt.text)
            factor = NO_ANSWER + (1 - NO_ANSWER) * answered
            if is_case_for_rule(query, passage, excerpt.text):
                factor *= NOT_A_RULE
            yield _Scored(score * factor, order, passage, excerpt)
            order += 1


def _states(excerpt: Excerpt, about: str, since: date) -> bool:
    return any(each.since == since for each in base_salaries(excerpt.text, about=about))


def _is_headline(excerpt: Excerpt, passage: Passage) -> bool:
    """A headline repeats the question; what answers it stands below."""
    return excerpt.text.strip() == (passage.document.title or "").strip()


def _in_document(passage: Passage) -> Iterator[Excerpt]:
    """The sentences of a passage with their spans in the stored text; one that ends with a
    colon takes what follows with it, a list as a whole."""
    open_since: Excerpt | None = None
    for found in sentences(passage.text):
        start = open_since.span.start if open_since else found.span.start
        excerpt = Excerpt(
            passage.text[start : found.span.end],
            Span(passage.span.start + start, passage.span.start + found.span.end),
        )
        after = passage.text[found.span.end :].lstrip()
        if after and (found.text.endswith(":") or (open_since and after.startswith(_LIST_MARKS))):
            open_since = open_since or found
        else:
            open_since = None
            yield excerpt


def _less_for_title(
    query: Query, passage: Passage, wanted: Mapping[str, float]
) -> dict[str, float]:
    title = present(passage.document.title or "", plain=query.plain)
    return {t: w * (TITLE_WEIGHT if t in title else 1.0) for t, w in wanted.items()}


def aspects(query: Query) -> list[Aspect]:
    """What the question asks for, each once."""
    return [aspect for aspect in Aspect if aspect.value.search(query.folded)]


_A_PERSON = re.compile(r"(?<!\w)(?:ai|dong chi nao|nhung ai|ong nao|ba nao)(?!\w)")
_A_MEMBER = re.compile(r"(?<!\w)(?:khoi|cum) (?:truong|pho)|(?<!\w)don vi(?!\w)")


_DEEDS = {
    "chu tri": "chu tri|chu toa|dieu hanh",
    "phat bieu": "phat bieu|khai mac|chi dao|nhan manh|cho biet|yeu cau|de nghi|bieu duong",
    "du": "du|tham gia|co mat|toi|den",
    "trao": "trao|tang|cong bo",
}
"""What someone did who is asked for, and how a sentence may say so: the guest is not the chair."""
_DEED = re.compile(
    r"(?<!\w)(?:ai|(?:dong chi|ong|ba|nguoi) nao|nhung ai)(?: \w+){0,2}? (?P<after>"
    + "|".join(_DEEDS)
    + r")(?!\w)|(?<!\w)(?P<before>"
    + "|".join(_DEEDS)
    + r")(?: \w+){0,8}? (?:la|boi|gom|do)? ?(?:ai|dong chi nao|nhung ai)(?!\w)"
)


_UNIT_CHAIRS = re.compile(
    r"(?<!\w)(?:[Tt]ỉnh|[Tt]hành phố|Bộ|Sở|Ban|UBND) [A-ZĐ]\w*(?: \w+){0,4} (?:chủ trì|chủ tọa)"
)
"""A unit may hold the chair as well: "Tỉnh Quảng Trị đăng cai chủ trì"."""


def _names_who(query: Query, text: str) -> bool:
    """Whether a text names who is asked for: a person by name for "ai", but a unit as well where
    units hold the office (the head of a bloc); and says that they did what is asked."""
    did = ""
    if deed := _DEED.search(query.folded):
        did = _DEEDS[deed["after"] or deed["before"]]
        if re.search(rf"(?<!\w)(?:{did})(?!\w)", fold(text)) is None:
            return False
    of_person = _A_PERSON.search(query.folded) and not _A_MEMBER.search(query.folded)
    if did == _DEEDS["chu tri"] and _UNIT_CHAIRS.search(text):
        return True
    return names_person(text) if of_person else _ANSWERS[Aspect.WHO].search(text) is not None


def _answered_share(query: Query, asked: Sequence[Aspect], text: str) -> float:
    return sum(answers(query, aspect, text) for aspect in asked) / len(asked) if asked else 1.0


def answers(query: Query, aspect: Aspect, text: str) -> bool:
    """Whether a text holds a thing of the sort that is asked for: a day, a place, a count …"""
    if aspect is Aspect.COUNT and (counted := _COUNTED.search(query.folded)):
        noun = counted[1].split()[0]
        return re.search(rf"(?<!\w){_HOW_MANY} (?:\w+ )?{noun}(?!\w)", fold(text)) is not None
    if aspect is Aspect.WHEN and _A_DAY.search(query.folded):
        return _DAY_TOLD.search(text) is not None
    if aspect is Aspect.WHO:
        return _names_who(query, text)
    if aspect is Aspect.WHEN:
        text = _without_years_asked(query, text)
    return _ANSWERS[aspect].search(text) is not None


def _without_years_asked(query: Query, text: str) -> str:
    """`text` without the years that the question itself names: to repeat one is to tell no time."""
    for year in marks_in(query.text).years:
        text = re.sub(rf"(?<!\d){year}(?!\d)", "", text)
    return text


def _chosen(query: Query, scored: Sequence[_Scored], wanted: Mapping[str, float]) -> list[_Scored]:
    """The best sentence, and one more where it answers an aspect that the best leaves open."""
    if not scored:
        return []
    best, *others = scored
    said = present(best.excerpt.text, plain=query.plain)
    missing = [each for each in aspects(query) if not answers(query, each, best.excerpt.text)]
    further = [
        each
        for each in others
        if each.score >= LEAST_SHARE * best.score
        and any(answers(query, aspect, each.excerpt.text) for aspect in missing)
        and present(each.excerpt.text, plain=query.plain) & wanted.keys() - said
    ]
    return [best, *further[: MOST_SENTENCES - 1]]
