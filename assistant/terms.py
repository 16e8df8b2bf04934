"""The field's vocabulary: abbreviations and the names of awards (pure).

Abbreviations are those of DOMAIN knowledge of the field and of administration; each stands in
the form staff write it, and is matched without regard to diacritics.
"""

import re
from collections.abc import Callable, Collection

from assistant.vietnamese import fold, normal

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

AWARD_CLASSES: dict[str, tuple[str, ...]] = {
    "danh hiệu thi đua": (
        "chiến sĩ thi đua toàn quốc",
        "chiến sĩ thi đua bộ, ban, ngành, tỉnh",
        "chiến sĩ thi đua cơ sở",
        "lao động tiên tiến",
        "chiến sĩ tiên tiến",
        "tập thể lao động xuất sắc",
        "tập thể lao động tiên tiến",
        "đơn vị quyết thắng",
        "đơn vị tiên tiến",
        "cờ thi đua của chính phủ",
        "cờ thi đua của bộ, ban, ngành, tỉnh",
        "gia đình văn hóa",
        "thôn, tổ dân phố văn hóa",
        "xã, phường, thị trấn tiêu biểu",
    ),
    "danh hiệu vinh dự nhà nước": (
        "tỉnh anh hùng",
        "thành phố anh hùng",
        "bà mẹ việt nam anh hùng",
        "anh hùng lực lượng vũ trang nhân dân",
        "anh hùng lao động",
        "nhà giáo nhân dân",
        "nhà giáo ưu tú",
        "nhà khoa học nhân dân",
        "nhà khoa học ưu tú",
        "thầy thuốc nhân dân",
        "thầy thuốc ưu tú",
        "nghệ sĩ nhân dân",
        "nghệ sĩ ưu tú",
        "nghệ nhân nhân dân",
        "nghệ nhân ưu tú",
    ),
    "hình thức khen thưởng": (
        "huân chương sao vàng",
        "huân chương hồ chí minh",
        "huân chương độc lập",
        "huân chương quân công",
        "huân chương lao động",
        "huân chương bảo vệ tổ quốc",
        "huân chương chiến công",
        "huân chương đại đoàn kết dân tộc",
        "huân chương dũng cảm",
        "huân chương hữu nghị",
        "huy chương quân kỳ quyết thắng",
        "huy chương vì an ninh tổ quốc",
        "huy chương chiến sĩ vẻ vang",
        "huy chương hữu nghị",
        "huy chương thanh niên xung phong vẻ vang",
        "giải thưởng hồ chí minh",
        "giải thưởng nhà nước",
        "kỷ niệm chương",
        "bằng khen của thủ tướng chính phủ",
        "bằng khen của thủ tướng",
        "bằng khen của bộ, ban, ngành, tỉnh",
        "bằng khen",
        "giấy khen",
    ),
}
"""The three things that must not be confused, and the awards of each; a rule on the class is a
rule on its awards ("hồ sơ đề nghị xét tặng hình thức khen thưởng gồm …")."""

AWARD_ALIASES: dict[str, tuple[str, ...]] = {
    "chiến sĩ thi đua bộ, ban, ngành, tỉnh": (
        "chiến sĩ thi đua cấp tỉnh",
        "chiến sĩ thi đua cấp bộ",
        "chiến sĩ thi đua cấp ngành",
        "chiến sĩ thi đua tỉnh",
        "chiến sĩ thi đua bộ",
        "chiến sĩ thi đua ngành",
        "chiến sĩ thi đua thành phố",
    ),
    "cờ thi đua của chính phủ": ("cờ thi đua chính phủ", "cờ chính phủ"),
    "cờ thi đua của bộ, ban, ngành, tỉnh": (
        "cờ thi đua cấp tỉnh",
        "cờ thi đua cấp bộ",
        "cờ thi đua của tỉnh",
        "cờ thi đua của bộ",
        "cờ thi đua bộ, ban, ngành, tỉnh",
        "cờ thi đua ubnd tỉnh",
    ),
    "bằng khen của thủ tướng chính phủ": (
        "bằng khen của thủ tướng",
        "bằng khen thủ tướng chính phủ",
        "bằng khen thủ tướng",
    ),
    "bằng khen của bộ, ban, ngành, tỉnh": (
        "bằng khen cấp tỉnh",
        "bằng khen cấp bộ",
        "bằng khen của tỉnh",
        "bằng khen của bộ",
        "bằng khen bộ, ban, ngành, tỉnh",
        "bằng khen của chủ tịch ủy ban nhân dân tỉnh",
        "bằng khen của bộ trưởng",
    ),
    "xã, phường, thị trấn tiêu biểu": ("xã tiêu biểu", "xã, phường, đặc khu tiêu biểu"),
    "thôn, tổ dân phố văn hóa": ("thôn văn hóa", "tổ dân phố văn hóa", "làng văn hóa"),
    "anh hùng lực lượng vũ trang nhân dân": ("anh hùng lực lượng vũ trang",),
}
"""How people name the awards loosely: "bằng khen thủ tướng", "chiến sĩ thi đua cấp tỉnh"."""

