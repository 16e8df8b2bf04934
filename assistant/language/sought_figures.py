"""The figures that questions ask for, and how they look in texts (pure, folded)."""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

_TEXTS = 20_000
"""Texts whose figures are remembered: every question looks at a hundred of them."""


class SoughtFigure(Enum):
    """What sort of figure, or of fact that stands like one, a question asks for."""

    MONEY = "money"
    AMOUNT = "an amount of money"
    SHARE = "a share"
    VOTES = "a share of votes"
    HIGHEST_SHARE = "the highest share"
    TIME = "a stretch of time"
    DAYS = "a number of days"
    DEADLINE = "a deadline"
    HANDED_IN = "the day up to which something is handed in"
    PLACE_TO_SEND = "where something is sent"
    FEE = "a fee"
    AGE = "an age"
    PEOPLE = "how many people"
    HOW_OFTEN = "how often"
    COPIES = "how many sets of a dossier"
    HEAD = "who heads a council"
    DEPUTY = "who stands in for its head"


_ASKS_WHO = r"(?=.*(?<!\w)(?:(?:la|do) (?:nhung )?ai|ai (?:la|lam|giu))(?!\w))"
_WHEN = r"(?:khi nao|(?:truoc )?ngay nao|bao gio|luc nao)"
_HAND_IN = (
    r"(?:nop|gui|(?<!qua )(?<!cong )(?<!chuong )(?<!quy )(?<!tien )(?<!lo )trinh(?=$| (?:thu tuong"
    r"|chu tich|cap|ho so|hoi dong|bo|uy ban|ubnd|so|len|khen|de|xet|chinh phu|tang|danh hieu|khi"
    r"|ngay|truoc|bao|luc)(?!\w)))(?!\w)"
)
_HANDING_IN = ("nop", "gui", "trinh")
"""One of them stands in what speaks of handing in: most texts need not be searched further."""
_DAY = (
    r"(?:ngay \d|thang \d|quy [iv\d]|\d+ (?:ngay|tuan|thang)(?!\w)"
    r"|(?<![/\d])\d{1,2}/\d{1,2}(?![\d/]*[a-z-])(?! (?:tong )?so))"
)

