"""Follow-ups by rules: a question that needs what was said before → one that stands alone (pure).

What is carried over is the question that was read before (Turn.read), so that follow-ups of
follow-ups work. A question that says by itself what it is about carries nothing over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.conversation.greeting import greeting_of
from assistant.conversation.older import (
    NOW,
    OLD,
    asks_what_changed,
    beside_old,
    beside_that_day,
    dated,
    is_of_old,
)
from assistant.conversation.pointing import (
    Pointer,
    article_of,
    asks_for_more,
    asks_where_from,
    document_of,
    number_pointed,
    place_in,
    pointers,
    source_at,
    whole_of,
)
from assistant.language.awards import AWARD_CLASSES
from assistant.types import Conversation, Query, Turn
from assistant.understanding.asks import Said, said, stripped
from assistant.understanding.parts import Named, Part, matcher
from assistant.understanding.phrasing import asked_of, same_sort, sentence, subject_of
from assistant.understanding.swapping import principal, swapped
from assistant.vietnamese import fold, is_plain

LONG = 9
"""Syllables; a longer question without a word that leads in is taken to stand alone. The longest
follow-up of that sort in the cases at hand has nine ("hồ sơ gồm những gì và nộp ở đâu")."""

LONGEST = 300
"""Characters; whoever writes more says what it is about. It also bounds what a row of small words
can cost: at 2,000 characters the worst one took a second."""
LONGEST_BEFORE = 600
"""Characters of a question that can be followed; the longest real one at hand has fewer."""

_ANOTHER = r"khác gì|khác nhau|so với|so sánh|hay là"
_EACH_OTHER = r"khác nhau|so sánh|giống nhau|hai (?:danh hiệu|hình thức|cái|loại)"
_TWO = 2
_COUNTING = r"(?:mấy|bao nhiêu)(?:\s+(?:phần trăm|lần|năm|người))?\s+$"
_WHOSE_GIFT = r"(?:danh hiệu|hình thức)?\s*(?:nào|gì)|những gì|trình"


_PLACE_ASKED = re.compile(r"(?i)^(?:điểm|khoản|điều) .* quy định gì\??$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A follow-up as a question that stands alone, and the day that is carried over."""

    text: str
    as_of: date | None


def follow(query: Query, conversation: Conversation) -> Reading | None:
    """How `query` is read after what was said before; None when it stands alone."""
    turn = _followed(conversation)
    if turn is None or len(query.text) > LONGEST:
        return None
    plain = is_plain(query.original) or is_plain(query.text)
    now = said(query.text, plain=plain)
    pointed = _pointed(now, turn)
    if pointed is not None:
        return Reading(text=pointed, as_of=turn.as_of)
    if stands_alone(now):
        return None
    if compared := _compared(now, conversation):
        return Reading(text=compared, as_of=turn.as_of)
    topic = _topic(conversation, turn)
    return _joined(now, said(topic.read), topic)


def _followed(conversation: Conversation) -> Turn | None:
    """The latest turn that was about something: small talk is passed over."""
    about = (turn for turn in reversed(conversation.turns) if _about_something(turn))
    return next(about, None)


def _about_something(turn: Turn) -> bool:
    if len(turn.read) > LONGEST_BEFORE or greeting_of(turn.asked) is not None:
        return False
    return turn.decision != "refuse" or bool(said(turn.read).named(Part.AWARD, Part.DOCUMENT))


def _compared(now: Said, conversation: Conversation) -> str | None:
    """ "khác nhau chỗ nào?" as a question on the last two awards that were spoken of."""
    if not matcher(_EACH_OTHER, plain=now.plain).search(now.form) or now.parts:
        return None
    turns = [turn for turn in reversed(conversation.turns) if len(turn.read) <= LONGEST_BEFORE]
    awards = [principal(said(turn.read)) for turn in turns]
    named = list(dict.fromkeys(each.words for each in awards if each is not None))
    if len(named) < _TWO:
        return None
    return sentence(f"{named[1]} và {named[0]} {now.without([])}")


