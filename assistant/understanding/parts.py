"""The parts of a question that a follow-up may change: award, level, rank, who, when … (pure).

Names and phrases are matched in the form the person typed: with diacritics in the normal form,
without them folded, so that "cờ" and "có" are told apart wherever they can be.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from assistant.language.awards import named_in
from assistant.types import Span
from assistant.vietnamese import fold, normal


class Part(Enum):
    """What a part of a question names."""

    DAY = "ngày"
    DOCUMENT = "văn bản"
    PLACE = "điều khoản"
    AWARD = "danh hiệu, hình thức"
    RANK = "hạng"
    OFFICE = "người có thẩm quyền"
    LEVEL = "cấp"
    RECIPIENT = "đối tượng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A part of a text: `words` stand at `span`; `value` is one form for all ways to say it."""

    part: Part
    span: Span
    words: str
    value: str


FAMILIES = (
    "chiến sĩ thi đua", "cờ thi đua", "anh hùng", "huân chương", "huy chương", "nhà giáo",
    "nhà khoa học", "thầy thuốc", "nghệ sĩ", "nghệ nhân", "giải thưởng", "kỷ niệm chương",
)  # fmt: skip
"""Names that several awards begin with: without the rest they name none of them."""

LEVELS = {
    "cơ sở": ("cấp cơ sở", "cơ sở"),
    "tỉnh": ("cấp tỉnh", "của tỉnh", "cấp thành phố", "tỉnh", "thành phố"),
    "bộ": ("cấp bộ", "của bộ", "cấp ngành", "của ngành", "bộ", "ngành"),
    "toàn quốc": ("cấp toàn quốc", "toàn quốc", "cấp nhà nước"),
    "chính phủ": ("của chính phủ", "cấp chính phủ", "chính phủ"),
    "xã": ("cấp xã", "của xã", "cấp phường", "của phường", "xã", "phường"),
    "huyện": ("cấp huyện", "của huyện", "cấp quận", "của quận", "huyện", "quận"),
    "nhân dân": ("nhân dân",),
    "ưu tú": ("ưu tú",),
}
_WHOLE = ("cấp", "cơ sở", "toàn quốc", "của chính phủ")
RANKS = {"hạng nhất": ("hạng nhất",), "hạng nhì": ("hạng nhì", "hạng hai"), "hạng ba": ("hạng ba",)}
RECIPIENTS = (
    "cá nhân", "tập thể", "hộ gia đình", "gia đình", "tổ chức", "doanh nghiệp", "doanh nhân",
    "người nước ngoài", "người lao động", "công nhân", "nông dân", "công chức", "viên chức",
    "cán bộ", "trí thức", "học sinh", "sinh viên", "lãnh đạo", "nữ", "bộ đội", "quân nhân",
    "công an", "lực lượng vũ trang",
)  # fmt: skip
_OF = "(?: (?:ủy ban nhân dân|ubnd|hội đồng nhân dân))?(?: cấp)?"
_OFFICES = (
    "thủ tướng chính phủ|thủ tướng|chủ tịch nước|chủ tịch quốc hội|bộ trưởng"
    rf"|chủ tịch{_OF} (?:xã|phường|huyện|tỉnh|thành phố)|chủ tịch ủy ban nhân dân"
    "|giám đốc(?: (?:sở|doanh nghiệp|công ty))?|hiệu trưởng|thủ trưởng(?: (?:cơ quan|đơn vị))?"
)
_KINDS = (
    "nghị định|thông tư liên tịch|thông tư|quyết định|nghị quyết|chỉ thị|kế hoạch|công điện"
    "|công văn|hướng dẫn|luật"
)
_AFTER_LEVEL = (
    "thì|là|gồm|được|do|có|cần|tặng|quyết|ai|vẫn|còn|như|theo|hiện|bây giờ|khác|so|năm|trước|thưởng"
    "|bao|mấy"
)


def _level_names(*, whole: bool) -> list[str]:
    """Names of levels, longest first: those that stand anywhere, or those ("bộ", "của tỉnh") that
    may begin another name ("của Bộ Nội vụ") and stand before `_AFTER_LEVEL` alone."""
    names = [each for group in LEVELS.values() for each in group]
    return sorted((each for each in names if each.startswith(_WHOLE) == whole), key=len)[::-1]


