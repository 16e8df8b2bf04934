"""Words → Query: what a person wrote, read the way the field reads it (pure)."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.errors import BadInput
from assistant.language.abbreviations import DOCUMENT_ABBREVIATIONS, expand
from assistant.language.awards import in_full_names
from assistant.language.intents import intent_of
from assistant.language.older import fold_but_older
from assistant.language.wording import (
    content_words,
    in_words_of_rules,
    with_bonus_named,
    with_law_named,
    with_orders_named,
)
from assistant.types import Intent, Query, Question, Reference
from assistant.understanding.asked_day import day_asked, impossible_day, without_days
from assistant.understanding.landmarks import landmark_asked, without_landmark
from assistant.vietnamese import fold, is_plain, sentences, tidy

MOST_CHARACTERS = 2_000
"""A question longer than this is refused; the longest real one at hand has under 600."""

_KIND = "|".join(
    sorted({fold(word) for pair in DOCUMENT_ABBREVIATIONS.items() for word in pair}, key=len)[::-1]
)
_FULL_NUMBER = re.compile(
    r"(?<![\w/])(\d+/\d{4}/[a-z]+\d*(?:-[a-z]+\d*)*|\d+/[a-z]{2}-[a-z]+|\d+-[a-z]{2}/[a-z]{2,})(?!\w)"
)
_SHORT_NUMBER = re.compile(
    rf"(?<!\w)(luat|{_KIND})(?: (?:tdkt|thi dua,? khen thuong))?(?: so)?"
    r" ?((?<=luat )nam |(?<=thuong )nam |(?<=nghi dinh )nam )?(\d+(?:/\d{4})?)(?![\d/.,]*\d)"
)
_ARTICLE = re.compile(r"(?<!\w)dieu (\d+[a-z]?)(?!\w)")
_CLAUSE = re.compile(r"(?<!\w)khoan (\d+[a-z]?)(?!\w)")
_POINT = re.compile(r"(?<!\w)(?:điểm|diem) ([a-zđ])(?!\w)", re.IGNORECASE)
_TAG = re.compile(r"<(script|style)\b.*?</\1>|</?\w[^<>]*>", re.IGNORECASE | re.DOTALL)
_SALUTATION = re.compile(
    r"^(?:(?:xin |kính )?(?:chào|chao|chảo)|hello|hi|alo|dạ)(?: \w+){0,4}? ?[,!.:;]\s*(?=\w)",
    re.IGNORECASE,
)
"""What comes before the comma in "chào buổi sáng, …"."""
_NAMED_DOCUMENT = re.compile(
    r"(?:(?<!\w)(?:theo|của|tại|trong)\s+)?"
    r"(?:luật(?:\s+thi\s+đua,?\s+khen\s+thưởng)?(?:\s+năm)?|nghị định|thông tư|quyết định"
    r"|nghị quyết|kế hoạch|công điện|công văn|hướng dẫn)\s+(?:số\s+)?\d[\w/-]*(?:\s+năm\s+\d{4})?",
    re.IGNORECASE,
)

_OF_NO_DAY = (Intent.EVENT, Intent.COMPARISON)
"""The days in a question on an event are the event's, those in a comparison are its sides."""
_BY_TEXT = (Intent.RULE, Intent.FIGURE, Intent.DEFINITION)
"""What may be asked for the time before or after a text: "trước khi có Luật 2022"."""


def as_typed(text: str) -> str:
    """The text itself: for readers that restore no diacritics."""
    return text


