"""How questions are worded, and how the rules word the same (pure)."""

import re

from assistant.language.awards import bare, by_class, named_in
from assistant.vietnamese import fold, normal

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
    ("quy trình xét", "hồ sơ đề nghị xét"),
    ("thủ tục xét", "hồ sơ đề nghị xét"),
    ("thủ tục đề nghị", "hồ sơ đề nghị"),
    ("thủ tục tặng", "hồ sơ đề nghị xét tặng"),
    ("nghỉ sinh", "nghỉ thai sản"),
    ("người đã mất", "truy tặng cho cá nhân"),
    ("người đã chết", "truy tặng cho cá nhân"),
    ("đã qua đời", "truy tặng cho cá nhân"),
    ("quỹ khen thưởng", "quỹ thi đua khen thưởng được hình thành"),
    ("bị khiển trách", "bị kỷ luật"),
    ("bị cảnh cáo", "bị kỷ luật"),
    ("chủ tịch xã", "chủ tịch ủy ban nhân dân cấp xã"),
    ("chủ tịch phường", "chủ tịch ủy ban nhân dân cấp xã"),
    ("chủ tịch tỉnh", "chủ tịch ủy ban nhân dân cấp tỉnh"),
    ("kể tên", "gồm"),
    ("giấy tờ", "hồ sơ"),
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
    "vào ngày nào", "năm nào", "ở đâu", "lấy ở đâu", "lấy từ đâu", "nơi nào", "đâu", "là ai",
    "do ai", "ai", "những ai",
    "nào", "loại nào", "cơ quan nào", "đơn vị nào", "người nào", "trường hợp nào", "điều nào",
    "hay không", "hay chưa", "có phải", "phải không", "đúng không", "được không", "có được",
    "không", "chưa", "thì sao", "được quy định", "quy định ở", "theo quy định", "quy định",
    "xin hỏi", "cho hỏi", "cho tôi hỏi", "cho em hỏi", "xin cho biết", "hãy cho biết", "cho biết",
    "thế nào được coi là", "được coi là", "thế nào là", "coi là", "là sao",
    "phải mấy", "chờ bao lâu", "kể tên", "muốn", "thế còn", "còn", "vậy thì", "luôn",
    "theo luật mới", "luật mới", "nghị định mới", "quy định mới", "luật hiện hành",
    "tôi muốn biết", "mới nhất", "hiện nay", "hiện hành", "hôm nay", "bây giờ", "bay giờ", "vậy",
    "ạ", "nhé", "tôi", "chúng tôi", "cơ quan tôi", "đơn vị tôi", "cơ quan em", "đơn vị em",
    "bên em", "bên mình", "năm nay",
    "với", "và", "của", "các", "những", "được", "là", "thì", "về", "theo", "khi", "trong", "cho",
    "có", "do", "tại", "ở", "để", "đối với", "trên", "từ", "cần", "phải", "này", "đó", "một",
)  # fmt: skip
"""Words that make a question and say nothing of what it is about."""

_SAFE_WHEN_PLAIN = ("gì", "nào", "được", "của", "những", "các", "không")
"""The single words that mean nothing else without diacritics ("thì" would swallow "thi")."""

