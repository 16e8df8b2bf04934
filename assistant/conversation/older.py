"""Follow-ups on the older rule and on the one of today: "so với luật cũ?", "trước đây thì sao?"
(pure)."""

import re

from assistant.conversation.pointing import day_before
from assistant.types import Span, Turn
from assistant.understanding.asks import Said, said
from assistant.understanding.parts import Named, Part, matcher

OLD = (
    r"(?:so với|khác gì(?: so)?(?: với)?|khác|theo|ở|trong|với)?\s*(?:các\s+)?"
    r"(?:luật|quy định|nghị định|văn bản|mức)\s+(?:cũ|trước đây|trước đó|trước kia)"
    r"|(?:so với\s+)?(?:trước đây|trước kia|hồi trước|ngày trước|thời trước|lúc trước)"
    r"|so với\s+trước(?!\s+(?:\d|khi|ngày|năm))"
    r"|(?:có\s+)?gì mới|điểm mới|thay đổi gì|thay đổi thế nào|khác trước"
)
_OLD_SIDE = r"so với\s+(?:luật|quy định|nghị định|mức)\s+(?:cũ|trước đây)"
_CHANGED = r"so với|khác|gì mới|điểm mới|thay đổi"
NOW = r"hiện nay|bây giờ|hiện tại|hiện hành|(?:theo\s+)?(?:luật|quy định)\s+(?:mới|hiện hành)"


def beside_old(now: Said) -> str:
    """The words that set a question beside the older rule; a law only where a law was named."""
    law = matcher("luật", plain=now.plain).search(now.form)
    return "so với luật cũ" if law else "so với quy định cũ"


def beside_that_day(now: Said, before: Said) -> Said | None:
    """`before` set beside the day named now, where it was set beside the older rule ("… so với
    luật cũ", "năm 2020 thì sao?"); None for any other question."""
    old = matcher(_OLD_SIDE, plain=before.plain).search(before.form)
    days = now.named(Part.DAY)
    if old is None or not days:
        return None
    day = re.sub(r"(?i)^(?:vào|trong|từ|của|tại|ở)\s+", "", days[0].words)
    return said(f"{before.text[: old.start()]}so với {day}{before.text[old.end() :]}")


def asks_what_changed(now: Said) -> bool:
    """Whether the older rule is to be set beside this one: "so với luật cũ?", "có gì mới?"."""
    return is_of_old(now) and bool(matcher(_CHANGED, plain=now.plain).search(now.form))


def is_of_old(now: Said) -> bool:
    """Whether only the day is asked for: "so với luật cũ?", "trước đây thì sao?"."""
    if now.named(Part.AWARD, Part.DOCUMENT):
        return False
    rest = said(matcher(OLD, plain=now.plain).sub(" ", now.form), plain=now.plain)
    return matcher(OLD, plain=now.plain).search(now.form) is not None and not rest.content


def dated(now: Said, turn: Turn) -> list[Named]:
    """The day that words such as "luật cũ" and "hiện nay" mean, as a part to be put in."""
    if old := matcher(OLD, plain=now.plain).search(now.form):
        words = day_before(turn.cited) or "theo quy định trước đây"
        return [Named(part=Part.DAY, span=Span(*old.span()), words=words, value=words)]
    if today := matcher(NOW, plain=now.plain).search(now.form):
        return [Named(part=Part.DAY, span=Span(*today.span()), words="", value="")]
    return []
