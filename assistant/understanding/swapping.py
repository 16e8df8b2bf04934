"""A question with one of its parts changed: another level, rank, award, day … (pure)."""

import re
from collections.abc import Callable, Mapping

from assistant.understanding.asks import Said, said, stripped
from assistant.understanding.parts import Named, Part, matcher
from assistant.vietnamese import fold, normal

_LEVELLED: dict[str, dict[str, str]] = {
    "chiến sĩ thi đua": {
        "cơ sở": "Chiến sĩ thi đua cơ sở",
        "tỉnh": "Chiến sĩ thi đua cấp tỉnh",
        "bộ": "Chiến sĩ thi đua cấp bộ",
        "toàn quốc": "Chiến sĩ thi đua toàn quốc",
    },
    "cờ thi đua": {
        "tỉnh": "Cờ thi đua cấp tỉnh",
        "bộ": "Cờ thi đua cấp bộ",
        "chính phủ": "Cờ thi đua của Chính phủ",
        "toàn quốc": "Cờ thi đua của Chính phủ",
    },
    "bằng khen": {
        "tỉnh": "Bằng khen cấp tỉnh",
        "bộ": "Bằng khen cấp bộ",
        "chính phủ": "Bằng khen của Thủ tướng Chính phủ",
    },
}
"""Awards that differ by who gives them, and the name at each level."""
_RANKED = {
    "huân chương độc lập": "Huân chương Độc lập",
    "huân chương quân công": "Huân chương Quân công",
    "huân chương lao động": "Huân chương Lao động",
    "huân chương bảo vệ tổ quốc": "Huân chương Bảo vệ Tổ quốc",
    "huân chương chiến công": "Huân chương Chiến công",
}
_PEOPLE = ("nhà giáo", "nhà khoa học", "thầy thuốc", "nghệ sĩ", "nghệ nhân")
_HONOURS = ("nhân dân", "ưu tú")
_COUNTERPARTS: dict[tuple[str, str], str] = {
    ("lao động tiên tiến", "tập thể"): "Tập thể lao động tiên tiến",
    ("tập thể lao động tiên tiến", "cá nhân"): "Lao động tiên tiến",
}
_OF_INDIVIDUALS = ("chiến sĩ thi đua", "chiến sĩ tiên tiến", "lao động tiên tiến")
_OF_GROUPS = ("tập thể", "đơn vị", "cờ thi đua")
_WHO = "cấp nào|cơ quan nào|người nào|đơn vị nào|những ai|ai"
_NEWLY = r"(?:được|đề nghị|lên|thành|xét|tặng|đạt)\s+(?:danh hiệu\s+)?$"


def swapped(before: Said, part: Named) -> str:
    """The question `before` with `part` put in the place of its like, or added to it."""
    return _SWAPS[part.part](before, part)


def principal(one: Said) -> Named | None:
    """The award a question is about: of several, the last that is to be reached."""
    awards = one.named(Part.AWARD)
    reached = [
        each
        for each in awards[1:]
        if matcher(_NEWLY, plain=one.plain).search(one.form[: each.span.start])
    ]
    return next(iter([*reached[::-1], *awards]), None)


def replaced(one: Said, part: Named, words: str) -> str:
    """The text of a question with other words for one of its parts."""
    return one.text[: part.span.start] + words + one.text[part.span.end :]


def added(one: Said, words: str) -> str:
    """The text of a question with words at its end, before what ends it."""
    return one.text.rstrip(" ?.!…") + f" {words}?"


def marked_words(part: Named) -> str:
    """The words of a part as they stand, in full where they were typed without diacritics."""
    return part.value if part.words == fold(part.words) else part.words


def _award(before: Said, part: Named) -> str:
    old = principal(before)
    words = marked_words(part)
    if old is None:
        subject = stripped(before)
        return before.text.replace(subject, words, 1) if subject else added(before, words)
    return replaced(before, old, _inheriting(part, old, words))


