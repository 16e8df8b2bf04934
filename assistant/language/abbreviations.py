"""The abbreviations of the field, of administration and of hurried typing (pure).

Each stands in the form staff write it, and is matched without regard to diacritics. Short forms
that mean several things are those of `assistant.language.shorthand`.
"""

import re
from collections.abc import Callable

from assistant.language.shorthand import is_short, written_out
from assistant.vietnamese import fold, is_plain, unmarked

ABBREVIATIONS: dict[str, str] = {
    "TĐKT": "thi đua, khen thưởng",
    "TĐ-KT": "thi đua, khen thưởng",
    "CSTĐ": "chiến sĩ thi đua",
    "CSTĐCS": "chiến sĩ thi đua cơ sở",
    "CSTĐTQ": "chiến sĩ thi đua toàn quốc",
    "LĐTT": "lao động tiên tiến",
    "CSTT": "chiến sĩ tiên tiến",
    "TTLĐXS": "tập thể lao động xuất sắc",
    "TTLĐTT": "tập thể lao động tiên tiến",
    "LĐXS": "lao động xuất sắc",
    "ĐVQT": "đơn vị quyết thắng",
    "ĐVTT": "đơn vị tiên tiến",
    "BKTTG": "bằng khen của Thủ tướng Chính phủ",
    "BKTT": "bằng khen của Thủ tướng Chính phủ",
    "BKTTCP": "bằng khen của Thủ tướng Chính phủ",
    "CTĐ": "cờ thi đua",
    "HCLĐ": "Huân chương Lao động",
    "HCĐL": "Huân chương Độc lập",
    "HCCC": "Huân chương Chiến công",
    "KNC": "kỷ niệm chương",
    "AHLĐ": "Anh hùng Lao động",
    "AHLLVT": "Anh hùng Lực lượng vũ trang nhân dân",
    "AHLLVTND": "Anh hùng Lực lượng vũ trang nhân dân",
    "LLVTND": "lực lượng vũ trang nhân dân",
    "BMVNAH": "Bà mẹ Việt Nam Anh hùng",
    "VNAH": "Việt Nam Anh hùng",
    "NGND": "Nhà giáo nhân dân",
    "NGƯT": "Nhà giáo ưu tú",
    "NSND": "Nghệ sĩ nhân dân",
    "NSƯT": "Nghệ sĩ ưu tú",
    "TTND": "Thầy thuốc nhân dân",
    "TTƯT": "Thầy thuốc ưu tú",
    "NNND": "Nghệ nhân nhân dân",
    "NNƯT": "Nghệ nhân ưu tú",
    "HĐTĐKT": "hội đồng thi đua, khen thưởng",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "BCHTW": "Ban Chấp hành Trung ương",
    "BCH": "ban chấp hành",
    "BTV": "ban thường vụ",
    "TW": "trung ương",
    "UVTW": "ủy viên trung ương",
    "UVTV": "ủy viên thường vụ",
    "BNV": "Bộ Nội vụ",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "GDĐT": "giáo dục và đào tạo",
    "GD&ĐT": "giáo dục và đào tạo",
    "KHCN": "khoa học và công nghệ",
    "KH&CN": "khoa học và công nghệ",
    "TNMT": "tài nguyên và môi trường",
    "TN&MT": "tài nguyên và môi trường",
    "TT&TT": "thông tin và truyền thông",
    "BTC": "Bộ Tài chính",
    "BQP": "Bộ Quốc phòng",
    "BCA": "Bộ Công an",
    "CAND": "Công an nhân dân",
    "QĐND": "Quân đội nhân dân",
    "BYT": "Bộ Y tế",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "KTNN": "Kiểm toán Nhà nước",
    "CSTĐCB": "chiến sĩ thi đua cấp bộ",
    "CSTĐCT": "chiến sĩ thi đua cấp tỉnh",
    "CTĐCP": "cờ thi đua của Chính phủ",
    "HCSV": "Huân chương Sao vàng",
    "HCHCM": "Huân chương Hồ Chí Minh",
    "HCQC": "Huân chương Quân công",
    "HCBVTQ": "Huân chương Bảo vệ Tổ quốc",
    "HCHN": "Huân chương Hữu nghị",
    "HTXSNV": "hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "hoàn thành tốt nhiệm vụ",
    "HTNV": "hoàn thành nhiệm vụ",
    "CNVC": "công nhân, viên chức",
    "CNVCLĐ": "công nhân, viên chức, lao động",
    "TNXP": "thanh niên xung phong",
    "TTG": "Thủ tướng Chính phủ",
    "TTCP": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CBCC": "cán bộ, công chức",
    "CCVC": "công chức, viên chức",
    "CBVC": "cán bộ, viên chức",
    "NLĐ": "người lao động",
    "DNNN": "doanh nghiệp nhà nước",
    "KT-XH": "kinh tế - xã hội",
    "QP-AN": "quốc phòng - an ninh",
    "NTM": "nông thôn mới",
    "VBQPPL": "văn bản quy phạm pháp luật",
    "TTHC": "thủ tục hành chính",
    "GĐVH": "gia đình văn hóa",
    "TDP": "tổ dân phố",
    "CĐCS": "công đoàn cơ sở",
    "LĐLĐ": "liên đoàn lao động",
    "LLVT": "lực lượng vũ trang",
    "SKKN": "sáng kiến kinh nghiệm",
    "PTTĐ": "phong trào thi đua",
    "TĐYN": "thi đua yêu nước",
    "KTĐX": "khen thưởng đột xuất",
    "HCCSVV": "Huy chương Chiến sĩ vẻ vang",
    "TPHCM": "thành phố Hồ Chí Minh",
    "TPHN": "thành phố Hà Nội",
    "LCS": "lương cơ sở",
    "MLCS": "mức lương cơ sở",
}

