"""What is asked of one side of a comparison (pure)."""

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.language.award_tables import AWARD_CLASSES
from assistant.language.intents import intent_of
from assistant.language.older import OLDER, fold_but_older
from assistant.language.wording import content_words, in_words_of_rules
from assistant.types import Intent, Query
from assistant.understanding.asked_day import without_days
from assistant.understanding.parts import Part, parts_of
from assistant.vietnamese import fold, normal

_COMPARING = re.compile(
    r"(?<!\w)(?:so sanh|so voi|phan biet|khac nhau|khac gi|khac biet|khac voi|khac|giong|diem moi"
    r"|nhung diem moi|co gi moi|moi so|co gi thay doi|thay doi (?:gi|the nao|nhu the nao|ra sao)"
    rf"|thay doi|giua|(?:theo )?(?:quy dinh|luat|nghi dinh|van ban|muc) (?:{OLDER}|moi)"
    r"|(?:quy dinh|luat|nghi dinh|van ban|muc) (?:truoc day|truoc do|truoc kia)"
    r"|so voi (?:hoi |luc |thoi )?truoc(?! \d| ngay| nam)"
    r"|truoc day|truoc kia|hien nay|hien hanh|bay gio|truoc va sau|truoc khi|sau khi|co gi"
    r"|nhung gi|the nao|nhu the nao|ra sao|ve|cua|trong|theo|va|voi|o)(?!\w)"
)
_NAMES = re.compile(
    r"(?<!\w)(?:(?:bo )?luat|nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi)?"
    r"(?: (?:thi dua,? ?(?:va )?khen thuong|tdkt))?(?: so)?(?: nam)? ?"
    r"(?<!\w)(?:\d+/\d{4}(?:/[a-z]+\d*(?:-[a-z]+\d*)*)?|(?:19|20)\d\d|\d+(?= ))"
    r"|(?<!\w)luat thi dua,? khen thuong(?!\w)"
)
CUT_SHORT = re.compile(
    r"(?<= )\d{1,4}(?:/(?:19|20)\d\d)?(?:/[a-z-]+)? (?:va|voi|so voi|khac gi|hay) (\d{1,3})"
    r"(?= ?(?:$|[?.,;])| (?:ve|khac|giong|thi|co gi|the nao|o)(?!\w))"
)
"""The second of two numbers of texts without its kind: "nghi dinh 98 va 152"."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the number of a text, None for any rule, on a day.

    A text that a question names is never None: another text does not speak for it.
    """

    number: str | None
    on: date


def of_side(query: Query, side: Side) -> Query | None:
    """The question for one side: its subject alone, on that side's day; None without a subject."""
    subject = _subject(query.text)
    if not normal(subject).replace("|", " ").strip(" ,.?!"):
        return None
    spoken = " ".join(subject.replace("|", " ").split())
    wordings = (subject, in_words_of_rules(spoken))
    intent = intent_of(fold_but_older(spoken))
    return replace(
        query,
        text=spoken,
        folded=fold(spoken),
        expansions=(),
        contents=tuple(content_words(each, plain=query.plain) for each in wordings if each),
        numbers=(side.number,) if side.number else (),
        references=query.references,
        as_of=side.on,
        dated=True,
        intent=Intent.RULE if intent in (Intent.COMPARISON, Intent.DOCUMENT) else intent,
    )


_LITTLE = re.compile(
    r"(?<!\w)(?:hai|hay|cai nao|diem nao|cho nao|diem|cho|nhau|danh hieu|hinh thuc|gi|la|thi"
    r"|duoc|khong|nao)(?!\w)"
)
"""What two awards that are compared leave in a question, and asks nothing of them."""
_RANK = re.compile(r"h[ạa]ng\s+\S+$", re.IGNORECASE)
_LONE_SIGNS = re.compile(r"(?<!\w)[,.:;?!]+|[,.:;?!]+(?!\w)")
"""Signs that what was cut from a question leaves alone, or at its end."""
_CRITERIA = "tiêu chuẩn"
_TWO = 2


def of_two_awards(query: Query) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The two awards that a question compares, each with the question on it alone: what is asked,
    or the criteria where only the awards are named. None for any other comparison."""
    parts = parts_of(query.text, plain=query.plain)
    named = [e for e in parts if e.part is Part.AWARD and e.value not in AWARD_CLASSES]
    ranks = [e for e in parts if e.part is Part.RANK] if len(named) == 1 else []
    awards = list({each.value: each.words for each in named}.values())
    awards += [_RANK.sub(each.words, awards[0]) for each in ranks if _RANK.search(awards[0])]
    if query.intent is not Intent.COMPARISON or len(awards) != _TWO or query.numbers:
        return None
    rest = query.text
    for each in sorted((*named, *ranks), key=lambda one: -one.span.start):
        rest = f"{rest[: each.span.start]}|{rest[each.span.end :]}"
    rest = _subject(rest)
    for found in reversed(list(_LITTLE.finditer(fold(rest)))):
        rest = f"{rest[: found.start()]}|{rest[found.end() :]}"
    asked = " ".join(_LONE_SIGNS.sub(" ", rest.replace("|", " ")).split()) or _CRITERIA
    one, other = ((words, f"{asked} {words}") for words in awards)
    return one, other


def _subject(text: str) -> str:
    """`text` without the texts, days and words that only say that two things are compared."""
    text = without_days(text)
    for pattern in (CUT_SHORT, _NAMES, _COMPARING):
        folded = fold_but_older(text)
        for found in reversed(list(pattern.finditer(folded))):
            text = f"{text[: found.start()]}|{text[found.end() :]}"
    return text
