"""Document numbers: their form, and what their letters say of kind and issuer (pure)."""

import re

from assistant.types import Kind
from assistant.vietnamese import fold

_LETTERS = r"[A-ZĐ]{1,10}\d{0,2}"
NUMBER = (
    rf"\d{{1,5}}(?:/\d{{4}})?/{_LETTERS}(?:[-–]{_LETTERS})*(?![\w/])"
    rf"|\d{{1,4}}-[A-ZĐ]{{2,4}}/[A-ZĐ]{{2,}}(?:-[A-ZĐ]+)*(?![\w/])"
)
"""A document number inside a larger pattern; to be used with IGNORECASE."""

KIND_NAMES = {
    kind.value: kind
    for kind in Kind
    if kind not in (Kind.NEWS, Kind.FAQ, Kind.ENCYCLOPEDIA, Kind.SUMMARY)
}
"""The kinds that name themselves, by the word at their head: "nghị định" → Kind.DECREE."""

RULES = frozenset(KIND_NAMES.values()) - {Kind.REPORT}
"""The kinds that a state or Party body issues under a number of its own."""

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_SPELLINGS = (
    (r"\bND(?=-)", "NĐ"),
    (r"\bQD(?=-)", "QĐ"),
    (r"\bCD(?=-)", "CĐ"),
    (r"HDND\b", "HĐND"),
    (r"BGDDT\b", "BGDĐT"),
    (r"BLDTBXH\b", "BLĐTBXH"),
    (r"TTG\b", "TTg"),
)
_KIND_LETTERS = {
    "NĐ": Kind.DECREE,
    "TT": Kind.CIRCULAR,
    "TTLT": Kind.CIRCULAR,
    "QĐ": Kind.DECISION,
    "KH": Kind.PLAN,
    "CĐ": Kind.DISPATCH,
    "CT": Kind.DIRECTIVE,
    "NQ": Kind.RESOLUTION,
    "HD": Kind.GUIDANCE,
    "KL": Kind.CONCLUSION,
    "TB": Kind.NOTICE,
    "BC": Kind.REPORT,
    "PL": Kind.ORDINANCE,
    "CV": Kind.LETTER,
}
_ISSUERS = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "KTNN": "Kiểm toán nhà nước",
    "TTCP": "Thanh tra Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "UBDT": "Ủy ban Dân tộc",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "BXD": "Bộ Xây dựng",
    "BQP": "Bộ Quốc phòng",
    "BCA": "Bộ Công an",
    "BYT": "Bộ Y tế",
    "BTP": "Bộ Tư pháp",
    "BCT": "Bộ Công Thương",
    "BNG": "Bộ Ngoại giao",
    "BGTVT": "Bộ Giao thông vận tải",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BDTTG": "Bộ Dân tộc và Tôn giáo",
}


def canonical(number: str) -> str:
    """One spelling: "152/2025/nd-cp" → "152/2025/NĐ-CP", "229/cđ-ttg" → "229/CĐ-TTg"."""
    upper = re.sub(r"\s+", "", number).upper().replace("–", "-")
    for pattern, letters in _SPELLINGS:
        upper = re.sub(pattern, letters, upper)
    return upper


def numbers_in(text: str) -> list[tuple[str, int]]:
    """Every document number in `text` in its canonical form, with the place where it starts."""
    return [(canonical(found[0]), found.start()) for found in _NUMBER.finditer(text)]


def kind_of_number(number: str) -> Kind | None:
    """The kind that the letters of `number` name; None for "…/QH15", which laws and resolutions
    share, and for letters that are not known."""
    return next((_KIND_LETTERS[p] for p in _letters(number) if p in _KIND_LETTERS), None)


def issuer_of_number(number: str) -> str | None:
    """The issuer where the letters of `number` leave no doubt: "…/TT-BNV" → "Bộ Nội vụ"."""
    body = _letters(number)[-1].rstrip("0123456789") if _letters(number) else ""
    return _ISSUERS.get(body)


def kind_named(word: str) -> Kind | None:
    """The kind that `word` names, in any case, old tone marks and all; None for other words."""
    wanted = fold(word)
    return next((kind for name, kind in KIND_NAMES.items() if fold(name) == wanted), None)


def _letters(number: str) -> list[str]:
    return [part for part in re.split(r"[/-]", number) if part and not part.isdigit()]
