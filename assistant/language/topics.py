"""What of an award a rule is about: criteria, who decides, dossier, bonus … (pure)."""

import re
from enum import Enum
from functools import lru_cache

from assistant.vietnamese import fold


class Topic(Enum):
    """A side of the rules on awards; the value finds it in folded words of rules."""

    CRITERIA = r"tieu chuan|dieu kien|dat (?:mot trong )?cac tieu chuan"
    AUTHORITY = r"tham quyen|quyet dinh (?:tang|khen thuong|cong nhan)"
    DOSSIER = r"ho so"
    BONUS = r"tien thuong|luong co so"
    DEADLINE = r"thoi han|thoi diem|thoi gian|truoc ngay|xet tang (?:hang nam|\d+ nam mot lan)"
    PROCEDURE = r"thu tuc|trinh tu|quy trinh"
    PRINCIPLE = r"nguyen tac"
    DUTY = r"trach nhiem|nghia vu"
    RIGHT = r"quyen (?:cua (?:ca nhan|tap the|ho gia dinh)|loi(?! ich)|va nghia vu)"
    COUNCIL = r"hoi dong thi dua"
    VIOLATION = r"vi pham|huy bo|thu hoi|tuoc"
    FUND = r"quy thi dua"
    SIMPLIFIED = r"thu tuc don gian"
    EFFECT = r"hieu luc thi hanh"


LISTED = frozenset({Topic.CRITERIA, Topic.DOSSIER, Topic.PRINCIPLE, Topic.DUTY, Topic.VIOLATION})
"""Topics whose rules are lists that only count as a whole."""

OF_ALL_AWARDS = frozenset({Topic.DOSSIER, Topic.PROCEDURE})
"""How an award is proposed, which the rules lay down for all awards together: an article headed
with one award lays down who is given it (Điều 21 to 76 of the Law of 2022, beside 83 to 85)."""
BESIDE_CRITERIA = OF_ALL_AWARDS | {Topic.AUTHORITY, Topic.BONUS, Topic.FUND, Topic.RIGHT}
"""What an article headed with an award does not say of it, but others do: who decides, what comes
with it."""

