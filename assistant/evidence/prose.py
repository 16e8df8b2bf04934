"""Which sentences of reports and news answer who, when, where, how many (pure)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.documents.citing import Quotation
from assistant.language.matching import present, share
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


_ANSWERS: dict[Aspect, re.Pattern[str]] = {
    Aspect.WHEN: re.compile(r"\d{1,2}\s*[/-]\s*\d{1,2}|tháng \d|năm \d{4}|\d{1,2} giờ"),
    Aspect.WHERE: re.compile(
        r"(?:[Tt]ại|[Ởở]|thành phố|tỉnh|trụ sở|hội trường) (?:\w+ ){0,3}[A-ZĐ]"
    ),
    Aspect.WHO: re.compile(r"đồng chí|[Ôô]ng [A-ZĐ]|[Bb]à [A-ZĐ]|(?:[A-ZĐ]\w+ ){2}"),
    Aspect.COUNT: re.compile(r"(?<![/\d])\d+(?![/\d])"),
}
_LIST_MARKS = ("- ", "+ ", "• ")
_COUNTED = re.compile(r"(?<!\w)(?:bao nhieu|may) (\w+(?: \w+)?)")


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    order: int
    passage: Passage
    excerpt: Excerpt


def quote_prose(
    query: Query, passages: Sequence[Passage], wanted: Mapping[str, float]
) -> list[Quotation]:
    """Quotes from prose, best first: the sentences for an event or a figure, else the passage.

    `passages` are the candidates, best first; `wanted` weighs the terms of the question.
    """
    if not passages:
        return []
    if not _asks_for_sentence(query, passages[0]):
        return [Quotation(passages[0], Excerpt(passages[0].text, passages[0].span))]
    scored = sorted(_score_all(query, passages, wanted), key=lambda each: (-each.score, each.order))
    return [Quotation(each.passage, each.excerpt) for each in _chosen(query, scored, wanted)]


def _asks_for_sentence(query: Query, passage: Passage) -> bool:
    return query.intent in (Intent.EVENT, Intent.FIGURE) or passage.document.kind is Kind.NEWS


def _score_all(
    query: Query, passages: Sequence[Passage], wanted: Mapping[str, float]
) -> Iterator[_Scored]:
    asked = aspects(query)
    order = 0
    for passage in passages:
        weighed = _less_for_title(query, passage, wanted)
        for excerpt in _in_document(passage):
            if _is_headline(excerpt, passage):
                continue
            score = share(weighed, present(excerpt.text, plain=query.plain))
            answered = _answered_share(query, asked, excerpt.text)
            factor = NO_ANSWER + (1 - NO_ANSWER) * answered
            yield _Scored(score * factor, order, passage, excerpt)
            order += 1


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


def _answered_share(query: Query, asked: Sequence[Aspect], text: str) -> float:
    return sum(_answers(query, aspect, text) for aspect in asked) / len(asked) if asked else 1.0


def _answers(query: Query, aspect: Aspect, text: str) -> bool:
    if aspect is Aspect.COUNT and (counted := _COUNTED.search(query.folded)):
        noun = counted[1].split()[0]
        return re.search(rf"\d+ (?:\w+ )?{noun}(?!\w)", fold(text)) is not None
    return _ANSWERS[aspect].search(text) is not None


def _chosen(query: Query, scored: Sequence[_Scored], wanted: Mapping[str, float]) -> list[_Scored]:
    """The best sentence, and one more where it answers an aspect that the best leaves open."""
    if not scored:
        return []
    best, *others = scored
    said = present(best.excerpt.text, plain=query.plain)
    missing = [each for each in aspects(query) if not _answers(query, each, best.excerpt.text)]
    further = [
        each
        for each in others
        if each.score >= LEAST_SHARE * best.score
        and any(_answers(query, aspect, each.excerpt.text) for aspect in missing)
        and present(each.excerpt.text, plain=query.plain) & wanted.keys() - said
    ]
    return [best, *further[: MOST_SENTENCES - 1]]