def _inheriting(new: Named, old: Named, words: str) -> str:
    """The new award with the rank, level or honour of the old one, when it names none itself."""
    if new.value in _PEOPLE and old.value.endswith(_HONOURS):
        return f"{words} {next(each for each in _HONOURS if old.value.endswith(each))}"
    rank = re.search(r"hạng \S+$", old.value)
    if rank and new.value in _RANKED:
        return f"{words} hạng {rank[0].split()[1].capitalize()}"
    if new.value in _LEVELLED:
        return _LEVELLED[new.value].get(_level_of(old.value), words)
    return words


def _level_of(award: str) -> str:
    if "toàn quốc" in award or "cơ sở" in award:
        return "toàn quốc" if "toàn quốc" in award else "cơ sở"
    if "chính phủ" in award or "thủ tướng" in award:
        return "chính phủ"
    return "tỉnh" if "tỉnh" in award else ""


def _level(before: Said, part: Named) -> str:
    award = principal(before)
    levels = before.named(Part.LEVEL)
    if award and part.value in _HONOURS and award.value.endswith(_HONOURS):
        return replaced(before, award, re.sub(r"\S+\s+\S+$", part.value, award.words))
    family = award and next((each for each in _LEVELLED if award.value.startswith(each)), None)
    if award and family and part.value in _LEVELLED[family]:
        return _at_one_level(replaced(before, award, _LEVELLED[family][part.value]), before)
    if award and family in _BY_LEVEL:
        return replaced(before, award, f"{family.capitalize()} cấp {part.value}")
    offices = [each for each in before.named(Part.OFFICE) if _head_of(each.value)]
    if offices and part.value in _HEADS:
        return replaced(before, offices[0], _HEADS[part.value])
    words = marked_words(part)
    if levels:
        return replaced(before, levels[-1], words)
    return _after_award(before, f"cấp {words}" if normal(words) in _HEADS else words)


_BY_LEVEL = ("cờ thi đua", "bằng khen")
_HEADS = {
    "xã": "chủ tịch xã",
    "huyện": "chủ tịch huyện",
    "tỉnh": "chủ tịch tỉnh",
    "bộ": "bộ trưởng",
    "chính phủ": "Thủ tướng Chính phủ",
}
"""Who heads a level: "huyện thì sao?" after a question on the chairman of a commune."""


def _at_one_level(text: str, before: Said) -> str:
    """A question without the level that followed its award, which now names another."""
    found = said(text, plain=before.plain)
    others = found.named(Part.LEVEL)
    return " ".join(replaced(found, others[-1], "").split()) if others else text


def _head_of(office: str) -> bool:
    return office.startswith(("chủ tịch", "bộ trưởng", "thủ tướng")) and office not in (
        "chủ tịch nước",
        "chủ tịch quốc hội",
    )


def _rank(before: Said, part: Named) -> str:
    ranks, award = before.named(Part.RANK), principal(before)
    name = part.value.split()[1].capitalize()
    if ranks:
        return replaced(before, ranks[-1], f"hạng {name}")
    if award and " hạng " in award.value:
        unranked = re.sub(r"(?i)\s+(?:hạng|hang)\s+\S+$", "", award.words)
        return replaced(before, award, f"{unranked} hạng {name}")
    return _after_award(before, f"hạng {name}")


def _office(before: Said, part: Named) -> str:
    award, offices = principal(before), before.named(Part.OFFICE)
    level = _level_of(part.value.replace("bộ trưởng", "tỉnh"))
    who = matcher(_WHO, plain=before.plain).search(before.form)
    if offices:
        return replaced(before, offices[0], part.words)
    if who:
        return before.text[: who.start()] + part.words + before.text[who.end() :]
    if award and award.value.startswith("bằng khen") and level in _LEVELLED["bằng khen"]:
        return replaced(before, award, _LEVELLED["bằng khen"][level])
    return added(before, f"của {part.words}")


