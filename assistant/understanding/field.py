"""Whether a question speaks of emulation and commendation at all (pure)."""

import re

from assistant.language.awards import awards_in
from assistant.language.field_words import OF_FIELD
from assistant.types import Intent, Query
from assistant.understanding.parts import matcher, spoken
from assistant.vietnamese import fold

_PAIRS = "|".join(fold(each) for each in OF_FIELD if " " in each)
_PHRASES = re.compile(
    rf"(?<!\w)(?:{_PAIRS}|giai thuong|anh hung|chien s[iy]|tien tien|uu tu|vinh du|bieu duong"
    r"|nghe nhan|phong trao|sang kien|luong co so|phong tang|binh xet|duoc xet|xet tang|binh bau"
    r"|hoi dong(?! (?:nhan dan|ki luat|quan tri|thanh vien)(?!\w))|don gian|tham quyen"
    r"|thanh tich|tdkt|gia dinh van hoa|to dan pho|dien hinh)(?!\w)"
)
_SINGLE = "|".join(
    (*(each for each in OF_FIELD if " " not in each), "thưởng", "tặng", "cụm", "khối", "thôn")
)
"""Phrases and single words of the field; a single word is another one without its marks."""


def of_field(query: Query) -> bool:
    """Whether a question names an award, a text or a word of the field, or asks for an event."""
    if query.numbers or query.references or query.intent is Intent.EVENT or awards_in(query.text):
        return True
    form = spoken(query.text, plain=query.plain)
    single = matcher(_SINGLE, plain=query.plain).search(form)
    return single is not None or _PHRASES.search(query.folded) is not None