def _topic(conversation: Conversation, latest: Turn) -> Turn:
    """The latest turn that named its subject, rather than a clause of an answer."""
    turns = [each for each in conversation.turns if _about_something(each)]
    named = (each for each in reversed(turns) if not _PLACE_ASKED.match(each.read))
    return next(named, latest)


def _pointed(now: Said, turn: Turn) -> str | None:
    """The question on the source that `now` points at, or that is repeated to show its source."""
    number = number_pointed(now)
    if asks_where_from(now) and number is None:
        return turn.read
    if number is not None:
        source = source_at(turn, number)
        return f"{source} quy định gì?" if source else None
    if asks_for_more(now) and turn.cited:
        return f"{whole_of(turn.cited[0])} quy định gì?"
    places = now.named(Part.PLACE)
    if places and not now.content and not now.named(Part.AWARD, Part.DOCUMENT):
        place = place_in(turn, places[0].words)
        return f"{place} quy định gì?" if place else None
    return None


def stands_alone(now: Said) -> bool:
    """Whether a question says by itself what it is about, so that nothing is carried over."""
    if pointers(now) or _leads_in(now):
        return False
    if now.content:
        return not is_of_old(now)
    if now.named(Part.PLACE) and now.named(Part.DOCUMENT):
        return True
    if now.named(Part.AWARD, Part.DOCUMENT):
        return now.asks and not _compares(now) and not _counts(now)
    object_asked = matcher(_WHOSE_GIFT, plain=now.plain).search(now.form)
    if now.named(Part.OFFICE) and object_asked:
        return True
    return now.asks and len(now.form.split()) > LONG


def _leads_in(now: Said) -> bool:
    return now.led_in > 0 or bool(matcher("thì sao", plain=now.plain).search(now.form))


def _compares(now: Said) -> bool:
    """Whether its one award is compared with one not named: "khác gì Lao động tiên tiến?"."""
    found = matcher(_ANOTHER, plain=now.plain).match(now.form[now.led_in :])
    return found is not None and len(now.named(Part.AWARD)) == 1


def _counts(now: Said) -> bool:
    """Whether its award is only counted: "cần bao nhiêu phần trăm lao động tiên tiến?"."""
    awards = [each for each in now.named(Part.AWARD) if each.value not in AWARD_CLASSES]
    before = now.form[: awards[0].span.start] if len(awards) == 1 else ""
    opens = re.match(r"(?:cần|phải|đạt|có|can|dat|co)\s", before)
    return opens is not None and matcher(_COUNTING, plain=now.plain).search(before) is not None


def _joined(now: Said, before: Said, turn: Turn) -> Reading | None:
    """What is asked now of what was asked before."""
    if _compares(now) and (subject := subject_of(before)):
        return Reading(text=f"{subject} {now.without([])}?", as_of=turn.as_of)
    if now.content and not is_of_old(now) and not pointers(now):
        return _of_another_thing(now, before, turn)
    if not before.has_subject and now.named(Part.AWARD, Part.DOCUMENT) and not now.asks:
        return Reading(text=asked_of(now.without([]), before.without([])), as_of=turn.as_of)
    if asks_what_changed(now):
        text = f"{before.text.strip(' ?')} {beside_old(now)}"
        return Reading(text=sentence(text), as_of=turn.as_of)
    days = dated(now, turn)
    beside = beside_that_day(now, before)
    shifted = beside or before
    for part in (*days, *_shifts(now)):
        if beside is None or part.part is not Part.DAY:
            shifted = said(swapped(shifted, part))
    as_of = None if days or now.named(Part.DAY) else turn.as_of
    if not _asks_anew(now):
        text = sentence(shifted.text)
        return Reading(text=text, as_of=as_of) if _changed(text, now) else None
    anew = _with_pointers(now, shifted, turn) if pointers(now) else _anew(now, shifted, days)
    return Reading(text=anew, as_of=as_of) if anew else None