def _recipient(before: Said, part: Named) -> str:
    award, others = principal(before), before.named(Part.RECIPIENT)
    words = marked_words(part).lower()
    if award and (counterpart := _counterpart(award.value, normal(words))):
        return replaced(before, award, counterpart)
    if others:
        return replaced(before, others[-1], words)
    return _after_award(before, f"cho {words}")


def _counterpart(award: str, whom: str) -> str | None:
    """The award of the other side: collectives have none of the titles of persons."""
    if (award, whom) in _COUNTERPARTS:
        return _COUNTERPARTS[award, whom]
    of_persons, of_groups = award.startswith(_OF_INDIVIDUALS), award.startswith(_OF_GROUPS)
    crossed = (of_persons and whom in ("tập thể", "hộ gia đình")) or (
        of_groups and whom in ("cá nhân",)
    )
    return f"danh hiệu thi đua đối với {whom}" if crossed else None


def _after_award(before: Said, words: str) -> str:
    award = principal(before)
    if award is None:
        return added(before, words)
    return replaced(before, award, f"{award.words} {words}")


def _day(before: Said, part: Named) -> str:
    """A year takes the place of a year, which may be part of a name, or comes last, where it is
    not taken for the year of something; any other day leads."""
    years = [each for each in before.named(Part.DAY) if _YEAR.search(each.words)]
    if years and _YEAR.search(part.words):
        return replaced(before, years[-1], _YEAR.sub(part.words[-4:], years[-1].words))
    undated = before
    while days := undated.named(Part.DAY):
        undated = said(" ".join(replaced(undated, days[-1], "").split()), plain=before.plain)
    text = _without_today(undated).lstrip(" ,")
    if _YEAR.search(part.words):
        said_when = part.words if part.words[:3].lower() != "năm" else f"vào {part.words}"
        return added(said(text, plain=before.plain), said_when)
    return f"{part.words}, {text}" if part.words else text


def _without_today(one: Said) -> str:
    """The question without words for today, which would outweigh the day that is put in."""
    text = one.text
    for found in reversed(list(matcher(_TODAY, plain=one.plain).finditer(one.form))):
        text = text[: found.start()].rstrip() + text[found.end() :]
    return text


_TODAY = "hiện nay|bây giờ|hiện tại|hiện hành|hôm nay"
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d$")


def _document(before: Said, part: Named) -> str:
    documents = before.named(Part.DOCUMENT)
    if documents:
        return replaced(before, documents[-1], part.words)
    return added(before, part.words if part.words.startswith("theo") else f"theo {part.words}")


def _place(before: Said, part: Named) -> str:
    places = before.named(Part.PLACE)
    return replaced(before, places[-1], part.words) if places else added(before, part.words)


_SWAPS: Mapping[Part, Callable[[Said, Named], str]] = {
    Part.DAY: _day,
    Part.DOCUMENT: _document,
    Part.PLACE: _place,
    Part.AWARD: _award,
    Part.RANK: _rank,
    Part.OFFICE: _office,
    Part.LEVEL: _level,
    Part.RECIPIENT: _recipient,
}


def has_ranks(award: Named) -> bool:
    """Whether an award is given in ranks."""
    return " hạng " in award.value or award.value in _RANKED


def members(award: str) -> tuple[str, ...]:
    """The awards that a name may mean when it stands without level or rank; () for any other."""
    if award in _RANKED:
        return tuple(f"{_RANKED[award]} hạng {rank}" for rank in ("Nhất", "Nhì", "Ba"))
    return _MEMBERS.get(award, ())


_MEMBERS = {
    "chiến sĩ thi đua": (
        "Chiến sĩ thi đua cơ sở",
        "Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
        "Chiến sĩ thi đua toàn quốc",
    ),
    "cờ thi đua": ("Cờ thi đua của Chính phủ", "Cờ thi đua của bộ, ban, ngành, tỉnh"),
    "bằng khen": ("Bằng khen của Thủ tướng Chính phủ", "Bằng khen của bộ, ban, ngành, tỉnh"),
}