_RANKED = ("độc lập", "quân công", "lao động", "bảo vệ tổ quốc", "chiến công")
_RANKS = ("hạng nhất", "hạng nhì", "hạng ba")
_RANK_NUMBER = re.compile(r"\bhạng\s+(1|2|3|III|II|I|i{1,3})\b", re.IGNORECASE)
_RANK_WORDS = {"1": "Nhất", "i": "Nhất", "2": "Nhì", "ii": "Nhì", "3": "Ba", "iii": "Ba"}

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

OTHER_WORDS: tuple[tuple[str, str], ...] = (
    ("được thưởng bao nhiêu", "mức tiền thưởng"),
    ("thưởng bao nhiêu", "mức tiền thưởng"),
    ("được bao nhiêu tiền", "mức tiền thưởng"),
    ("bao nhiêu tiền thưởng", "mức tiền thưởng"),
    ("được tặng những gì", "mức tiền thưởng được tặng bằng chứng nhận"),
    ("được nhận những gì", "mức tiền thưởng được tặng bằng chứng nhận"),
    ("tiền thưởng", "mức tiền thưởng"),
    ("điều kiện", "tiêu chuẩn"),
    ("mục đích", "mục tiêu"),
    ("ai có quyền", "thẩm quyền quyết định"),
    ("ai có thẩm quyền tặng", "thẩm quyền quyết định tặng"),
    ("ai quyết định", "thẩm quyền quyết định"),
    ("ai ký", "thẩm quyền quyết định"),
    ("thu hồi", "hủy bỏ quyết định tặng, thu hồi"),
    ("nghỉ sinh", "nghỉ thai sản"),
    ("kể tên", "gồm"),
    ("mấy bộ", "số lượng hồ sơ"),
    ("bao nhiêu bộ", "số lượng hồ sơ"),
)
"""How staff say it and how the rules say it: both wordings are searched; the first that fits."""

FIELD_SYLLABLES: frozenset[str] = frozenset(
    normal(
        "thi đua khen thưởng danh hiệu hình thức xét tặng đề nghị công nhận tiêu chuẩn điều kiện "
        "đạt quy định thực hiện thủ tục hồ sơ gồm cá nhân nào gì theo phải cần được bị có nêu trao"
    ).split()
)
"""Words that every article of the field is made of: they single out none of its clauses."""

QUESTION_PHRASES: tuple[str, ...] = (
    "gồm những gì", "bao gồm những gì", "gồm gì", "là những gì", "những gì", "là gì", "gì",
    "như thế nào", "thế nào", "ra sao", "làm sao", "vì sao", "tại sao", "bằng cách nào",
    "bao nhiêu", "bao lâu", "mấy", "khi nào", "bao giờ", "lúc nào", "ngày nào", "ngày mấy",
    "vào ngày nào", "năm nào", "ở đâu", "nơi nào", "đâu", "là ai", "do ai", "ai", "những ai",
    "nào", "loại nào", "cơ quan nào", "đơn vị nào", "người nào", "trường hợp nào", "điều nào",
    "hay không", "hay chưa", "có phải", "phải không", "đúng không", "được không", "có được",
    "không", "chưa", "thì sao", "được quy định", "quy định ở", "theo quy định", "quy định",
    "xin hỏi", "cho hỏi", "cho tôi hỏi", "cho em hỏi", "xin cho biết", "hãy cho biết", "cho biết",
    "thế nào được coi là", "được coi là", "thế nào là", "coi là", "là sao",
    "phải mấy", "chờ bao lâu", "kể tên", "muốn", "thế còn", "còn", "vậy thì", "luôn",
    "tôi muốn biết", "mới nhất", "hiện nay", "hiện hành", "hôm nay", "bây giờ", "vậy", "ạ", "nhé",
    "với", "và", "của", "các", "những", "được", "là", "thì", "về", "theo", "khi", "trong", "cho",
    "có", "do", "tại", "ở", "để", "đối với", "trên", "từ", "cần", "phải", "này", "đó", "một",
)  # fmt: skip
"""Words that make a question and say nothing of what it is about."""

_SAFE_WHEN_PLAIN = ("gì", "nào", "được", "của", "những", "các", "không")
"""The single words that mean nothing else without diacritics ("thì" would swallow "thi")."""

_WORD = re.compile(r"(?<![\w/&-])[^\W\d_]+(?:[&-][^\W\d_]+)*(?![\w/-])")
"""A word that stands alone: never a part of a document number such as "34-CT/TW"."""
_QUESTION_WORDS = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(normal, QUESTION_PHRASES), key=len)[::-1]) + r")(?!\w)"
)
_PLAIN_PHRASES = [
    fold(phrase) for phrase in QUESTION_PHRASES if " " in phrase or phrase in _SAFE_WHEN_PLAIN
]
_PLAIN_QUESTION_WORDS = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(_PLAIN_PHRASES, key=len)[::-1]) + r")(?!\w)"
)
_BREAK = re.compile(r"[:;?!…]")
_BY_FOLDED = {fold(short): long for short, long in ABBREVIATIONS.items()}
_QUOTES_AND_COMMAS = re.compile(r"[,“”\"]")


