"""What tells one event from others of its sort: its ordinal, its group's number, years, places,
organs (pure).

"Đại hội … lần thứ X" is another event than the XI, the congress of one province another than that
of the next, and words in common ("đại hội thi đua yêu nước") tell nothing of it. Everything is read
in folded text, so that a question without diacritics is read alike.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.places import PROVINCES
from assistant.vietnamese import fold

_TEXTS = 20_000
"""Texts whose marks are remembered: every question on an event looks at hundreds of passages."""
_UNITS = ("", "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_IN_WORDS = r"(?!nam (?:\d{4}|nay|qua|ngoai|truoc|hoc))(?:" + "|".join(filter(None, _UNITS)) + ")"
_NUMBER = rf"(\d{{1,3}}|[ivxl]{{1,7}}|{_IN_WORDS})(?!\w| nam(?!\w))"
"""In words too; "năm" before a year is a year, and "hai năm" a stretch of time."""
_ORDINAL = re.compile(rf"(?<!\w)(?:lan (?:thu )?|ki thu |phien (?:hop )?thu ){_NUMBER}")
_GROUP = re.compile(
    rf"(?<!\w)(cum|khoi)(?: thi dua)?(?: (so))? {_NUMBER}"
    r"(?(2)|(?! (?:tinh|don vi|thanh pho|bo,? (?:ban|nganh|co)|nganh|huyen|xa)))"
)
"""“Khối 5 tỉnh” has five members, "khối số 5 tỉnh …" is the fifth."""
_GROUP_OF = re.compile(
    r"(?<!\w)(cum|khoi)(?: thi dua)?(?: cac)?"
    r"(?: (?:bo,? (?:ban,? )?nganh|co quan|linh vuc|don vi))?"
    r" (?P<of>kinh te|noi chinh|phap luat|van hoa|khoa giao|doan the|tong hop|doanh nghiep)(?!\w)"
)
"""A group by its field."""
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|/[a-z])")
_AMBIGUOUS = frozenset({"hoa binh", "hue", "ho chi minh", "thai binh", "an giang"})
"""Names that are words, or parts of other names, as well ("vì hòa bình", "bà Huệ", "tư tưởng Hồ Chí
Minh"): they are places after the word for one alone."""
_CALLED = {"hcm": "ho chi minh", "dbscl": "dong bang song cuu long"}
_PROVINCE = re.compile(
    r"(?<!\w)(?:(?P<said>tinh|thanh pho|tp\.?|ubnd) ?)?(?P<name>hcm|"
    + "|".join(PROVINCES)
    + r")(?!\w)"
)
_REGION = re.compile(
    r"(?<!\w)(?:toan quoc|tay nguyen|bac trung bo|nam trung bo|dong nam bo|tay nam bo"
    r"|dong bang (?:song (?:hong|cuu long)|bac bo)|dbscl|tay bac|dong bac|duyen hai|mien trung"
    r"|bac mien trung|phia bac|phia nam)(?!\w)"
)
_ORGAN = re.compile(
    r"(?<!\w)(?:(?:bo|nganh) (?P<field>noi vu|quoc phong|cong an|y te|tai chinh|giao duc"
    r"|cong thuong|xay dung|tu phap|ngoai giao|khoa hoc|nong nghiep|van hoa|giao thong|thong tin"
    r"|lao dong|tai nguyen|ke hoach)"
    r"|(?:hoi )?(?P<members>luat gia|cuu chien binh|chu thap do|nha bao)"
    r"|(?P<body>hoi (?:nong dan|lien hiep phu nu)|lien doan lao dong|doan thanh nien"
    r"|kiem toan nha nuoc|quan doi|thanh tra chinh phu|ngan hang nha nuoc|bao hiem xa hoi))(?!\w)"
)
"""Ministries and the branches they lead by their field, associations by who is in them."""
_OF_ALL = frozenset({"toan quoc"})
"""Left out by most who name the national congress by its ordinal."""
_SORT = re.compile(
    r"(?<!\w)(?:dai hoi|hoi nghi|hoi thao|phien hop|le (?:phat dong|don nhan|ki ket|trao))(?!\w)"
)
_OF_A_TEXT = re.compile(r"(?<!\w)(?:chi thi|nghi quyet|ket luan|ke hoach|de an) (?:so )?(\d+)")
_REVIEW = re.compile(r"(?<!\w)(?:so ket|tong ket)(?!\w)")
_LOOSE = frozenset({"hoi nghi"})
"""What any meeting is called: whoever asks for a "hội nghị" may mean what news calls otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of an event that a text names; `sort` is what it calls an event first: a meeting
    that prepares a congress names both, and itself before. `reviews` says whether work is
    reviewed on the way ("sơ kết") or at the end ("tổng kết"), `texts` of what (the numbers of
    directives and plans that are named)."""

    ordinals: frozenset[int] = frozenset()
    groups: frozenset[tuple[str, int | str]] = frozenset()
    years: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()
    sort: str | None = None
    reviews: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()


@lru_cache(maxsize=_TEXTS)
def marks_in(text: str) -> Marks:
    """The marks of events in a text, with diacritics or without."""
    folded = fold(text)
    return Marks(
        ordinals=frozenset(filter(None, (_value(f[1]) for f in _ORDINAL.finditer(folded)))),
        groups=_groups(folded),
        years=frozenset(_YEAR.findall(folded)),
        places=_places(folded),
        organs=frozenset(found[found.lastgroup or 0] for found in _ORGAN.finditer(folded)),
        reviews=frozenset(_REVIEW.findall(folded)),
        texts=frozenset(_OF_A_TEXT.findall(folded)),
        sort=found[0] if (found := _SORT.search(folded)) else None,
    )


def other_event(asked: Marks, told: Marks) -> bool:
    """Whether a text with the marks `told` lacks one of the event that is `asked` for.

    Years, and what is reviewed, only set two events apart where both tell them: news often leaves
    its own year out. A review of a text ("sơ kết 5 năm thực hiện Chỉ thị 34") is known by both:
    other meetings name the text as well.
    """
    reviewed = asked.reviews | asked.texts if asked.reviews and asked.texts else frozenset()
    places = asked.places - _OF_ALL if asked.ordinals else asked.places
    lacking = (
        asked.ordinals - told.ordinals
        or asked.groups - told.groups
        or places - told.places
        or asked.organs - told.organs
        or reviewed - (told.reviews | told.texts)
    )
    of_sort = asked.sort in (None, told.sort, *_LOOSE) or told.sort is None
    of_one = not asked.places.isdisjoint(_OF_ALL - told.places) and bool(told.organs)
    apart = of_one or any(
        one and other and not one & other
        for one, other in ((asked.years, told.years), (asked.reviews, told.reviews))
    )
    return bool(lacking) or not of_sort or apart


def _groups(folded: str) -> frozenset[tuple[str, int | str]]:
    numbered = ((found[1], _value(found[3])) for found in _GROUP.finditer(folded))
    named = ((found[1], found["of"]) for found in _GROUP_OF.finditer(folded))
    return frozenset(each for each in (*numbered, *named) if each[1])


def places_in(folded: str) -> frozenset[str]:
    """The provinces that a folded text names, each by its own name."""
    return frozenset(each for each in _places(folded) if each in PROVINCES)


def regions_in(text: str) -> frozenset[str]:
    """The parts of the country that a text names, folded."""
    return frozenset(_REGION.findall(fold(text)))


def _places(folded: str) -> frozenset[str]:
    named = {
        _CALLED.get(found["name"], found["name"])
        for found in _PROVINCE.finditer(folded)
        if found["said"] or found["name"] not in _AMBIGUOUS
    }
    return frozenset(named | {_CALLED.get(each, each) for each in _REGION.findall(folded)})


def _value(written: str) -> int:
    """A number written in figures, as a Roman numeral or as an ordinal's word; 0 for none."""
    if written.isdigit():
        return int(written)
    if written in _UNITS:
        return _UNITS.index(written)
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))
