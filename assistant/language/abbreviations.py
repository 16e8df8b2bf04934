"""The abbreviations of the field, of administration and of hurried typing (pure).

Each stands in the form staff write it, and is matched without regard to diacritics.
"""

import re

from assistant.vietnamese import fold

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
    "đk": "điều kiện",
    "dk": "điều kiện",
    "đc": "được",
    "dc": "được",
    "đx": "được",
    "ko": "không",
    "kg": "không",
    "hok": "không",
    "ntn": "như thế nào",
    "hs": "hồ sơ",
    "tc": "tiêu chuẩn",
    "qđ": "quyết định",
    "qd": "quyết định",
    "bk": "bằng khen",
    "gk": "giấy khen",
    "đv": "đơn vị",
    "cq": "cơ quan",
    "vs": "với",
}
"""How people type in a hurry, in lower case only."""

_RANK_NUMBER = re.compile(r"\bhạng\s+(1|2|3|III|II|I|i{1,3})\b", re.IGNORECASE)
_RANK_WORDS = {"1": "Nhất", "i": "Nhất", "2": "Nhì", "ii": "Nhì", "3": "Ba", "iii": "Ba"}
_WORD = re.compile(r"(?<![\w/&-])[^\W\d_]+(?:[&-][^\W\d_]+)*(?![\w/-])")
"""A word that stands alone: never a part of a document number such as "34-CT/TW"."""
_BY_FOLDED = {fold(short): long for short, long in ABBREVIATIONS.items()}


def expand(text: str) -> str:
    """`text` with the field's abbreviations written out: "HS CSTĐCS" → "HS chiến sĩ thi đua cơ sở".

    Long abbreviations are read in any case and without diacritics ("cstdcs"); two-letter ones
    only in capitals, because in lower case they are syllables or something else.
    """
    ranked = _RANK_NUMBER.sub(lambda found: f"hạng {_RANK_WORDS[found[1].lower()]}", text)
    return _WORD.sub(lambda found: _long_form(found[0]), ranked)


def _long_form(word: str) -> str:
    if word in CAPITAL_ABBREVIATIONS:
        return CAPITAL_ABBREVIATIONS[word]
    if word in CHAT_WORDS:
        return CHAT_WORDS[word]
    return _BY_FOLDED.get(fold(word), word)