_IN_RULES = {topic: re.compile(rf"(?<!\w)(?:{topic.value})(?!\w)") for topic in Topic}
_ASKED = {
    Topic.AUTHORITY: r"(?:ai|cap nao|co quan nao|nguoi nao|don vi nao) "
    r"(?:co (?:quyen|tham quyen) )?(?:duoc )?(?:quyet dinh|ki|tang|cong nhan|trao|xet tang|phong)"
    r"|(?:chu tich|thu truong|giam doc|bo truong|thu tuong|hieu truong|chinh phu)"
    r"(?: \w+){0,6} (?:duoc|co quyen|quyet dinh|ki) ?(?:tang|khen)?"
    r"|(?:uy ban nhan dan|ubnd|(?<!co )(?<!tru )so)(?: \w+){1,6} (?:duoc|co quyen)"
    r" (?:quyet dinh|ki|tang|khen)"
    r"|(?:uy ban nhan dan|ubnd|chu tich|giam doc|bo truong|(?<!co )(?<!tru )so)(?: \w+){0,5}"
    r" (?:tang|cong nhan|ki) (?:\w+ ){1,8}(?:duoc|co duoc) khong"
    r"|cap (?:huyen|xa|tinh|so|bo) (?:co )?(?:duoc|quyen|duoc quyen)"
    r" (?:quyet dinh|tang|khen|cong nhan|xet tang)",
    Topic.BONUS: r"thuong bao nhieu|(?<!khen )(?<!thi dua )thuong (?:\w+ ){1,8}bao nhieu"
    r"|bao nhieu tien|(?<!tien )tien (?:la )?bao nhieu|muc thuong|thuong may"
    r"|(?<!khen )thuong kem"
    r"|duoc (?:tang|nhan|huong|thuong) (?:kem )?(?:nhung |cac )?(?:gi|qua gi|khoan nao)"
    r"(?= ?[?.!]|$)",
    Topic.DEADLINE: r"khi nao|bao gio|truoc ngay nao|han (?:nop|chot)|ngay nao",
    Topic.CRITERIA: r"(?:can|phai|dat)(?: dat| co)?(?: nhung)? gi (?:thi|de|moi)(?: moi)? duoc"
    r"|lam sao (?:de )?duoc|co duoc xet",
    Topic.DOSSIER: r"giay to|may bo|bao nhieu bo",
    Topic.FUND: r"trich (?:lap )?quy|quy khen thuong"
    r"|(?:ai|cap nao|co quan nao|don vi nao|nguon nao|quy nao)(?: \w+){0,3} chi (?:tra )?"
    r"(?:tien )?thuong"
    r"|tien thuong(?: \w+){0,6} (?:lay (?:tu|o)|do (?:ai|co quan nao|cap nao))"
    r"|(?:nguon )?kinh phi (?:thi dua|khen thuong)",
    Topic.RIGHT: r"quyen loi gi|co (?:nhung )?quyen gi|huong quyen",
    Topic.EFFECT: r"(?:ap dung|hieu luc)(?: thi hanh)? (?:ke )?(?:tu )?"
    r"(?:khi nao|ngay nao|bao gio)",
    Topic.SIMPLIFIED: r"(?:ho so|giay to|thu tuc|trinh tu|quy trinh)(?: \w+){0,6} dot xuat"
    r"|dot xuat(?: \w+){0,6} (?:ho so|giay to|thu tuc|trinh tu|quy trinh)",
}
_IN_QUESTIONS = {
    topic: re.compile(rf"(?<!\w)(?:{topic.value}|{_ASKED[topic]})(?!\w)")
    if topic in _ASKED
    else _IN_RULES[topic]
    for topic in Topic
}


_LOOKED_OVER = re.compile(r"(?<!\w)tham dinh(?: \w+){0,3} ho so(?!\w)(?!(?: \w+){0,8} gom)")
_HOW_LONG = re.compile(
    r"(?<!\w)(?:bao nhieu|bao lau|thoi (?:han|gian|diem)|khi nao|bao gio|may (?:ngay|lan)|ngay nao)"
)
_HOW_MUCH = re.compile(r"(?<!\w)(?:bao nhieu|muc(?! dich)|may lan|he so)(?!\w)")
_IS_GIVEN = re.compile(
    r"(?<!\w)duoc (?:xet )?(?:tang|khen|cong nhan)(?!\w)(?: \w+)*"
    r" (?:khi nao|bao gio|(?:can|phai|dat)(?: \w+)? gi|dieu kien|tieu chuan)(?!\w)"
)
"""Asks when or for what a body is given an award: "cấp xã được tặng huân chương khi nào"."""
_DECIDES = re.compile(r"(?<!\w)(?:quyen|quyet dinh|ai|(?:cap|co quan|nguoi|don vi) nao)(?!\w)")
_PUNISHED = re.compile(
    r"(?<!\w)(?:ki luat|bi (?:khien trach|canh cao|ha bac luong|giang chuc|cach chuc"
    r"|buoc thoi viec))(?!\w)"
)
_BARRED = re.compile(r"(?<!\w)(?:bi|bi xem xet|(?:thi|chap) hanh(?: \w+){0,4}) ki luat(?!\w)")
"""How a rule speaks of whoever was punished; "bị xử lý kỷ luật" is what a rule threatens with."""


def asks_who_looks_over(folded: str) -> bool:
    """Whether a question, in its folded form, is on who looks a dossier over, not for how long."""
    return tells_who_looks_over(folded) and _HOW_LONG.search(folded) is None


def tells_who_looks_over(folded: str) -> bool:
    """Whether words, in their folded form, speak of looking a dossier over."""
    return _LOOKED_OVER.search(folded) is not None


