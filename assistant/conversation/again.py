"""Follow-ups that ask the same once more: of two awards, or of another case (pure).

"khác nhau chỗ nào?" after two awards were named; "nghỉ ốm thì sao?", "mới vào làm 8 tháng?" after
"nghỉ thai sản có được xét Lao động tiên tiến không?"; "nhất?" after a question on one rank.
"""

import re

from assistant.language.topics import asked_topics
from assistant.types import Conversation
from assistant.understanding.asks import Said, said
from assistant.understanding.parts import Named, Part, in_form, matcher
from assistant.understanding.phrasing import sentence
from assistant.understanding.swapping import has_ranks, marked_words, principal
from assistant.vietnamese import fold

_EACH_OTHER = r"khác nhau|so sánh|giống nhau|hai (?:danh hiệu|hình thức|cái|loại)"
_TWO = 2
_BARE_RANK = re.compile(
    r"(?:(?:the|vay|con|va) )*(nhat|nhi|ba)(?: (?:thi sao|thi|bao nhieu|the nao|nua|a))*"
)
_ASKED_IF = r"(?:thì\s+)?(?:có\s+)?(?:được|bị|phải)\s.*(?:không|chưa)"
_STATES = (
    r"(?:nếu\s+)?(?:mới|đang|bị|nghỉ|chưa|vừa|ốm|sinh|thử việc|tập sự|về hưu"
    r"|đi\s+(?:học|công tác|biệt phái|nước ngoài)|chuyển\s+(?:công tác|đơn vị|ngành|cơ quan)"
    r"|làm\s+(?:việc\s+)?(?:được|từ))"
)
"""How one says what someone's case is, without saying who."""
_NEEDS = r"(?:có\s+)?(?:cần|phải)\s.*(?:không|chưa)\W*$"
_ENDS = r"\s+(?:thì sao|thì|sao)$"
_LONGEST_CASE = 10
"""Syllables; whoever says more asks a whole question."""


def compared_again(now: Said, conversation: Conversation) -> str | None:
    """ "khác nhau chỗ nào?" as a question on the two awards that were named last, in one question
    or in two."""
    if not matcher(_EACH_OTHER, plain=now.plain).search(now.form) or now.parts or now.content:
        return None
    turns = [said(each.read) for each in reversed(conversation.turns)]
    if turns and (both := _both_of(turns[0])):
        return sentence(f"{both} {now.without([])}")
    awards = [principal(each) for each in turns]
    named = list(dict.fromkeys(each.words for each in awards if each is not None))
    if len(named) < _TWO:
        return None
    return sentence(f"{named[1]} và {named[0]} {now.without([])}")


def _both_of(before: Said) -> str | None:
    """The words of one question that name two awards, or one at two levels or ranks."""
    awards = before.named(Part.AWARD)
    if not awards:
        return None
    told = before.named(Part.AWARD, Part.RANK, Part.LEVEL)
    after = [each for each in told if each.span.start > awards[0].span.start]
    joined = [each for each in after if _is_joined(before, each)]
    if not joined:
        return None
    return before.text[awards[0].span.start : joined[-1].span.end]


def _is_joined(before: Said, part: Named) -> bool:
    """Whether a part stands beside one before it: "hạng Nhất và hạng Ba"."""
    ahead = before.form[: part.span.start].rstrip()
    joins = matcher("và|với|hay|hoặc|so với", plain=before.plain).finditer(ahead)
    return any(each.end() == len(ahead) for each in joins)


def with_rank_named(text: str, before: Said, *, plain: bool) -> str:
    """ "nhất?" after a question on an award that has ranks: "hạng Nhất?"."""
    found = _BARE_RANK.fullmatch(fold(text).strip(" ?.!…"))
    award = principal(before)
    if found is None or award is None or not has_ranks(award):
        return text
    rank = {"nhat": "nhất", "nhi": "nhì", "ba": "ba"}[found[1]]
    return f"hạng {rank}?" if not plain else f"hang {found[1]}?"


def of_the_same(now: Said, before: Said) -> str | None:
    """What is asked again of another case, or of the award without naming it; None for others."""
    return another_case(now, before) or without_subject(now, before)


def without_subject(now: Said, before: Said) -> str | None:
    """ "có cần sáng kiến không?" as a question on the award before: who asks whether something is
    needed begins with what it is needed for, or has just named it."""
    asked = matcher(_NEEDS, plain=now.plain).match(now.form)
    award = principal(before)
    if asked is None or award is None or now.parts or len(now.form.split()) > _LONGEST_CASE:
        return None
    return f"{marked_words(award)} {now.without([])}"


def another_case(now: Said, before: Said) -> str | None:
    """Another case put in the place of the one of which a question asked if it may ("nghỉ thai sản
    có được xét … không?"); None where it asked of none, or something else is asked."""
    thing = re.sub(in_form(_ENDS, plain=now.plain), "", now.without([]).lower())
    opens = matcher(_STATES, plain=now.plain).match(thing)
    if opens is None or len(thing.split()) > _LONGEST_CASE or now.named(Part.AWARD, Part.DOCUMENT):
        return None
    asked = matcher(_ASKED_IF, plain=before.plain).search(before.form)
    if asked is None or asked_topics(fold(thing)) or _asks_itself(thing, plain=now.plain):
        return None
    case = said(before.text[: asked.start()], plain=before.plain)
    own = case.content and not case.named(Part.AWARD, Part.DOCUMENT)
    return f"{thing} {before.text[asked.start() :]}" if own else None


_ASKING = "gì|nào|ai|đâu|bao nhiêu|bao lâu|mấy|không|chưa|hay|khi nào|bao giờ|thế nào"


def _asks_itself(thing: str, *, plain: bool) -> bool:
    return matcher(_ASKING, plain=plain).search(thing) is not None