def _changed(text: str, now: Said) -> bool:
    return fold(text).strip(" ?") != fold(now.text).strip(" ?")


def _shifts(now: Said) -> list[Named]:
    """The parts that take the place of others; an office that acts itself stays in the question,
    and so does an award that is counted."""
    stays = {Part.OFFICE} if _asks_anew(now) else set()
    stays |= {Part.AWARD} if _counts(now) else set()
    return [each for each in now.parts if each.part not in stays]


def _asks_anew(now: Said) -> bool:
    """Whether it asks something else than before, and not only of something else."""
    rest = now.form
    for each in sorted(now.parts, key=lambda one: -one.span.start):
        rest = rest[: each.span.start] + " " * len(each.words) + rest[each.span.end :]
    for phrase in (OLD, NOW):
        rest = matcher(phrase, plain=now.plain).sub(" ", rest)
    again = said(rest, plain=now.plain)
    return again.asks or bool(again.content)


def _of_another_thing(now: Said, before: Said, turn: Turn) -> Reading:
    """A question that leads in and names something new: the old words ask of the new thing."""
    if now.asks:
        return Reading(text=sentence(now.without([])), as_of=turn.as_of)
    thing = re.sub(r"\s+(?:thì sao|thế nào|thi sao|the nao)$", "", now.without([]))
    award = principal(before)
    subject = award.words if award else stripped(before)
    old = same_sort(thing, subject)
    text = before.text.replace(old, thing, 1) if old else f"{thing}: {before.text}"
    return Reading(text=sentence(text), as_of=turn.as_of)


def _with_pointers(now: Said, before: Said, turn: Turn) -> str:
    """The question with what its pointing words stand for in their place."""
    found = pointers(now)
    first = found[0]
    rest = now.text[first.span.end :].strip(" ?.!…")
    opens = not now.text[now.led_in : first.span.start].strip()
    if opens and rest and first.pointer in (Pointer.AWARD, Pointer.THING) and len(found) == 1:
        return sentence(asked_of(subject_of(before) or now.text, rest))
    text = now.text
    for each in reversed(found):
        words = now.text[each.span.start : each.span.end]
        meant = _meant(each.pointer, words, before, turn)
        text = text[: each.span.start] + meant + text[each.span.end :]
    return sentence(text[now.led_in :])


def _meant(pointer: Pointer, words: str, before: Said, turn: Turn) -> str:
    subject = subject_of(before)
    if pointer is Pointer.DOCUMENT:
        named = before.named(Part.DOCUMENT)
        return named[0].words if named else document_of(turn, words) or subject or words
    if pointer is Pointer.PLACE:
        return article_of(turn.cited[0]) if turn.cited else subject or words
    return subject or words


def _anew(now: Said, before: Said, days: Sequence[Named]) -> str | None:
    """A new question of the old subject; the words that tell its day are in that already."""
    subject = subject_of(before)
    ask = now.without([*_shifts(now), *days])
    return sentence(asked_of(subject, ask)) if subject and ask else None


def chosen(text: str, conversation: Conversation) -> str | None:
    """The choice picked by its number, of the last list offered, or by words that it alone has."""
    latest = conversation.turns[-1].choices if conversation.turns else ()
    offered = next((turn.choices for turn in reversed(conversation.turns) if turn.choices), ())
    number = _CHOICE.fullmatch(fold(text))
    if number and 1 <= int(number[1]) <= len(offered):
        return offered[int(number[1]) - 1]
    words = fold(text).strip(" ?.!…")
    having = [each for each in latest if re.search(rf"\b{re.escape(words)}\b", fold(each))]
    return having[0] if words and len(having) == 1 else None


_CHOICE = re.compile(
    r"\W*(?:(?:cau|y|so|chon|lua chon|muc|cai|phuong an) (?:so |thu )?)*(\d{1,2})\W*"
)
