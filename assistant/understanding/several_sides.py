"""Several sides of one award asked at once: "tiêu chuẩn và hồ sơ của …" (pure)."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.language.award_tables import AWARD_CLASSES
from assistant.language.recipients import asks_to_whom
from assistant.language.sought_figures import SoughtFigure, figures_asked
from assistant.language.topics import Topic, asked_topics
from assistant.types import Intent, Query
from assistant.understanding.parts import Named, Part, parts_of
from assistant.understanding.swapping import members
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
_BEGINS = re.compile(
    r"(?<=\w )(?<!do )(?<!quyet dinh )(?<!quy dinh )(?<!nop )(?<!gui )(?<!trinh )(?<!muc )"
    r"(?:ai (?:ki|tang|quyet dinh|trao|co tham quyen)|(?:duoc )?thuong (?:bao nhieu|may)|muc thuong"
    r"|tien thuong|tieu chuan|dieu kien|ho so)(?!\w)"
)
_BEYOND_NAME = re.compile(
    r"(?<!\w)(?:thi|can|la|gom|duoc|co|phai|(?:xet )?tang|trao|thuong|do|ai|nhu the nao|the nao"
    r"|ra sao|bao nhieu|tieu chuan|dieu kien|ho so|thu tuc|tien|muc|theo|quy dinh|hien nay"
    r"|nam \d{4}|nop|gui|trinh)(?!\w)"
)
_LITTLE = re.compile(
    r"(?<!\w)(?:tieu chuan|dieu kien|ho so|thu tuc|trinh tu|quy trinh|giay to|tien|thuong|muc"
    r"|bao nhieu|may|ai|ki|tang|quyet dinh|cong nhan|trao|tham quyen|thoi (?:han|gian)"
    r"|han (?:chot|cuoi)?|nop|khi nao|(?:truoc )?ngay nao|bao gio|gom|nhung|gi|(?:nhu )?the nao"
    r"|ra sao|la|duoc|can|phai|dat|co|de(?: nghi)?|thi|do|xet|danh hieu|dong|trieu|tram|nghin"
    r"|khen|cua|hien nay|giay|xin|ve|nguoi|doi tuong|cap|nao|nam \d{4}|doi voi"
    r"|cho (?:(?:toi|em) )?(?:hoi|biet)|cho (?:ai|doi tuong|nguoi)|(?:di )?kem(?: theo)?|theo"
    r"|quy dinh|cho(?= *$)|a|nhe|moi)(?!\w)|[^\w]"
)
"""What a piece may say beside its side and the award, and asks nothing more by it."""
_WHO_DECIDES = re.compile(r"(?<!\w)(?:nguoi|cap) (?:ki|quyet dinh|trao)(?!\w)")
"""A side that asks without a word of asking: "mức thưởng và người quyết định"."""
_AWARD = "\ue000"
"""Stands for the award while a question is taken apart: names of awards have commas and "và"."""
_SEVERAL = 2


def of_several_sides(query: Query) -> list[tuple[Topic, str]] | None:
    """The sides that a question asks of one award, in their order, each with the question for it
    alone; None where it asks for one side, or for anything else as well.

    Each side stands in a piece of its own ("tiêu chuẩn, ai tặng và hồ sơ"): "ai quyết định mức
    thưởng" asks for one thing, and so does "thời hạn nộp hồ sơ".
    """
    parts = parts_of(query.text, plain=query.plain)
    award = _only_award(query, parts)
    if award is None or query.numbers or query.references:
        return None
    pieces = _pieces(_without(query.text, award))
    sides = [_side(piece) for piece in pieces]
    found = list(dict.fromkeys(side for side in sides if side is not None))
    if len(found) < _SEVERAL or any(side not in ASKED_OF for side in found):
        return None
    whom = dict.fromkeys(each.words for each in parts if each.part is Part.RECIPIENT)
    if any(_says_more(piece, whom) for piece in pieces):
        return None
    name = _name(pieces, award[0].words)
    name = " ".join([name, *(f"cho {each}" for each in whom if each not in name)])
    asked = [(side, ASKED_OF[side].replace("$award", name)) for side in found]
    return [(side, fold(each) if query.plain else each) for side, each in asked]


def _only_award(query: Query, parts: Sequence[Named]) -> list[Named] | None:
    """Where the one award stands that a rule question names; None where there is not just one, and
    for a name that may mean several ("bằng khen"), which is asked back."""
    if query.intent in (Intent.EVENT, Intent.COMPARISON, Intent.DOCUMENT):
        return None
    named = [e for e in parts if e.part is Part.AWARD and e.value not in AWARD_CLASSES]
    one = len({each.value for each in named}) == 1 and not members(named[0].value)
    return named if one else None


def _says_more(piece: str, whom: Iterable[str]) -> bool:
    """Whether a piece says anything beyond a side, the award, what belongs to its name, and for
    whom: a place, a case, another question."""
    before, _, after = piece.partition(_AWARD)
    rest = f"{before} {after[_end_of_name(after) :]}" if _AWARD in piece else before
    for each in whom:
        rest = rest.replace(each, " ")
    return _LITTLE.sub(" ", fold(rest)).strip() != ""


def _pieces(text: str) -> list[str]:
    """The pieces of a question between its signs and "và", parted again where a side begins: people
    who type in haste leave the comma out ("thưởng bao nhiêu ai ký")."""
    found = []
    for piece in _PARTED.split(text):
        starts = [each.start() for each in _BEGINS.finditer(fold(piece))]
        found += [piece[a:b] for a, b in pairwise([0, *starts, len(piece)])]
    return found


def _without(text: str, named: Sequence[Named]) -> str:
    for each in sorted(named, key=lambda one: -one.span.start):
        text = f"{text[: each.span.start]}{_AWARD}{text[each.span.end :]}"
    return text


def _side(piece: str) -> Topic | None:
    """The one side that a piece asks for; None where it asks for none, or for two at once. "Thời
    hạn nộp hồ sơ" asks for no papers; a deadline is that of handing in."""
    folded = fold(piece)
    if asks_to_whom(folded):
        return Topic.CRITERIA
    if _WHO_DECIDES.search(folded):
        return Topic.AUTHORITY
    asked = {_SAME_SIDE.get(each, each) for each in asked_topics(folded)}
    if len(asked) > 1:
        asked -= {Topic.DOSSIER}
    handed_in = SoughtFigure.HANDED_IN in figures_asked(folded)
    asked -= set() if handed_in else {Topic.DEADLINE}
    return asked.pop() if len(asked) == 1 else None


def _name(pieces: Sequence[str], award: str) -> str:
    """The award with what stands after it: "kỷ niệm chương vì sự nghiệp giáo dục"."""
    piece = next(each for each in pieces if _AWARD in each)
    after = piece[piece.index(_AWARD) + 1 :]
    return f"{award}{after[: _end_of_name(after)]}".strip()


def _end_of_name(after: str) -> int:
    """Where what stands behind an award ends to be part of its name."""
    end = _BEYOND_NAME.search(fold(after))
    return end.start() if end else len(after)