_PATTERNS = {
    Part.DAY: r"(?:(?:vào|tại|từ|kể từ|trước|sau|đến|tính đến|cho đến|ký)\s+)*"
    r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|(?:(?:vào|trong|từ|của|trước)\s+)*(?:năm\s+)(?:19|20)\d\d"
    r"|(?:trước|từ)\s+(?:19|20)\d\d",
    Part.DOCUMENT: rf"(?:(?:theo|của|tại|trong)\s+)?(?:{_KINDS})(?:\s+thi đua\s*khen thưởng)?\s+"
    rf"(?:số\s+|năm\s+)?\d[\w/-]*",
    Part.PLACE: r"(?:(?:điểm\s+[a-zđ]\s+)?khoản\s+\d+[a-zđ]?\s+)?điều\s+\d+[a-z]?"
    r"|khoản\s+\d+[a-zđ]?\s+điểm\s+[a-zđ]"
    r"|(?:(?:điểm|ý|tiết)\s+[a-zđ]\s+)?khoản\s+\d+[a-zđ]?"
    r"|(?:điểm|tiết)\s+[a-zđ]|(?:ý|mục)\s+[a-hđ]",
    Part.RANK: "|".join(each for names in RANKS.values() for each in names),
    Part.OFFICE: _OFFICES,
    Part.LEVEL: "|".join(_level_names(whole=True))
    + r"|(?<!mấy )(?<!nhiêu )(?<!ban )(?<!hội đồng )(?<!hợp tác )(?<!thị )(?<!làng )(?<!cơ )"
    r"(?<!liên )(?<!địa )"
    rf"(?:{'|'.join(_level_names(whole=False))})"
    rf"(?=\s*(?:$|[?.!;:]|{_AFTER_LEVEL}))",
    Part.RECIPIENT: "|".join(RECIPIENTS),
}


def spoken(text: str, *, plain: bool) -> str:
    """`text` in the form that is matched, every character where it was: commas and quotes blank."""
    form = (fold if plain else normal)(text)
    return re.sub(r"[,“”\"\[\]]", " ", form) if len(form) == len(text) else form


@lru_cache(maxsize=64)
def matcher(phrases: str, *, plain: bool) -> re.Pattern[str]:
    """Finds any of the alternatives of a regular expression, as whole words."""
    return re.compile(rf"(?<![\w/])(?:{in_form(phrases, plain=plain)})(?![\w/])")


def in_form(phrases: str, *, plain: bool) -> str:
    """An expression whose letters are in the form that is matched; its escapes stay."""
    form: Callable[[str], str] = fold if plain else normal
    pieces = re.split(r"(\\.|\(\?[:<!=]+)", phrases)
    return "".join(each if each[:1] in ("\\", "(") else _kept(form, each) for each in pieces)


def _kept(form: Callable[[str], str], piece: str) -> str:
    return "".join(form(each) if any(map(str.isalpha, each)) else each for each in _runs(piece))


def _runs(piece: str) -> Iterable[str]:
    return re.findall(r"[^\W\d_]+(?: [^\W\d_]+)*|.", piece, re.DOTALL)


def parts_of(text: str, *, plain: bool) -> list[Named]:
    """The parts that `text` names, in order of place, none inside another."""
    said = spoken(text, plain=plain)
    if len(said) != len(text):
        return []
    found: list[Named] = []
    for part in Part:
        spans = _awards(said, plain=plain) if part is Part.AWARD else _spans(said, part, plain)
        found += [
            Named(part=part, span=span, words=text[span.start : span.end], value=value)
            for span, value in spans
            if not any(_meet(span, other.span) for other in found)
        ]
    return sorted(found, key=lambda each: each.span.start)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _spans(said: str, part: Part, plain: bool) -> list[tuple[Span, str]]:
    by_name = _values(part, plain=plain)
    return [
        (Span(each.start(), each.end()), by_name.get(each[0], each[0]))
        for each in matcher(_PATTERNS[part], plain=plain).finditer(said)
    ]


@lru_cache(maxsize=16)
def _values(part: Part, *, plain: bool) -> dict[str, str]:
    """The value of each way to name a part, in the form that is matched."""
    alone = {Part.AWARD: FAMILIES, Part.RECIPIENT: RECIPIENTS}.get(part, ())
    groups = {Part.LEVEL: LEVELS, Part.RANK: RANKS}.get(part, {each: (each,) for each in alone})
    form = fold if plain else normal
    return {form(each): value for value, group in groups.items() for each in group}


def _awards(said: str, *, plain: bool) -> list[tuple[Span, str]]:
    """Awards, classes of awards and families, each whole; spaces in `said` may stand in a row."""
    single, places = _single_spaced(said)
    found = [
        (Span(places[each.start], places[each.end - 1] + 1), each.award)
        for each in named_in(single, plain=plain)
    ]
    families = matcher("|".join(FAMILIES), plain=plain).finditer(said)
    by_name = _values(Part.AWARD, plain=plain)
    found += [
        (Span(each.start(), each.end()), by_name[each[0]])
        for each in families
        if not any(_meet(Span(each.start(), each.end()), span) for span, _ in found)
    ]
    return sorted(found, key=lambda each: each[0].start)


def _single_spaced(said: str) -> tuple[str, list[int]]:
    """`said` with single spaces, and the place in `said` of each of its characters."""
    kept = [
        at for at, each in enumerate(said) if not (each == " " and said[at - 1 : at] in (" ", ""))
    ]
    return "".join(said[at] for at in kept), kept