CAPITAL_ABBREVIATIONS: dict[str, str] = {
    "BK": "bằng khen",
    "GK": "giấy khen",
    "HC": "huân chương",
    "HCH": "huy chương",
    "SK": "sáng kiến",
    "CP": "Chính phủ",
    "QH": "Quốc hội",
    "BCT": "Bộ Chính trị",
    "TT": "Thủ tướng",
    "CT": "Chủ tịch",
    "TP": "thành phố",
    "CB": "cán bộ",
    "CV": "công văn",
    "KH": "kế hoạch",
    "HD": "hướng dẫn",
}
"""Two letters that could be anything in lower case: read only when typed in capitals."""

DOCUMENT_ABBREVIATIONS: dict[str, str] = {
    "NĐ": "nghị định",
    "TT": "thông tư",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "NQ": "nghị quyết",
    "CV": "công văn",
    "KH": "kế hoạch",
    "HD": "hướng dẫn",
    "CĐ": "công điện",
    "TTLT": "thông tư liên tịch",
}
"""Kinds of documents, read so only before a number: "NĐ 98", "tt 15/2025", "ct34"."""

CHAT_WORDS: dict[str, str] = {
    "bn": "bao nhiêu",
    "bnhieu": "bao nhiêu",
    "nhiu": "nhiêu",
    "đc": "được",
    "dc": "được",
    "đx": "được",
    "ko": "không",
    "kg": "không",
    "hok": "không",
    "ntn": "như thế nào",
    "bk": "bằng khen",
    "gk": "giấy khen",
    "cq": "cơ quan",
    "vs": "với",
    "trc": "trước",
    "cty": "công ty",
    "hsơ": "hồ sơ",
    "đky": "đăng ký",
    "dky": "đăng ký",
}
"""How people type in a hurry: not in capitals, where they are initials of anything."""

