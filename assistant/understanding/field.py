"""Whether a question speaks of emulation and commendation at all (pure)."""

import re

from assistant.language.awards import awards_in
from assistant.types import Intent, Query
from assistant.understanding.parts import matcher, spoken

_PHRASES = re.compile(
    r"(?<!\w)(?:thi dua|danh hieu|huan chuong|huy chuong|k[iy] niem chuong|giai thuong|anh hung"
    r"|chien s[iy]|tien tien|uu tu|vinh du|vinh danh|bieu duong|nghe nhan|phong trao|sang kien"
    r"|luong co so|phong tang|binh xet|duoc xet|xet tang|binh bau|hoi dong|don gian|tham quyen"
    r"|thanh tich|tdkt|gia dinh van hoa|to dan pho|dien hinh)(?!\w)"
)
_SINGLE = "khen|thưởng|tặng|cụm|khối|thôn"
"""Phrases and single words of the field; a single word is another one without its marks."""


def of_field(query: Query) -> bool:
    """Whether a question names an award, a text or a word of the field, or asks for an event."""
    if query.numbers or query.references or query.intent is Intent.EVENT or awards_in(query.text):
        return True
    form = spoken(query.text, plain=query.plain)
    single = matcher(_SINGLE, plain=query.plain).search(form)
    return single is not None or _PHRASES.search(query.folded) is not None
