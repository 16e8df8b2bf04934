"""When a question may mean several things, and the whole questions it may mean (pure).

Only where the answer depends on it: a title without its level when criteria, authority or bonus
are asked, an order without its rank when criteria or bonus are, either of them when nothing is
asked of it, and a question without a subject.
"""

from collections.abc import Sequence

from assistant.conversation.following import LONG, LONGEST
from assistant.language.awards import awards_in, same_award
from assistant.language.topics import Topic, asked_topics
from assistant.prompting import Replies
from assistant.types import Answer, Evidence, Intent, Query
from assistant.understanding.asks import Said, said
from assistant.understanding.parts import Named, Part, matcher
from assistant.understanding.phrasing import asked_of, sentence
from assistant.understanding.swapping import members, replaced, swapped
from assistant.vietnamese import is_plain

MOST_CHOICES = 4
"""Choices of one question: more is a menu to read, not a tap."""

_EXAMPLES = (
    "Chiến sĩ thi đua cơ sở",
    "Lao động tiên tiến",
    "Bằng khen của Thủ tướng Chính phủ",
    "Huân chương Lao động hạng Ba",
)
"""What a question without any subject is most often about; one award for each sort of rule."""
_LEVELLED = ("Chiến sĩ thi đua", "Cờ thi đua", "Bằng khen")
_RANKED = ("Huân chương Lao động", "Huân chương Độc lập", "Huân chương Quân công")
_BY_GIVER = frozenset(map(str.lower, _LEVELLED))
_BY_LEVEL = frozenset({Topic.CRITERIA, Topic.BONUS, Topic.AUTHORITY})
_BY_RANK = frozenset({Topic.CRITERIA, Topic.BONUS})
_IN_GENERAL = (
    "các|mỗi|từng|những|mấy loại|bao nhiêu loại|ba hạng|mọi|tất cả|chung|khác nhau|so sánh"
    "|phân biệt"
)
_OF_ALL = "cách tính|nguyên tắc|làm tròn|nói chung"
"""What the rules lay down once for all awards."""


def clarification(query: Query, evidence: Evidence, replies: Replies) -> Answer | None:
    """An answer that asks back, with whole questions to pick from; None where none is needed."""
    choices = choices_of(query, evidence)
    if not choices:
        return None
    lines = [
        replies.say("answer.choice", number=number, choice=choice)
        for number, choice in enumerate(choices, start=1)
    ]
    return Answer(
        text="\n".join([replies.say("answer.clarify"), *lines]),
        decision="clarify",
        confidence=evidence.support,
        choices=choices,
    )


def choices_of(query: Query, evidence: Evidence) -> tuple[str, ...]:
    """Two to four whole questions that `query` may mean; () when it means one thing. A comparison
    is answered for what both sides lay down together: a choice would lose one of them."""
    if len(query.text) > LONGEST or query.intent is Intent.COMPARISON:
        return ()
    now = said(query.text, plain=is_plain(query.original) or is_plain(query.text))
    found = _without_subject(now, query) or _without_level(now, query, evidence)
    return found[:MOST_CHOICES] if len(found) > 1 else ()


def _without_subject(now: Said, query: Query) -> tuple[str, ...]:
    """Whole questions for one that asks, or names a level or rank, and says of nothing what."""
    named = now.named(Part.AWARD, Part.DOCUMENT, Part.PLACE, Part.OFFICE, Part.DAY)
    if now.content or named or len(now.form.split()) > LONG:
        return ()
    degrees = now.named(Part.RANK, Part.LEVEL)
    if degrees:
        return _of_degree(now, degrees[0])
    asks = asked_topics(query.folded) or query.intent is Intent.FIGURE
    of_all = matcher(_OF_ALL, plain=now.plain).search(now.form)
    if not now.asks or not asks or of_all:
        return ()
    whom = now.named(Part.RECIPIENT)
    ask = now.without(whom)
    told = [f"{award} cho {whom[0].words.lower()}" if whom else award for award in _EXAMPLES]
    return tuple(sentence(asked_of(award, ask)) for award in told)


def _of_degree(now: Said, degree: Named) -> tuple[str, ...]:
    families = _RANKED if degree.part is Part.RANK else _LEVELLED
    ask = now.without([degree]) if now.asks else "tiêu chuẩn"
    whole = ((award, swapped(said(award), degree)) for award in families)
    return tuple(
        sentence(asked_of(award, ask))
        for family, award in whole
        if awards_in(award) and awards_in(award) != awards_in(family)
    )


def _without_level(now: Said, query: Query, evidence: Evidence) -> tuple[str, ...]:
    """The same question of each award that its one award may mean, where the answers differ."""
    awards = now.named(Part.AWARD)
    told = now.named(Part.RANK, Part.LEVEL, Part.OFFICE, Part.DOCUMENT, Part.PLACE)
    general = matcher(_IN_GENERAL, plain=now.plain).search(now.form)
    if len(awards) != 1 or told or now.content or general:
        return ()
    meant = members(awards[0].value)
    if not now.asks:
        of_each = (f"tiêu chuẩn {award}" for award in _known(meant, evidence))
        return tuple(map(sentence, of_each))
    by = _BY_LEVEL if awards[0].value in _BY_GIVER else _BY_RANK
    if not asked_topics(query.folded) & by:
        return ()
    return tuple(sentence(replaced(now, awards[0], award)) for award in _known(meant, evidence))


def _known(meant: Sequence[str], evidence: Evidence) -> list[str]:
    """Those of the awards that the evidence speaks of."""
    named = {award for each in evidence.findings for award in awards_in(each.whole.text)}
    return [award for award in meant if same_award(awards_in(award), named)]
