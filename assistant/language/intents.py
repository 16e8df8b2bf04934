"""What a question asks for, told by its words (pure).

The phrases are written without diacritics and tried in order: the first intent with a phrase in
the question is the one.
"""

import re

from assistant.language.occasions import marks_in
from assistant.language.older import OLDER
from assistant.types import Intent
from assistant.vietnamese import fold

_PHRASES: dict[Intent, tuple[str, ...]] = {
    Intent.COMPARISON: (
        "(?<!co )so voi", "khac gi", "khac nhau", "diem moi", "thay doi gi", "so sanh", "diem khac",
        "khac luat", "khac nghi dinh", "khac thong tu", "khac quy dinh", "khac voi",
        "co gi moi", "co gi khac", "co gi thay doi", "thay doi the nao", "thay doi nhu the nao",
        "thay doi ra sao", rf"quy dinh {OLDER}", "quy dinh truoc day",
        "quy dinh truoc kia", "truoc day quy dinh", "phan biet",
        r"khac (?:\w+ ){1,8}(?:o diem nao|o cho nao|cho nao)",
    ),
    Intent.DOCUMENT: (
        "noi ve gi", "noi dung chinh", "noi ve van de gi", "quy dinh ve gi", "con hieu luc",
        "thay the",
        r"(?:thay(?: cho)?|bai bo)(?: boi)? (?:van ban|luat|nghi dinh|thong tu|quyet dinh)",
        "thay bang van ban", "thay bang luat", "thay bang nghi dinh",
        "thay bang thong tu", "het hieu luc", "hieu luc khi nao", "hieu luc tu",
        "hieu luc ngay nao", "ban hanh ngay nao", "ban hanh khi nao", "ngay ban hanh",
        r"(?:nghi dinh|luat|thong tu|chi thi|cong van|ke hoach|nghi quyet|van ban|quyet dinh so)"
        r"(?: [\w/-]+){0,8} ai ky", r"ai ky (?:ban hanh )?(?:cac |nhung )?(?:nghi dinh|luat"
        r"|thong tu|chi thi|cong van|ke hoach|nghi quyet|van ban|quyet dinh so)",
        "ai ban hanh", "co quan nao ban hanh",
        r"(?:nghi dinh|luat|thong tu|chi thi|cong (?:van|dien)|ke hoach|nghi quyet|quyet dinh)"
        r"(?: so)? \d[\w/.-]*(?: cua)?(?: \w+){0,4}? (?:(?:noi|quy dinh|viet|yeu cau)(?: ve)?"
        r"|noi dung(?: la)?) (?:nhung |cai )?gi(?: the| vay| a)?(?=[ ?.!]*$)",
    ),
    Intent.EVENT: (
        "hoi nghi", "dai hoi", "le phat dong", "le ky ket", "le trao", "le don nhan",
        "le ky niem", "le tong ket", "khoi truong", "khoi pho", "cum truong", "cum pho",
        "cum thi dua", "khoi thi dua", "chu tri", "giao uoc", "dien ra", "to chuc ngay",
        "to chuc o dau", "to chuc tai", "to chuc khi nao", "phat bieu", "tham du", "so ket",
        "tong ket", "dang cai", "diem cau", "phien hop", "don nhan",
    ),
    Intent.FIGURE: (
        "bao nhieu", "may tinh", "may bo", "may nam", "may lan", "may ngay", "may don vi",
        "bao lau", "phan tram", "muc thuong", "muc tien thuong", "tien thuong", "ty le", "he so",
        "muc luong", "luong co so",
    ),
    Intent.DEFINITION: (
        "la gi", "nghia la", "the nao duoc coi la", "duoc coi la", "the nao la", "duoc hieu",
        "khai niem", "dinh nghia",
    ),
}  # fmt: skip

_PATTERNS = {
    intent: re.compile(r"(?<!\w)(?:" + "|".join(map(fold, phrases)) + r")(?!\w)")
    for intent, phrases in _PHRASES.items()
}


_OF_A_RULE = re.compile(
    r"(?<!\w)(?:tieu chuan|dieu kien|ho so|thu tuc|tham quyen|trach nhiem|nguyen tac|muc dich"
    r"|hinh thuc|nhiem vu|quyen loi|quyen va nghia vu|yeu cau|noi dung|bien phap|tieu chi)(?!\w)"
)
"""What a rule lays down: "tiêu chuẩn … là gì?" asks for the rule, not for a definition."""


_HAPPENED = re.compile(
    r"(?<!\w)(?:hop|phat dong|trao|bieu duong|tuyen duong|ki ket|ra mat)(?: \w+){0,12}?"
    r" (?:ngay nao|khi nao|luc nao|o dau|tai dau)(?!\w)"
)
_HEADS = re.compile(
    r"(?<!\w)(?:bao nhieu|may) (?:truong hop|dai bieu|dien hinh|nguoi|ca nhan|tap the|hoc sinh)"
    r"(?!\w)"
)
"""Who was counted somewhere ("Hậu Giang có bao nhiêu người bị …"): news tells it, no rule does."""
_BEFELL = re.compile(
    r"(?<!\w)(?:\d+ (?:nguoi|ca nhan|tap the|giao vien|can bo|lanh dao)|(?:nhung )?ai)"
    r"(?: \w+){0,6}? bi (?:thu hoi|tuoc|huy|rut)(?!\w)"
)
"""What befell people somewhere ("14 người ở Hậu Giang bị thu hồi danh hiệu gì"), the same."""


def intent_of(folded: str) -> Intent:
    """The intent of a question given in its folded form; a rule where no phrase tells."""
    intent = _by_phrase(folded)
    people = _HEADS.search(folded) or _BEFELL.search(folded)
    counted = people is not None and bool(marks_in(folded).places)
    if intent in (Intent.RULE, Intent.FIGURE) and (counted or _HAPPENED.search(folded)):
        return Intent.EVENT
    return intent


def _by_phrase(folded: str) -> Intent:
    found = (intent for intent, pattern in _PATTERNS.items() if pattern.search(folded))
    intent = next(found, Intent.RULE)
    defined = intent is Intent.DEFINITION and _OF_A_RULE.search(folded) is None
    return Intent.RULE if intent is Intent.DEFINITION and not defined else intent
