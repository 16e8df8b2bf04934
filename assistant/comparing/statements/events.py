"""Day and place of an event, as news tells them (pure)."""

import re
from collections.abc import Iterator

from assistant.comparing.statements.stated import DAY, Fact, Statement, place_of
from assistant.language.places import PROVINCES
from assistant.types import Excerpt, Passage
from assistant.vietnamese import days, fold, normal, tokens, written

_EVENT = re.compile(
    r"(?P<event>(?:[Hh]ội nghị|[Đđ]ại hội|[Hh]ội thảo|[Pp]hiên họp|[Ll]ễ)\b[^.;:“”\"()]{10,200})"
)
_TOLD_BEFORE = re.compile(
    rf"(?:^|[-–] )(?:(?:Sáng|Chiều|Tối|Trong|Vào)(?: ngày)?,? )?(?:[Nn]gày )?(?P<day>{DAY})\b"
    r"(?P<between>[^.;]{0,160})$"
)
_TOLD_AFTER = re.compile(
    rf"(?:được tổ chức|diễn ra|khai mạc|tổ chức)(?: vào)?(?: (?:sáng|chiều|tối))?"
    rf"(?: ngày)? (?P<day>{DAY})(?P<rest>.{{0,80}})"
)
_AT = re.compile(r"\b[Tt]ại (?P<place>[^.;:()“”]{2,80})")
_PROVINCE = re.compile(r"(?<!\w)(?:" + "|".join(PROVINCES) + r")(?!\w)")
_OF_EVERY_EVENT = frozenset(
    normal(
        "hội nghị đại hội thảo phiên họp lễ tổ chức và của các năm trong với về cho tại thi đua "
        "khen thưởng công tác triển khai nhiệm vụ thực hiện phong trào do ngày được diễn ra vào là "
        "lần thứ số toàn cấp theo đã đồng chí nhằm khai mạc"
    ).split()
)
LEAST_OF_EVENT = 3
"""Syllables and numbers an event must be told by, beside the words that every event has."""


def event_words(text: str) -> frozenset[str]:
    """What tells one event from another: its words without those that every event has."""
    return frozenset(tokens(text)) - _OF_EVERY_EVENT


def event(passage: Passage, excerpt: Excerpt) -> Iterator[Statement]:
    """Day and place of an event told as news tells it: "Ngày …, tại …, … tổ chức Hội nghị …"."""
    found = _EVENT.search(excerpt.text)
    if found is None:
        return
    before = _TOLD_BEFORE.search(excerpt.text[: found.start()])
    after = None if before else _TOLD_AFTER.search(excerpt.text, found.start() + 10)
    told = before or after
    phrase = found["event"] if before else found["event"].split(after[0])[0] if after else ""
    words = event_words(re.split(r",? (?:với|nhằm|để|dưới) ", phrase)[0])
    if told is None or len(words) < LEAST_OF_EVENT:
        return
    subject, name = " ".join(sorted(words)), phrase.strip(" ,")
    for dated in days(told["day"])[:1]:
        yield Statement(
            fact=Fact.EVENT_DAY,
            subject=subject,
            name=name,
            value=dated.on.isoformat(),
            shown=written(dated.on),
            passage=passage,
            excerpt=excerpt,
            place=place_of(excerpt, told),
        )
    around = told["between"] if before else told["rest"]
    if (at := _AT.search(around)) and (place := _PROVINCE.search(fold(at["place"]))):
        yield Statement(
            fact=Fact.EVENT_PLACE,
            subject=subject,
            name=name,
            value=place[0],
            shown=at["place"].split(",")[0].strip(),
            passage=passage,
            excerpt=excerpt,
            place=place_of(excerpt, told),
        )