_RANK_NUMBER = re.compile(r"\bh[ạa]ng(?:\s+(1|2|3|III|II|I|i{1,3})|([123]))\b", re.IGNORECASE)
_SHORT_RANK = re.compile(r"(?<!\w)h\.?\s?([123])(?!\w)", re.IGNORECASE)
"""“H3” after an order is its third class; elsewhere it may be anything."""
_ORDER = re.compile(r"hu[âa]n ch[ưu][ơo]ng|(?<!\w)hc", re.IGNORECASE)
_RANKED_ORDERS = ("lao động", "độc lập", "quân công", "chiến công", "bảo vệ tổ quốc")
_BARE_RANK = re.compile(
    rf"((?:huân chương|huan chuong) (?:{'|'.join(_RANKED_ORDERS)}"
    rf"|{'|'.join(map(unmarked, _RANKED_ORDERS))}))"
    r"\s+(1|2|3|I|II|III|nhất|nhì|nhat|nhi|ba)(?=\s*(?:$|[?!.,;]|(?:cho|cần|can|được|duoc|thưởng"
    r"|thuong|thì|thi|là|la|gồm|gom|phải|phai|có|co|ai|do|bao|mấy|may|tiêu|tieu|hồ|ho)\b))",
    re.IGNORECASE,
)
"""A class without the word for it ("Huân chương Lao động nhì thưởng …"), where the question goes on
or ends: "3 lần", "nhất thiết" say something else."""
_RANK_WORDS = {
    **{"1": "Nhất", "i": "Nhất", "2": "Nhì", "ii": "Nhì", "3": "Ba", "iii": "Ba"},
    **{"nhat": "Nhất", "nhi": "Nhì", "ba": "Ba"},
}
_TOWN = re.compile(r"(?<!\w)tp\.\s?(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w/&-])[^\W\d_]+(?:[&-][^\W\d_]+)*(?![\w/-])")
"""A word that stands alone: never a part of a document number such as "34-CT/TW"."""
_KIND = re.compile(
    r"(?<!\w)(" + "|".join(sorted(DOCUMENT_ABBREVIATIONS, key=len)[::-1]) + r"|nd|qd|cd)"
    r"\.? ?(?=(?:số |so )?\d)",
    re.IGNORECASE,
)
_KINDS_BY_FOLDED = {fold(short): long for short, long in DOCUMENT_ABBREVIATIONS.items()}
_BY_FOLDED = {fold(short): long for short, long in ABBREVIATIONS.items()}


def expand(text: str) -> str:
    """`text` with the field's abbreviations written out: "HS CSTĐCS" → "hồ sơ chiến sĩ thi đua cơ
    sở", without diacritics in a text that has none.

    Long abbreviations are read in any case and without diacritics ("cstdcs"); short ones that
    mean several things by the words beside them.
    """
    typed = _WORD.sub(lambda found: "" if is_abbreviation(found[0]) else found[0], text)
    write = unmarked if is_plain(typed) else str
    ranked = _with_ranks(_TOWN.sub("tp ", text), write)
    numbered = _KIND.sub(lambda found: write(_KINDS_BY_FOLDED[fold(found[1])]) + " ", ranked)
    full = _WORD.sub(lambda found: _in_full(found[0], _long_form(found[0]), write), numbered)
    full = written_out(full, write=write)
    capitals = _WORD.sub(
        lambda found: _in_full(found[0], CAPITAL_ABBREVIATIONS.get(found[0]), write), full
    )
    return _BARE_RANK.sub(lambda found: f"{found[1]} {write(_rank(found[2]))}", capitals)


def _with_ranks(text: str, write: Callable[[str], str]) -> str:
    """`text` with the classes of orders in words: "hạng 3", and "h3" after an order."""
    told = _RANK_NUMBER.sub(lambda found: write(_rank(found[1] or found[2])), text)
    return _SHORT_RANK.sub(
        lambda found: write(_rank(found[1])) if _ORDER.search(told[: found.start()]) else found[0],
        told,
    )


def _rank(written: str) -> str:
    return f"hạng {_RANK_WORDS[fold(written)]}"


def expand_sure(text: str) -> str:
    """`text` with the abbreviations that mean one thing alone written out: for what is published,
    where nobody types in a hurry."""
    return _WORD.sub(lambda found: _BY_FOLDED.get(fold(found[0]), found[0]), text)


def _in_full(word: str, long: str | None, write: Callable[[str], str]) -> str:
    return word if long is None else write(long)


def is_abbreviation(word: str) -> bool:
    """Whether a word is an abbreviation, or may be one."""
    return is_short(word) or _long_form(word) is not None


def _long_form(word: str) -> str | None:
    chat = CHAT_WORDS.get(word.lower()) if not word.isupper() else None
    return chat or _BY_FOLDED.get(fold(word))