def understand(
    question: Question, *, today: date, restore: Callable[[str], str] = as_typed
) -> Query:
    """Read a question: normal form, diacritics, abbreviations, numbers, articles, day, intent.

    `today` is the day the answer is for when neither the question nor its `as_of` names one;
    `restore` puts back diacritics that were not typed, and rights what was mistyped.
    BadInput (input.empty, input.too_long, input.no_words) when there is nothing to read.
    """
    original = tidy(question.text).strip()
    _check(original)
    spoken = " ".join(restore(expand(original)).split())
    text = with_law_named(with_orders_named(with_bonus_named(spoken)))
    folded = fold(text)
    plain = is_plain(text)
    asked = asking_sentences(text)
    of_rules = in_words_of_rules(text)
    intent = _intent(text)
    named = day_asked(folded, today=today) if intent not in _OF_NO_DAY else None
    landmark = (
        landmark_asked(fold_but_older(text)) if named is None and intent in _BY_TEXT else None
    )
    numbers = tuple(each for each in _numbers(folded) if not landmark or each != landmark.named)
    dated = question.as_of is not None or named is not None
    as_of = question.as_of or (named.on if named else today)
    return Query(
        original=original,
        text=text,
        folded=folded,
        expansions=tuple(each for each in (original, of_rules) if each and each != text),
        contents=tuple(
            content_words(_without_names(each, intent), plain=plain)
            for each in (asked, in_full_names(asked), in_words_of_rules(asked))
            if each
        ),
        plain=plain,
        numbers=numbers,
        references=_references(text, folded, numbers),
        as_of=as_of,
        dated=dated,
        intent=intent,
        told=named.told if named and question.as_of is None else None,
        landmark=landmark if question.as_of is None else None,
        no_such_day=_no_such_day(text, folded),
        future=as_of > today,
    )


def _intent(text: str) -> Intent:
    """What is asked for, the words that only tell the day left aside; "luật cũ" in a comparison
    ("luật mới khác luật cũ gì?") is one of its sides and tells no day."""
    whole = intent_of(fold_but_older(text))
    return (
        whole if whole is Intent.COMPARISON else intent_of(fold_but_older(without_landmark(text)))
    )


def _no_such_day(text: str, folded: str) -> str | None:
    """The words of `text` that name a day which no calendar has; None where none do."""
    span = impossible_day(folded)
    return text[slice(*span)].strip() if span else None


def asking_sentences(text: str) -> str:
    """The sentences of `text` that ask; all of it when none ends with a question mark.

    What else is said (a greeting, "Từ giờ hãy …") is context at best, and may be meant to mislead.
    """
    said = [each.text for each in sentences(_SALUTATION.sub("", _TAG.sub(" ", text)))]
    asking = [sentence for sentence in said if sentence.endswith("?")]
    return " ".join(asking) if asking else text


def _without_names(text: str, intent: Intent) -> str:
    """`text` without the numbers of documents and the day: they are matched by themselves and
    stand in few of the sentences that answer."""
    if intent in _BY_TEXT:
        text = without_landmark(text)
    text = _NAMED_DOCUMENT.sub("|", text)
    return text if intent in (*_OF_NO_DAY, Intent.DOCUMENT) else without_days(text)


def _check(text: str) -> None:
    if not text:
        raise BadInput(key="input.empty")
    if len(text) > MOST_CHARACTERS:
        raise BadInput(key="input.too_long", length=len(text), limit=MOST_CHARACTERS)
    if not any(character.isalpha() for character in text):
        raise BadInput(key="input.no_words")


def _numbers(folded: str) -> tuple[str, ...]:
    """Document numbers named: whole ("98/2023/nd-cp") or as far as they go ("nghi dinh 98")."""
    whole = [found[1] for found in _FULL_NUMBER.finditer(folded)]
    short = [
        f"{_kind_name(found[1])} {found[3]}"
        for found in _SHORT_NUMBER.finditer(folded)
        if not any(number.startswith((found[3] + "/", found[3] + "-")) for number in whole)
    ]
    return tuple(dict.fromkeys(whole + short))


def _kind_name(kind: str) -> str:
    by_folded = {fold(short): fold(long) for short, long in DOCUMENT_ABBREVIATIONS.items()}
    return by_folded.get(kind, kind)


def _references(text: str, folded: str, numbers: tuple[str, ...]) -> tuple[Reference, ...]:
    number = numbers[0] if len(numbers) == 1 else None
    clause, point = _CLAUSE.search(folded), _POINT.search(text)
    return tuple(
        Reference(
            article=found[1],
            clause=clause[1] if clause else None,
            point=point[1].lower() if point else None,
            number=number,
        )
        for found in _ARTICLE.finditer(folded)
    )


def asking_instead(query: Query, words: str) -> Query:
    """The question of the same day that is `words`: rules are sought by their own wording where the
    question's words find others."""
    said = content_words(words, plain=False)
    return replace(
        query, text=words, folded=fold(words), expansions=(), contents=(said,), plain=False
    )


def as_searched(query: Query) -> Query:
    """`query` as it is searched: its awards by the names that the rules give them."""
    text = in_full_names(query.text)
    return query if text is None else replace(query, text=text, folded=fold(text))