_ASKED_AND_HELD: Mapping[SoughtFigure, tuple[re.Pattern[str], re.Pattern[str]]] = {
    SoughtFigure.MONEY: (
        re.compile(
            r"(?<!\w)(?:thuong (?:bao nhieu|may)(?! (?:tap the|ca nhan|nguoi|don vi))"
            r"|muc (?:tien )?thuong|bao nhieu (?:tien|dong)|(?<!tien )tien (?:la )?bao nhieu"
            r"|(?<!khen )(?<!thi dua )(?<!tien )thuong (?:\w+ ){1,8}(?:la |duoc )?bao nhieu"
            r"|^tien thuong|(?:may|bao nhieu) lan (?:muc )?luong)(?!\w)"
        ),
        re.compile(
            r"luong co so|\d (?:(?:trieu|nghin|ngan|ty|ti) )?dong(?!\w)|muc tien thuong|\d,\d"
        ),
    ),
    SoughtFigure.AMOUNT: (
        re.compile(r"(?<!lan )(?<!lan muc )(?<!theo )luong co so"),
        re.compile(r"luong co so[^.;\n]{0,80}?\d[.,]\d{2,3}|\| \d\.\d{3}\.\d{3}"),
    ),
    SoughtFigure.SHARE: (
        re.compile(
            r"^(?!.*(?<!\w)(?:phieu|dong y|tan thanh)(?!\w)).*"
            r"(?<!\w)(?:phan tram|ti le|bao nhieu %)(?!\w)"
        ),
        re.compile(
            r"(?:^|[.;\n])(?![^.;\n]*(?<!\w)phieu(?!\w))[^.;\n]*"
            r"(?:\d ?%|phan tram|khong (?:an dinh|gioi han|khong che) (?:muc )?t[iy] le)"
        ),
    ),
    SoughtFigure.VOTES: (
        re.compile(
            r"^(?=.*(?<!\w)(?:phieu|dong y|tan thanh)(?!\w)).*"
            r"(?<!\w)(?:phan tram|ti le|bao nhieu %)(?!\w)"
        ),
        re.compile(r"(?:^|[.;\n])(?=[^.;\n]*(?:phieu|dong y|tan thanh))[^.;\n]*(?:\d ?%|\d/\d)"),
    ),
    SoughtFigure.HIGHEST_SHARE: (
        re.compile(
            r"(?<!\w)ti le (?:\w+ ){0,12}toi da|toi da (?:\w+ ){0,8}(?:phan tram|%)"
            r"|khong (?:vuot )?qua (?:bao nhieu|may) (?:phan tram|%)"
        ),
        re.compile(
            r"(?:khong (?:vuot )?qua|toi da|nhieu nhat|cao nhat)[^.;\n]{0,24}?\d ?%"
            r"|khong (?:an dinh|gioi han|khong che) (?:muc )?t[iy] le"
        ),
    ),
    SoughtFigure.TIME: (
        re.compile(r"(?<!\w)(?:bao lau|(?:may|bao nhieu) (?:nam|thang|ngay)(?! ?\d))(?!\w)"),
        re.compile(
            r"(?<!\d)\d+ (?:nam|thang|ngay|lan lien tuc)|(?<!\w)(?:hang|moi) (?:nam|quy|thang)"
        ),
    ),
    SoughtFigure.DAYS: (
        re.compile(r"(?<!\w)(?:may|bao nhieu) ngay(?! ?\d)(?!\w)"),
        re.compile(r"(?<![/\d])\d+ (?:ngay|gio)(?!\w)"),
    ),
    SoughtFigure.DEADLINE: (
        re.compile(
            r"(?<!\w)(?:thoi han|han (?:cuoi|nop|chot)|truoc ngay nao|cham nhat"
            r"|thoi gian (?:giai quyet|tham dinh|xu li|nop|gui|cong khai|lay y kien)"
            r"|(?:nop|gui|trinh)(?: \w+){0,10}? (?:khi nao|ngay nao|bao gio|luc nao))(?!\w)"
        ),
        re.compile(
            r"(?<![/\d])\d+ (?:ngay|gio|tuan)(?!\w)|ngay \d|thang \d"
            r"|(?<![/\d])\d{1,2}/\d{1,2}(?![\d/]*[a-z-])(?! (?:tong )?so)"
            r"|(?:trong|thoi han|cham nhat|khong qua|sau|ke tu)[^.;|\n]{0,40}\d+ (?:thang|nam)"
            r"|quy [iv\d]"
        ),
    ),
    SoughtFigure.HANDED_IN: (
        re.compile(
            rf"(?<!\w)(?:han (?:cuoi |chot )?|thoi (?:gian|han|diem) ){_HAND_IN}"
            rf"|(?<!\w){_HAND_IN}(?: \w+){{0,10}}? {_WHEN}(?!\w)"
            rf"|(?<!\w){_WHEN}(?: \w+){{0,6}}? {_HAND_IN}"
        ),
        re.compile(
            rf"(?:^|[.;\n])(?=[^.;\n]*(?<!\w){_HAND_IN})"
            r"(?![^.;\n]*(?:ke )?tu (?:ngay|khi) (?:\w+ )?nhan)"
            rf"[^.;\n]*(?<!\w){_DAY}"
            rf"|(?:thoi (?:han|gian|diem)|han) (?:\w+ ){{0,2}}{_HAND_IN}[^.:\n]*:"
            rf"[^.]{{0,600}}{_DAY}"
        ),
    ),
    SoughtFigure.PLACE_TO_SEND: (
        re.compile(
            r"(?<!\w)(?:nop|gui|trinh|dang ki)(?: \w+){0,12}?"
            r" (?:(?:o|tai|den|ve) dau|noi nao|(?:cho|den|o) (?:ai|co quan nao))(?!\w)"
        ),
        re.compile(
            r"(?<!\w)(?:nop|gui|trinh|tiep nhan|dang k[iy])[^.;\n]{0,160}?"
            r"(?<!\w)(?:den|toi|ve|tai|cho|qua|len|o) (?:\w+ ){0,2}?"
            r"(?:bo|so|ban|co quan|uy ban|ubnd|hoi dong|phong|trung tam|cong|vu|thu tuong"
            r"|chu tich|thuong truc)(?!\w)"
        ),
    ),
    SoughtFigure.FEE: (
        re.compile(r"(?<!\w)(?:le phi|phi (?:nop|xet|tham dinh)|mat phi)(?!\w)"),
        re.compile(r"(?<!\w)(?:le phi|mien phi|khong (?:thu|mat|phai nop) phi)(?!\w)"),
    ),
    SoughtFigure.AGE: (
        re.compile(r"(?<!\w)(?:(?:may|bao nhieu) tuoi|tuoi (?:\w+ ){0,6}(?:la )?bao nhieu)(?!\w)"),
        re.compile(r"(?<!\d)\d+ tuoi"),
    ),
    SoughtFigure.HEAD: (
        re.compile(
            rf"^(?=.*(?<!\w)hoi dong){_ASKS_WHO}(?!.*quyet dinh)"
            r".*(?<!\w)(?<!pho )chu tich(?! (?:ubnd|uy ban))(?!\w)"
        ),
        re.compile(r"(?<!\w)(?<!pho )chu tich (?:hoi dong[^.;,\n]{0,60} )?(?:la|do) "),
    ),
    SoughtFigure.DEPUTY: (
        re.compile(rf"^(?=.*(?<!\w)hoi dong){_ASKS_WHO}.*(?<!\w)pho chu tich(?!\w)"),
        re.compile(
            r"(?<!\w)pho chu tich(?: thuong truc)? (?:hoi dong[^.;,\n]{0,60} )?(?:la|do|gom) "
        ),
    ),
    SoughtFigure.PEOPLE: (
        re.compile(r"(?<!\w)(?:may|bao nhieu) (?:nguoi|thanh vien|uy vien|phieu|dai bieu)(?!\w)"),
        re.compile(
            r"(?:\d|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) "
            r"(?:(?:pho|truong) )?(?:nguoi|thanh vien|uy vien|phieu|chu tich|don vi|dai bieu)"
            r"|(?:so luong|tong so|phieu)[^.;\n]{0,60}\d"
        ),
    ),
    SoughtFigure.HOW_OFTEN: (
        re.compile(r"(?<!\w)(?:may|bao nhieu) lan (?:mot|moi|trong|1) (?:nam|quy|thang)(?!\w)"),
        re.compile(
            r"(?<!\d)\d+ (?:thang|nam|quy|lan)(?!\w)|dinh k[iy]"
            r"|(?:hang|moi) (?:nam|quy|thang)(?!\w)"
        ),
    ),
    SoughtFigure.COPIES: (
        re.compile(
            r"(?<!\w)(?:(?:may|bao nhieu) bo(?! (?:truong|nganh|phan|mon|phieu|sung))"
            r"|so luong (?:bo|ho so))(?!\w)"
        ),
        re.compile(
            r"(?<!\w)(?<!khoan )(?:\d+|mot|hai|ba) bo"
            r"(?! (?:truong|nganh|phan|mon|phieu|sung))(?!\w)|so luong ho so"
        ),
    ),
}
"""How a thing of some sort is asked for, and how it looks, in folded text. The share of votes that
a candidate needs says nothing of how many may be given the award, nor does a least share; in how
many days a dossier is looked over, from the day it came, nothing of when it is to come."""
_ASKS_FOR_PAPERS = re.compile(
    r"(?<!\w)(?:(?:gom|giay to|tai lieu|thanh phan)(?: \w+){0,2}? (?:gi|nao)"
    r"|(?:can|nhung) gi)(?!\w)"
)
BESIDE_LISTS = frozenset(SoughtFigure) - {
    SoughtFigure.MONEY,
    SoughtFigure.AMOUNT,
    SoughtFigure.SHARE,
    SoughtFigure.VOTES,
    SoughtFigure.HIGHEST_SHARE,
    SoughtFigure.TIME,
}
"""None of these stands in the lists of criteria and papers that are quoted whole."""