_QUESTION_WORDS = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(normal, QUESTION_PHRASES), key=len)[::-1]) + r")(?!\w)"
)
_PLAIN_PHRASES = [
    fold(phrase) for phrase in QUESTION_PHRASES if " " in phrase or phrase in _SAFE_WHEN_PLAIN
]
_PLAIN_QUESTION_WORDS = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(_PLAIN_PHRASES, key=len)[::-1]) + r")(?!\w)"
)
_BONUS = re.compile(r"(?:mức\s+)?(?=thưởng\s)", re.IGNORECASE)
_WHO_DECIDES = re.compile(
    r"^(?!.*(?:bao nhieu|muc thuong|may tien)).*(?<!\w)(?:do ai"
    r"|(?:ai|(?:cap|nguoi|co quan|don vi) nao) (?:duoc )?(?:ki|quyet dinh|co|tang)"
    r"|tham quyen)(?!\w)"
)
"""Asks who gives an award: to "thưởng" it is to give it."""
_FAMILIES = ("huân chương", "huy chương", "bằng khen", "giấy khen", "cờ thi đua")
_BREAK = re.compile(r"[:;?!…]")
_ORDER = re.compile(
    r"huân chương (?P<of>độc lập|quân công|lao động|bảo vệ tổ quốc|chiến công)[\"”]?"
    r"(?: hạng (?:nhất|nhì|ba)(?!\w))?",
    re.IGNORECASE,
)
_ONLY_PLACE = re.compile(
    r"(?P<place>(?:(?:cho|toi|xem|doc|trich|noi dung|nguyen van) )*"
    r"(?=.*(?<!\w)dieu \d)(?:(?:diem|khoan|dieu) (?:\d+[a-z]?|[a-z])(?!\w)[, ]*)+)"
    r"(?:(?:noi|quy dinh|la|ve|gi|the nao|nhu the nao)(?!\w) ?)*[?. ]*$"
)
_CLASS_ALONE = re.compile(
    r"(?:(?<=, )|(?<=và )|(?<=hoặc )|(?<=hay )|(?<=lên )|(?<=với )|(?<=là )|(?<=còn )|(?<=rồi )"
    r"|(?<=thì )|(?<=được )|(?<=đề nghị ))hạng (?:nhất|nhì|ba)(?!\w)",
    re.IGNORECASE,
)


def content_words(text: str, *, plain: bool) -> str:
    """`text` in the form that is matched, "|" for its question words and around its awards.

    "hồ sơ gồm những gì" → "hồ sơ |". The bar keeps words that were apart from becoming a pair:
    "tiền thưởng lao động tiên tiến" is "tiền thưởng | lao động tiên tiến |".
    """
    said = fold(bare(text)) if plain else bare(text)
    for each in reversed(named_in(said, plain=plain)):
        said = f"{said[: each.start]}|{said[each.start : each.end]}|{said[each.end :]}"
    said = _BREAK.sub("|", said)
    return (_PLAIN_QUESTION_WORDS if plain else _QUESTION_WORDS).sub("|", said)


def with_bonus_named(text: str) -> str:
    """`text` with "tiền thưởng" for a "thưởng" that leads to an award: "thưởng bằng khen quyết định
    ký ngày …" asks how much comes with it. Left alone where who decides is asked."""
    leading = _BONUS.match(text)
    if leading is None or _WHO_DECIDES.search(fold(text)):
        return text
    rest = text[leading.end() :]
    award = bare(rest).removeprefix("thưởng ").removeprefix("cho ").removeprefix("danh hiệu ")
    named = named_in(award, plain=False)
    if not award.startswith(_FAMILIES) and not (named and named[0].start == 0):
        return text
    return f"{leading[0]}tiền {rest[:1].lower()}{rest[1:]}"


def with_orders_named(text: str) -> str:
    """`text` with the order that was named before a class that stands alone: "đã có Huân chương Lao
    động hạng Ba, muốn lên hạng Nhì" asks for the Huân chương Lao động of the second class."""
    orders = list(_ORDER.finditer(text))
    if len({normal(each["of"]) for each in orders}) != 1:
        return text
    name = text[orders[0].start() : orders[0].end("of")]
    said = text[: orders[0].end()]
    rest = text[orders[0].end() :]
    return said + _CLASS_ALONE.sub(f"{name} \\g<0>", rest)


def with_law_named(text: str) -> str:
    """`text` with the law of the field for an article of no text: "khoản 2 điều 84" alone."""
    found = _ONLY_PLACE.match(fold(text))
    if found is None:
        return text
    place, rest = text[: found.end("place")].rstrip(" ,"), text[found.end("place") :].strip()
    return " ".join(filter(None, (place, "Luật Thi đua, khen thưởng", rest)))


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
