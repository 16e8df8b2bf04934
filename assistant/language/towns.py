"""Places that no word of the administration comes before: "hội nghị đông hà", "ở Huế" (pure)."""

import re
from collections.abc import Iterator, Sequence

from assistant.language.bearers import ENDS, NOT_NAMES
from assistant.language.lettering import Word, following, joined
from assistant.vietnamese import fold, normal

_TOWNS = tuple(
    tuple(normal(each).split())
    for each in (
        "đông hà", "đồng hới", "pleiku", "nha trang", "thủ đức", "buôn ma thuột", "đà lạt",
        "quy nhơn", "tam kỳ", "hội an", "hạ long", "việt trì", "mỹ tho", "phan thiết",
        "phan rang", "tuy hòa", "cam ranh", "biên hòa", "vũng tàu", "thủ dầu một", "tân an",
        "cao lãnh", "rạch giá", "hà tiên", "long xuyên", "châu đốc", "vị thanh", "sa đéc",
        "phủ lý", "phú quốc", "uông bí", "móng cái", "cẩm phả", "gia nghĩa", "bảo lộc",
        "sông công", "phổ yên", "từ sơn", "sầm sơn", "bỉm sơn", "đồng xoài", "gò công", "cửa lò",
        "điện biên phủ", "tam đảo", "sa pa",
    )
)  # fmt: skip
"""Towns that news names by themselves; those whose name is a word ("Vinh") are known after "ở"."""
_IN = frozenset({"ở", "tại"})
_IN_PLAIN = frozenset({"o", "tai"})
_MOST = 3
"""Syllables of a place that is known by the word before it alone."""
_COMMON = re.compile(
    r"(?:dau|day|do|noi|tru|trung|nha(?! trang)|trong|tren|duoi|nuoc|khu|dia|nhung|mot"
    r"|hai|ba|bao|ca|muc|dieu|khoan|diem|luat|thong|quyet|le|buoi|phien|dot|cuoc|co|tung|moi|toan|phia|mien|cum"
    r"|khoi|thoi|thanh pho|tinh|xa|phuong|huyen|quan|thi|thon|ap|to|dac|hien|viet nam|don|chinh"
    r"|dai|quang truong|hang|giua|gan|ngay|nam|thang|le|cung|san|rap|thu do|phong|tat|quoc"
    r"|lang|ban|buon|doanh|cong|benh|vien|khach|chua|dinh|den|bien|bo|chau|van|bai|trang|web"
    r"|mang|kenh|bao|tuyen|so|dang|chi|lien|uy|mat|tap|tong|ngan|kho|khoa)(?!\w)"
)
"""What follows "ở" and "tại" without being a name."""
_ENDS = re.compile(r"(?:do|vao|co|la|thi|khi|gom|va|bau|nam)(?!\w)")


def towns(words: Sequence[Word], *, typed: str) -> Iterator[tuple[int, int]]:
    """Where towns stand, written with their marks, or typed without."""
    said, syllables = normal(typed), {each.folded for each in words}
    for town in _TOWNS:
        if fold(town[0]) not in syllables:
            continue
        without = " ".join(map(fold, town)) in said
        for at in range(len(words) - len(town) + 1):
            here = words[at : at + len(town)]
            if tuple(each.normal for each in here) == town or (without and _is(here, town)):
                yield at, at + len(town)


def _is(words: Sequence[Word], town: Sequence[str]) -> bool:
    return [each.folded for each in words] == [fold(each) for each in town]


def after_in(text: str, words: Sequence[Word], *, plain: bool) -> Iterator[tuple[int, int]]:
    """Where one to three syllables that are no common words stand whole after "ở" or "tại"; the
    "hue" of a text without marks is as good as that of one with them."""
    leading = _IN_PLAIN if plain else _IN
    for at in range(1, len(words)):
        if words[at - 1].normal in leading and (end := _end(text, words, at)) > at:
            yield at, end


def _end(text: str, words: Sequence[Word], begin: int) -> int:
    """The end of the name that begins at `begin`, or `begin` where there is none."""
    rest = following(words, begin)
    if begin >= len(words) or any(each.match(rest) for each in (_COMMON, NOT_NAMES, ENDS)):
        return begin
    for end in range(begin + 1, min(begin + _MOST, len(words)) + 1):
        rest = following(words, end)
        over = end == len(words) or not joined(text, words[end - 1 : end + 1])
        if over or ENDS.match(rest) or _ENDS.match(rest):
            return end
    return begin


def is_town(words: Sequence[Word]) -> bool:
    """Whether the words are the name of a town, each with its marks or without."""
    return any(_is(words, town) for town in _TOWNS)