@lru_cache(maxsize=1_000)
def figures_asked(folded: str) -> frozenset[SoughtFigure]:
    """The sorts that a folded question asks for: "thuong bao nhieu" asks for money. Who asks
    for the papers of a dossier as well as for its sets is answered by a rule on the papers alone.
    """
    found = frozenset(sort for sort, (asked, _) in _ASKED_AND_HELD.items() if asked.search(folded))
    return found - {SoughtFigure.COPIES} if asks_for_papers(folded) else found


def asks_for_papers(folded: str) -> bool:
    """Whether a folded question asks which papers a dossier has: "gom nhung gi"."""
    return _ASKS_FOR_PAPERS.search(folded) is not None


def asks_for_sets(folded: str) -> bool:
    """Whether a folded question asks how many sets of a dossier are handed in, its papers besides
    or not."""
    return _ASKED_AND_HELD[SoughtFigure.COPIES][0].search(folded) is not None


@lru_cache(maxsize=_TEXTS)
def holds_figures(text: str, sorts: frozenset[SoughtFigure]) -> bool:
    """Whether a text holds a figure of each of the sorts."""
    letters = _letters(text)
    if SoughtFigure.HANDED_IN in sorts and not any(each in letters for each in _HANDING_IN):
        return False
    return all(_ASKED_AND_HELD[each][1].search(letters) for each in sorts)


def _letters(text: str) -> str:
    """The ASCII letters and signs of a tidy text: `fold` but for "—", "…" and the like and for the
    spelling of i/y, which the figures allow for ("t[iy] le"), in a tenth of the time."""
    parted = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return parted.encode("ascii", "ignore").decode()
