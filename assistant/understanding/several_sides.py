"""Several sides of one award asked at once: "tiêu chuẩn và hồ sơ của …" (pure)."""

import re
from collections.abc import Sequence

from assistant.language.award_tables import AWARD_CLASSES
from assistant.language.topics import Topic, asked_topics
from assistant.types import Intent, Query
from assistant.understanding.parts import Named, Part, parts_of
from assistant.vietnamese import fold

ASKED_OF = {
    Topic.CRITERIA: "tiêu chuẩn tặng $award",
    Topic.AUTHORITY: "ai có thẩm quyền quyết định tặng $award",
    Topic.DOSSIER: "hồ sơ đề nghị $award",
    Topic.BONUS: "mức tiền thưởng $award",
    Topic.DEADLINE: "thời hạn nộp hồ sơ đề nghị $award",
}
"""The sides that people ask for together, each as a question of its own, in words of the rules."""
_SAME_SIDE = {Topic.PROCEDURE: Topic.DOSSIER}
"""How an award is proposed begins with its papers."""
_PARTED = re.compile(
    r"[,;:?.!]+(?!\d)|(?<![\w])(?:và|va|rồi|roi|(?<!đối )(?<!doi )(?:với|voi))(?!\w)", re.IGNORECASE
)
_BEYOND_NAME = re.compile(
    r"(?<!\w)(?:thi|can|la|gom|duoc|co|phai|thuong|do|ai|nhu the nao|the nao|ra sao|bao nhieu"
    r"|tieu chuan|dieu kien|ho so|thu tuc|tien|muc|theo|quy dinh|hien nay|nam \d{4})(?!\w)"
)
_AWARD = "\ue000"
"""Stands for the award while a question is taken apart: names of awards have commas and "và"."""
_SEVERAL = 2


def of_several_sides(query: Query) -> list[tuple[Topic, str]] | None:
    """The sides that a question asks of one award, in their order, each with the question for it
    alone; None where it asks for one side, or for anything else.

    Each side stands in a piece of its own ("tiêu chuẩn, ai tặng và hồ sơ"): "ai quyết định mức
    thưởng" asks for one thing, and so does "thời hạn nộp hồ sơ".
    """
    award = _only_award(query)
    if award is None or query.numbers or query.references:
        return None
    pieces = _PARTED.split(_without(query.text, award))
    sides = [_side(piece) for piece in pieces]
    found = list(dict.fromkeys(side for side in sides if side is not None))
    if len(found) < _SEVERAL or any(side not in ASKED_OF for side in found):
        return None
    name = _name(pieces, award[0].words)
    asked = [(side, ASKED_OF[side].replace("$award", name)) for side in found]
    return [(side, fold(each) if query.plain else each) for side, each in asked]


def _only_award(query: Query) -> list[Named] | None:
    """Where the one award stands that a rule question names; None where there is not just one."""
    if query.intent in (Intent.EVENT, Intent.COMPARISON, Intent.DOCUMENT):
        return None
    parts = parts_of(query.text, plain=query.plain)
    named = [e for e in parts if e.part is Part.AWARD and e.value not in AWARD_CLASSES]
    return named if len({each.value for each in named}) == 1 else None


def _without(text: str, named: Sequence[Named]) -> str:
    for each in sorted(named, key=lambda one: -one.span.start):
        text = f"{text[: each.span.start]}{_AWARD}{text[each.span.end :]}"
    return text


def _side(piece: str) -> Topic | None:
    """The one side that a piece asks for; None where it asks for none. Of a piece that names two
    the first of `Topic` that is no matter of papers: "thời hạn nộp hồ sơ" asks for the former."""
    asked = {_SAME_SIDE.get(each, each) for each in asked_topics(fold(piece))}
    if len(asked) > 1:
        asked -= {Topic.DOSSIER}
    return asked.pop() if len(asked) == 1 else None


def _name(pieces: Sequence[str], award: str) -> str:
    """The award with what stands after it: "kỷ niệm chương vì sự nghiệp giáo dục"."""
    piece = next(each for each in pieces if _AWARD in each)
    after = piece[piece.index(_AWARD) + 1 :]
    end = _BEYOND_NAME.search(fold(after))
    return f"{award}{after[: end.start()] if end else after}".strip()
