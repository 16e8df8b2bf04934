"""Who decides, as people and rules name them: the chairman of a commune, a minister … (pure)."""

import re
from functools import lru_cache

from assistant.language.awards import without_awards
from assistant.vietnamese import fold

_CHAIR = r"(?:chu tich(?: (?:uy ban nhan dan|ubnd))?|uy ban nhan dan|ubnd)(?: cap)?"
_OFFICES = {
    "xã": rf"{_CHAIR} (?:xa|phuong|dac khu)(?! hoi)",
    "huyện": rf"{_CHAIR} (?:huyen|quan|thi xa)",
    "tỉnh": rf"{_CHAIR} (?:tinh|thanh pho)",
    "sở": r"giam doc so|co quan chuyen mon(?: thuoc (?:uy ban nhan dan|ubnd))?(?: cap)? tinh",
    "doanh nghiệp": r"giam doc (?:mot )?(?:doanh nghiep|cong t[iy]|hop tac xa|tap doan)"
    r"|chu tich hoi dong (?:quan tri|thanh vien)",
    "bộ": r"bo truong|thu truong (?:cac )?(?:bo|co quan ngang bo)",
    "thủ tướng": r"thu tuong",
    "chủ tịch nước": r"chu tich nuoc",
}
"""The offices whose powers the rules keep apart, each with its folded wordings."""
LEVELS = {
    "xã": "(?<!hợp tác )(?<!thị )xã(?! hội)|đặc khu"
    "|(?<!địa )(?<!đối )phường(?! pháp| án| thức| tiện| hướng)",
    "huyện": "huyện|(?<!cơ )(?<!hải )quận(?! đội| lý| hệ| trọng)|thị xã",
    "tỉnh": "tỉnh|thành phố",
    "sở": "(?<!cơ )(?<!trụ )sở(?! hữu| ban)",
    "bộ": "cấp bộ|bộ trưởng|của bộ",
}
"""How a question names the level of an office, in normal form; the words around keep apart what
reads alike, above all without diacritics ("hợp tác xã", "cơ quan", "địa phương")."""
LEVEL_NAMES = {
    "trung ương": ("trung ương",),
    "tỉnh": ("tỉnh", "thành phố"),
    "huyện": ("huyện",),
    "xã": ("xã", "phường"),
    "bộ": ("bộ",),
    "sở": ("sở",),
}
"""How the level of a body is told right behind its name ("Hội đồng … cấp tỉnh"), where nothing else
can be meant."""
_NAMED = {office: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for office, words in _OFFICES.items()}


@lru_cache(maxsize=20_000)
def offices_in(text: str) -> frozenset[str]:
    """The offices that `text` names; one that is part of an award ("Bằng khen của Thủ tướng")
    does not act."""
    folded = fold(without_awards(text))
    return frozenset(office for office, words in _NAMED.items() if words.search(folded))
