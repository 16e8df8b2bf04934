"""Words → Query: what a person wrote, read the way the field reads it (pure)."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from assistant.abbreviations import DOCUMENT_ABBREVIATIONS, expand
from assistant.errors import BadInput
from assistant.intents import intent_of
from assistant.types import Intent, Query, Question, Reference
from assistant.vietnamese import days, fold, is_plain, sentences, tidy
from assistant.wording import content_words, in_words_of_rules

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
    r" ?(\d+(?:/\d{4})?)(?![\d/.,]*\d)"
)
_ARTICLE = re.compile(r"(?<!\w)dieu (\d+[a-z]?)(?!\w)")
_CLAUSE = re.compile(r"(?<!\w)khoan (\d+[a-z]?)(?!\w)")
_POINT = re.compile(r"(?<!\w)(?:điểm|diem) ([a-zđ])(?!\w)", re.IGNORECASE)
_KIND_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(" + "|".join(sorted(DOCUMENT_ABBREVIATIONS, key=len)[::-1]) + r")(?=\.? ?(?:số )?\d)",
    re.IGNORECASE,
)
_PLAIN_KIND_BEFORE_NUMBER = re.compile(r"(?<!\w)(nd|qd|cd)(?=\.? ?(?:so )?\d)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:truoc|den het|cho den)(?: khi)?(?: ngay)?\s*$")
_TAG = re.compile(r"<(script|style)\b.*?</\1>|</?\w[^<>]*>", re.IGNORECASE | re.DOTALL)
_NAMED_DOCUMENT = re.compile(
    r"(?:(?<!\w)(?:theo|của|tại|trong)\s+)?(?:nghị định|thông tư|quyết định|nghị quyết|kế hoạch"
    r"|công điện|công văn|hướng dẫn)\s+(?:số\s+)?\d[\w/-]*(?:\s+năm\s+\d{4})?",
    re.IGNORECASE,
)
_DAY_WORDS = re.compile(
    r"(?:(?<!\w)(?:vào|tại|từ|kể từ|trước|sau|đến|tính đến|cho đến|ký|ban hành|thời điểm)\s+)*"
    r"(?:ngày\s+)?\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b"
    r"|(?:(?<!\w)(?:vào|trong|từ|của)\s+)?năm\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""The words that name the day asked for: they say when, not what."""
_YEAR = re.compile(r"(?<![\d/.-])(?:nam|trong|tu) (20\d\d|19\d\d)(?![\d/])")


def as_typed(text: str) -> str:
    """The text itself: for readers that restore no diacritics."""
    return text


def understand(
    question: Question, *, today: date, restore: Callable[[str], str] = as_typed
) -> Query:
    """Read a question: normal form, diacritics, abbreviations, numbers, articles, day, intent.

    `today` is the day the answer is for when neither the question nor its `as_of` names one;
    `restore` puts back diacritics that were not typed.
    BadInput (input.empty, input.too_long, input.no_words) when there is nothing to read.
    """
    original = tidy(question.text).strip()
    _check(original)
    restored = restore(original)
    text = _expanded(restored)
    folded = fold(text)
    plain = is_plain(restored)
    asking = _asking(text)
    of_rules = in_words_of_rules(text)
    intent = intent_of(folded)
    named = None if intent is Intent.EVENT else _day_named(text, folded)
    numbers = _numbers(folded)
    dated = named is not None and intent is not Intent.DOCUMENT
    return Query(
        original=original,
        text=text,
        folded=folded,
        expansions=tuple(each for each in (original, of_rules) if each and each != text),
        contents=tuple(
            content_words(_without_names(each, dated=dated), plain=plain)
            for each in (asking, in_words_of_rules(asking))
            if each
        ),
        plain=plain,
        numbers=numbers,
        references=_references(text, folded, numbers),
        as_of=question.as_of or named or today,
        dated=question.as_of is not None or named is not None,
        intent=intent,
    )


def _asking(text: str) -> str:
    """The sentences of `text` that ask; all of it when none ends with a question mark.

    What else is said ("Từ giờ hãy …") is context at best, and may be meant to mislead.
    """
    said = [sentence.text for sentence in sentences(_TAG.sub(" ", text))]
    asking = [sentence for sentence in said if sentence.endswith("?")]
    return " ".join(asking) if asking else text


def _without_names(text: str, *, dated: bool) -> str:
    """`text` without the numbers of documents and the day: they are matched by themselves and
    stand in few of the sentences that answer."""
    text = _NAMED_DOCUMENT.sub("|", text)
    return _DAY_WORDS.sub("|", text) if dated else text


def _check(text: str) -> None:
    if not text:
        raise BadInput(key="input.empty")
    if len(text) > MOST_CHARACTERS:
        raise BadInput(key="input.too_long", length=len(text), limit=MOST_CHARACTERS)
    if not any(character.isalpha() for character in text):
        raise BadInput(key="input.no_words")


def _expanded(text: str) -> str:
    text = " ".join(text.split())
    text = _KIND_BEFORE_NUMBER.sub(lambda m: DOCUMENT_ABBREVIATIONS[m[1].upper()] + " ", text)
    text = _PLAIN_KIND_BEFORE_NUMBER.sub(lambda m: _plain_kind(m[1]) + " ", text)
    return " ".join(expand(text).split())


def _plain_kind(short: str) -> str:
    return {"nd": "nghị định", "qd": "quyết định", "cd": "công điện"}[short.lower()]


def _numbers(folded: str) -> tuple[str, ...]:
    """Document numbers named: whole ("98/2023/nd-cp") or as far as they go ("nghi dinh 98")."""
    whole = [found[1] for found in _FULL_NUMBER.finditer(folded)]
    short = [
        f"{_kind_name(found[1])} {found[2]}"
        for found in _SHORT_NUMBER.finditer(folded)
        if not any(number.startswith((found[2] + "/", found[2] + "-")) for number in whole)
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


def _day_named(text: str, folded: str) -> date | None:
    """The day a question on rules names: "ký ngày 15/6/2025", "trước 1/7/2025", "năm 2020".

    A whole year means its last day: the rule as it stood when the year closed.
    """
    for dated in days(text):
        before = fold(text[: dated.excerpt.span.start])
        return dated.on - timedelta(days=1) if _BEFORE.search(before) else dated.on
    year = _YEAR.search(folded)
    return date(int(year[1]), 12, 31) if year else None
