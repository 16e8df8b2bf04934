"""Follow-ups by rules: a question that needs what was said before → one that stands alone (pure).

What is carried over is the question that was read before (Turn.read), so that follow-ups of
follow-ups work. A question that says by itself what it is about carries nothing over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.conversation.again import compared_again, of_the_same, with_rank_named
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
    points_at_place,
    source_at,
    whole_of,
)
from assistant.language.award_tables import AWARD_CLASSES
from assistant.language.sought_figures import figures_asked
from assistant.types import Conversation, Query, Turn
from assistant.understanding.asks import Said, said, stripped
from assistant.understanding.parts import Named, Part, matcher
from assistant.understanding.phrasing import (
    asked_of,
    asks_bonus_alone,
    same_sort,
    sentence,
    subject_of,
)
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
_COUNTING = r"(?:mấy|bao nhiêu)(?:\s+(?:phần trăm|lần|năm|người))?\s+$"
_WHOSE_GIFT = r"(?:danh hiệu|hình thức)?\s*(?:nào|gì)|những gì|trình"


_OF_TEXTS = "hiệu lực|ban hành|thay thế|sửa đổi|bãi bỏ"
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
    topic = _topic(conversation, turn, of_award=asks_bonus_alone(query.text))
    before = said(topic.read)
    now = said(with_rank_named(query.text, before, plain=plain), plain=plain)
    pointed = _pointed(now, turn)
    if pointed is not None:
        return Reading(text=pointed, as_of=turn.as_of)
    if compared := compared_again(now, conversation):
        return Reading(text=compared, as_of=turn.as_of)
    if case := of_the_same(now, before):
        return Reading(text=sentence(case), as_of=turn.as_of)
    return None if stands_alone(now) else _joined(now, before, topic)


def _followed(conversation: Conversation) -> Turn | None:
    """The latest turn that was about something: small talk is passed over."""
    about = (turn for turn in reversed(conversation.turns) if _about_something(turn))
    return next(about, None)


def _about_something(turn: Turn) -> bool:
    if len(turn.read) > LONGEST_BEFORE or greeting_of(turn.asked) is not None:
        return False
    return turn.decision != "refuse" or bool(said(turn.read).named(Part.AWARD, Part.DOCUMENT))


def _topic(conversation: Conversation, latest: Turn, *, of_award: bool) -> Turn:
    """The latest turn that named its subject, rather than a clause of an answer; `of_award`: that
    named an award, where one did."""
    turns = [each for each in reversed(conversation.turns) if _about_something(each)]
    named = [each for each in turns if not _PLACE_ASKED.match(each.read)]
    of_awards = (each for each in named if of_award and principal(said(each.read)))
    return next(of_awards, next(iter(named), latest))


def _pointed(now: Said, turn: Turn) -> str | None:
    """The question on the source that `now` points at, or that is repeated to show its source."""
    number = number_pointed(now)
    if asks_where_from(now) and number is None:
        return turn.read
    if points_at_place(now):
        place = place_in(turn, now.named(Part.PLACE)[0].words, number=number)
        return f"{place} quy định gì?" if place else None
    if number is not None:
        source = source_at(turn, number)
        return f"{source} quy định gì?" if source else None
    if asks_for_more(now) and turn.cited:
        return f"{whole_of(turn.cited[0])} quy định gì?"
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
    again = _asks_again(now, before)
    for part in (*days, *(now.parts if again else _shifts(now))):
        if beside is None or part.part is not Part.DAY:
            shifted = said(swapped(shifted, part))
    as_of = None if days or now.named(Part.DAY) else turn.as_of
    if again or not _asks_anew(now):
        text = sentence(shifted.text)
        return Reading(text=text, as_of=as_of) if _changed(text, now) else None
    anew = _with_pointers(now, shifted, turn) if pointers(now) else _anew(now, shifted, days, turn)
    return Reading(text=anew, as_of=as_of) if anew else None


def _changed(text: str, now: Said) -> bool:
    return fold(text).strip(" ?") != fold(now.text).strip(" ?")


def _shifts(now: Said) -> list[Named]:
    """The parts that take the place of others; an office that acts itself stays in the question,
    and so does an award that is counted."""
    anew = _asks_anew(now)
    stays = {Part.OFFICE} if anew else set()
    stays |= {Part.AWARD} if _counts(now) else set()
    return [e for e in now.parts if e.part not in stays and not (anew and _is_place(now, e))]


def _is_place(now: Said, part: Named) -> bool:
    """Whether a level only says where: "ở huyện ai đề nghị?"."""
    ahead = now.form[: part.span.start].rstrip()
    at = matcher("ở|tại", plain=now.plain).finditer(ahead)
    return part.part is Part.LEVEL and any(each.end() == len(ahead) for each in at)


def _asks_again(now: Said, before: Said) -> bool:
    """Whether it only repeats the question word of the question before, of another part: "tỉnh thì
    bao nhiêu?", "thế ở xã thì ai?"."""
    repeated = matcher(_AGAIN, plain=now.plain).fullmatch(" ".join(_unnamed(now).split()))
    if repeated is None or not now.parts:
        return False
    asked, then = fold(repeated[1]), fold(before.text)
    counted = asked in _COUNTED and bool(figures_asked(then))
    return counted or matcher(asked, plain=True).search(then) is not None


_AGAIN = (
    "(?:(?:thế|vậy|còn|ở|của|cho|thì|là|do|được|thưởng|có) )*"
    "(bao nhiêu|bao lâu|mấy|ai|gì|khi nào|ở đâu)(?: (?:vậy|ạ|nhỉ|thế))?"
)


_COUNTED = ("bao nhieu", "may")
"""What a question on a figure may ask with in other words ("mức thưởng …")."""


def _unnamed(now: Said) -> str:
    """What a question says besides its parts."""
    rest = now.form
    for each in sorted(now.parts, key=lambda one: -one.span.start):
        rest = rest[: each.span.start] + " " * len(each.words) + rest[each.span.end :]
    return rest.strip(" ?.!…")


def _asks_anew(now: Said) -> bool:
    """Whether it asks something else than before, and not only of something else."""
    rest = _unnamed(now)
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


def _anew(now: Said, before: Said, days: Sequence[Named], turn: Turn) -> str | None:
    """A new question of the old subject; the words that tell its day are in that already. A text
    is in force or replaced, and no award: then it asks of the text that was cited."""
    of_text = matcher(_OF_TEXTS, plain=now.plain).search(now.form) and principal(before)
    subject = (of_text and document_of(turn, "")) or subject_of(before)
    ask = now.without([*_shifts(now), *days])
    return sentence(asked_of(subject, ask)) if subject and ask else None
