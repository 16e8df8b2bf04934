"""Persons named with the office they hold (pure)."""

import re
from collections.abc import Iterator

from assistant.comparing.statements.stated import Fact, Statement, place_of
from assistant.types import Excerpt, Passage
from assistant.vietnamese import fold, normal

_POSITIONS = (
    r"(?:Phó Chủ tịch [Nn]ước|Chủ tịch [Nn]ước|Phó Thủ tướng(?: Thường trực)?(?: Chính phủ)?"
    r"|Thủ tướng(?: Chính phủ)?|Tổng Bí thư|Chủ tịch Quốc hội|Tổng Kiểm toán(?: Nhà nước)?"
    r"|(?:Thứ trưởng|Bộ trưởng) (?:Thường trực )?Bộ (?:[A-ZĐ][\w&]*(?:,? (?:và )?)?){1,5}?"
    r"|(?:Phó )?(?:Bí thư|Chủ tịch) (?:Tỉnh ủy|UBND tỉnh|Thành ủy)(?: [A-ZĐ]\w+){2})"
)
_SYLLABLE = r"[A-ZĐÀ-ÝĂƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
_NAME = rf"(?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{2,4}})\b"
_NAMED = (
    re.compile(rf"(?P<position>{_POSITIONS}),? {_NAME}"),
    re.compile(rf"\b{_NAME},(?: [^;.:“”]{{3,60}},)? (?P<position>{_POSITIONS})"),
)


def named(passage: Passage, excerpt: Excerpt) -> Iterator[Statement]:
    """A person named with the office held: "Phó Chủ tịch nước Đặng Thị Ngọc Thịnh"."""
    for found in (match for pattern in _NAMED for match in pattern.finditer(excerpt.text)):
        yield Statement(
            fact=Fact.NAME,
            subject=fold(found["position"]),
            name=f"{found['position']} {found['name']}",
            value=normal(found["name"]),
            shown=found["name"],
            passage=passage,
            excerpt=excerpt,
            place=place_of(excerpt, found),
        )