def asks_of_discipline(folded: str) -> bool:
    """Whether a question, in its folded form, is on someone who was punished."""
    return _PUNISHED.search(folded) is not None


@lru_cache(maxsize=20_000)
def tells_of_discipline(text: str) -> bool:
    """Whether a rule lays down what holds for those who were punished."""
    return _BARRED.search(fold(text)) is not None


_TOGETHER = re.compile(
    r"(?<!\w)(?:ca (?:2|hai)|nhieu (?:khoan|danh hieu|hinh thuc)|dong thoi"
    r"|cung (?:mot |1 )?(?:nam|luc|dot|thoi (?:diem|gian))|vua (?:\w+ ){1,12}?vua"
    r"|roi (?:\w+ ){0,8}?(?:nua|them)|(?:nhan|linh|huong|lay) (?:\w+ ){0,3}nao)(?!\w)"
)
_MONEY = re.compile(
    r"(?<!\w)(?:(?<!tien )tien(?! tien)|(?<!khen )thuong|muc cao nhat)(?!\w)(?! binh)"
)
_SEVERAL = re.compile(
    r"(?<!\w)(?:nhieu (?:danh hieu|hinh thuc)"
    r"|danh hieu(?: thi dua)? (?:va|vua)(?: \w+){0,3} hinh thuc khen)"
    r"[^.;\n]{0,240}?(?<!\w)(?:tien thuong|khoan tien|huong)(?!\w)"
)


def asks_of_several(folded: str) -> bool:
    """Whether a question, in its folded form, is on the money of several awards that someone has at
    once."""
    return _TOGETHER.search(folded) is not None and _MONEY.search(folded) is not None


@lru_cache(maxsize=20_000)
def tells_of_several(text: str) -> bool:
    """Whether a rule lays down what money comes with several awards at once."""
    return _SEVERAL.search(fold(text)) is not None


_IN_ANY_RULE = re.compile(rf"(?<!\w)(?:{'|'.join(topic.value for topic in Topic)})(?!\w)")
"""Most headings name no topic: one look instead of one for each."""


@lru_cache(maxsize=1_000)
def asked_topics(folded: str) -> frozenset[Topic]:
    """The topics that a question, given in its folded form, asks about; who looks a dossier over is
    not asked of its papers, who pays not of the sum, for what a body is given an award not of its
    powers, and since when a text holds of nothing in it.
    """
    found = frozenset(topic for topic, words in _IN_QUESTIONS.items() if words.search(folded))
    if Topic.EFFECT in found:
        return found & {Topic.EFFECT, Topic.DEADLINE}
    if _IS_GIVEN.search(folded) and not _DECIDES.search(folded):
        found -= {Topic.AUTHORITY}
    if Topic.FUND in found and not _asks_how_much(folded):
        found -= {Topic.BONUS}
    return found - {Topic.DOSSIER} if asks_who_looks_over(folded) else found


def _asks_how_much(folded: str) -> bool:
    return _HOW_MUCH.search(folded) is not None


def asks_who_pays(folded: str) -> bool:
    """Whether a question, in its folded form, asks who pays or out of which fund, not how much."""
    return Topic.FUND in asked_topics(folded) and not _asks_how_much(folded)


def answering_topics(asked: frozenset[Topic]) -> frozenset[Topic]:
    """The sides that answer for those asked: a procedure begins with its dossier, and where no rule
    is headed with procedures the one on dossiers tells it."""
    return asked | OF_ALL_AWARDS if Topic.PROCEDURE in asked else asked


@lru_cache(maxsize=20_000)
def topics_in(text: str) -> frozenset[Topic]:
    """The topics that a heading or an introducing sentence of a rule names."""
    folded = fold(text)
    if _IN_ANY_RULE.search(folded) is None:
        return frozenset()
    return frozenset(topic for topic, words in _IN_RULES.items() if words.search(folded))