def _award_forms(form: Callable[[str], str]) -> list[tuple[str, str, re.Pattern[str]]]:
    """(award, its class, how it is found in a text of this form), longest names first."""
    found = [
        (award, award_class, found_as(form, award))
        for award_class, awards in AWARD_CLASSES.items()
        for award in (*awards, award_class)
    ]
    found += [
        (award, award_class, found_as(form, alias))
        for award_class, awards in AWARD_CLASSES.items()
        for award in awards
        for alias in AWARD_ALIASES.get(award, ())
    ]
    found += [
        (ranked, "hình thức khen thưởng", found_as(form, ranked))
        for ranked in (f"huân chương {name} {rank}" for name in _RANKED for rank in _RANKS)
    ]
    return sorted(found, key=lambda each: -len(each[2].pattern))


def found_as(form: Callable[[str], str], name: str) -> re.Pattern[str]:
    """How a name is found in a text of this form that has lost its commas and quotes."""
    return re.compile(rf"(?<!\w){re.escape(form(name).replace(',', ''))}(?!\w)")


_AWARD_FORMS, _PLAIN_AWARD_FORMS = _award_forms(normal), _award_forms(fold)


def expand(text: str) -> str:
    """`text` with the field's abbreviations written out: "HS CSTĐCS" → "HS chiến sĩ thi đua cơ sở".

    Long abbreviations are read in any case and without diacritics ("cstdcs"); two-letter ones
    only in capitals, because in lower case they are syllables or something else.
    """
    ranked = _RANK_NUMBER.sub(lambda found: f"hạng {_RANK_WORDS[found[1].lower()]}", text)
    return _WORD.sub(lambda found: _long_form(found[0]), ranked)


def content_words(text: str, *, plain: bool) -> str:
    """`text` in the form that is matched, "|" for its question words and around its awards.

    "hồ sơ gồm những gì" → "hồ sơ |". The bar keeps words that were apart from becoming a pair:
    "tiền thưởng lao động tiên tiến" is "tiền thưởng | lao động tiên tiến |".
    """
    bare = fold(_bare(text)) if plain else _bare(text)
    for start, end, _, _ in reversed(_named(bare, plain=plain)):
        bare = f"{bare[:start]}|{bare[start:end]}|{bare[end:]}"
    bare = _BREAK.sub("|", bare)
    return (_PLAIN_QUESTION_WORDS if plain else _QUESTION_WORDS).sub("|", bare)


def _long_form(word: str) -> str:
    if word in CAPITAL_ABBREVIATIONS:
        return CAPITAL_ABBREVIATIONS[word]
    if word in CHAT_WORDS:
        return CHAT_WORDS[word]
    return _BY_FOLDED.get(fold(word), word)


def awards_in(text: str) -> list[str]:
    """The awards that `text` names, each by its longest name, in order of place.

    "tập thể lao động tiên tiến" is that title, not also "lao động tiên tiến".
    """
    return [award for _, _, award, award_class in _named(_bare(text)) if award != award_class]


def same_award(asked: Collection[str], named: Collection[str]) -> bool:
    """Whether an award of one is an award of the other; an order without its rank is any rank."""
    return any(one.startswith(two) or two.startswith(one) for one in asked for two in named)


def by_class(text: str) -> str | None:
    """`text` in its normal form with each award named by its class; None when it names none.

    "hồ sơ đề nghị bằng khen" → "hồ sơ đề nghị hình thức khen thưởng".
    """
    bare = _bare(text)
    named = [each for each in _named(bare) if each[2] != each[3]]
    for start, end, _, award_class in reversed(named):
        bare = bare[:start].removesuffix("danh hiệu ") + award_class + bare[end:]
    return bare if named else None


def in_words_of_rules(text: str) -> str | None:
    """`text` in its normal form with staff's wording replaced by that of the rules, else None.

    Awards are named by their class: rules lay down for all titles what is asked for one.
    """
    said = by_class(text) or normal(text)
    for wording, of_rules in OTHER_WORDS:
        if normal(wording) in said and normal(of_rules) not in said:
            said = said.replace(normal(wording), f" {normal(of_rules)} ")
            break
    return None if said == normal(text) else " ".join(said.split())


def _bare(text: str) -> str:
    return _QUOTES_AND_COMMAS.sub("", normal(text))


def _named(bare: str, *, plain: bool = False) -> list[tuple[int, int, str, str]]:
    """(start, end, award, its class) of every award or class of awards in a bare text."""
    taken: list[tuple[int, int, str, str]] = []
    for award, award_class, form in _PLAIN_AWARD_FORMS if plain else _AWARD_FORMS:
        for found in form.finditer(bare):
            if all(found.end() <= each[0] or found.start() >= each[1] for each in taken):
                taken.append((found.start(), found.end(), award, award_class))
    return sorted(taken)
