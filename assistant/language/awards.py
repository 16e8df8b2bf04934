"""The names of titles and forms of commendation, and finding them in texts (pure)."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.award_tables import AWARD_ALIASES, AWARD_CLASSES
from assistant.vietnamese import fold, normal

_RANKED = ("độc lập", "quân công", "lao động", "bảo vệ tổ quốc", "chiến công")
_RANKS = ("hạng nhất", "hạng nhì", "hạng ba")
_COMMENDATION = "hình thức khen thưởng"
_QUOTES_AND_COMMAS = re.compile(r"[,“”\"]")
_SIDE_BY_SIDE = "”,“"
"""Between two names without a space, as texts are printed: “Chiến sĩ thi đua cơ sở”,“Lao động tiên
tiến”."""


@dataclass(frozen=True, slots=True)
class Named:
    """An award, or a class of awards, that stands at `start`–`end` of a bare text."""

    start: int
    end: int
    award: str
    award_class: str

    @property
    def is_class(self) -> bool:
        """Whether the class itself is named ("danh hiệu thi đua"), not one of its awards."""
        return self.award == self.award_class


def _names() -> dict[str, tuple[str, str]]:
    """Every way to name an award or a class: name → (award, its class)."""
    found = {each: (each, each) for each in AWARD_CLASSES}
    for award_class, awards in AWARD_CLASSES.items():
        for award in awards:
            for name in (award, *AWARD_ALIASES.get(award, ())):
                found[name] = (award, award_class)
    for ranked in (f"huân chương {name} {rank}" for name in _RANKED for rank in _RANKS):
        found[ranked] = (ranked, _COMMENDATION)
    return found


def award_names() -> dict[str, str]:
    """Every way to name one award, and the award: "cờ chính phủ" → "cờ thi đua của chính phủ"."""
    return {name: award for name, (award, of_class) in _names().items() if award != of_class}


class _Finder:
    """Finds all names at once in texts of one form (`normal` or `fold`), longest names first."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self._named = {form(name).replace(",", ""): award for name, award in _names().items()}
        longest_first = sorted(self._named, key=len, reverse=True)
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def find(self, bare: str) -> list[Named]:
        """The names in a bare text in order of place, none inside another."""
        return [
            Named(found.start(), found.end(), *self._named[found[0]])
            for found in self._any.finditer(bare)
        ]


_MARKED, _PLAIN = _Finder(normal), _Finder(fold)


def bare(text: str) -> str:
    """`text` in normal form without commas and quotes, which names are written with or without."""
    return _QUOTES_AND_COMMAS.sub("", normal(text.replace(_SIDE_BY_SIDE, " ")))


def named_in(text: str, *, plain: bool) -> list[Named]:
    """The awards and classes that a bare text names; `plain` for one without diacritics."""
    return (_PLAIN if plain else _MARKED).find(text)


@lru_cache(maxsize=20_000)
def awards_in(text: str) -> tuple[str, ...]:
    """The awards that `text` names, each by its longest name, in order of place.

    "tập thể lao động tiên tiến" is that title, not also "lao động tiên tiến".
    """
    return tuple(each.award for each in named_in(bare(text), plain=False) if not each.is_class)


@lru_cache(maxsize=20_000)
def classes_in(text: str) -> frozenset[str]:
    """The classes of awards that `text` names: "các danh hiệu thi đua"."""
    return frozenset(each.award for each in named_in(bare(text), plain=False) if each.is_class)


_NAME_ENDS = re.compile(
    r"\s*(?:$|[?.!;:]|(?:thì|là|gồm|được|do|có|cần|tặng|quyết|ai|vẫn|còn|như|theo|cho|đối|không|và"
    r"|hay|hoặc|với|vào|năm|để|từ|thế|ra|bao|mấy|khi|thưởng|phải|kèm|trước|sau|xét|trong)(?!\w))"
)
"""What may follow a level: "bằng khen của bộ" is any ministry's, "… của bộ y tế" is not."""


def without_awards(text: str) -> str:
    """`text` in its bare form with a bar for each award: "hồ sơ bằng khen" → "hồ sơ |"."""
    said = bare(text)
    for each in reversed(named_in(said, plain=False)):
        said = f"{said[: each.start]}|{said[each.end :]}"
    return said


def in_full_names(text: str) -> str | None:
    """`text` in its bare form with each award by the name that the rules give it; None when they
    stand there already: "bằng khen cấp tỉnh" → "bằng khen của bộ, ban, ngành, tỉnh"."""
    said = bare(text)
    loose = [
        each
        for each in named_in(said, plain=False)
        if said[each.start : each.end] != each.award.replace(",", "")
        and not each.is_class
        and _NAME_ENDS.match(said[each.end :])
    ]
    for each in reversed(loose):
        said = said[: each.start] + each.award + said[each.end :]
    return said if loose else None


FAMILIES = {"huân chương": _COMMENDATION, "huy chương": _COMMENDATION}
"""Names that several awards begin with, and the class of those awards: a rule on huân chương says
nothing of huy chương."""


@lru_cache(maxsize=20_000)
def awards_or_families_in(text: str) -> tuple[str, ...]:
    """The awards that `text` names, and the families of which it names no award: "tiền thưởng huy
    chương" is on every one of them."""
    said, named = bare(text), awards_in(text)
    families = (
        each
        for each in FAMILIES
        if each in said and not any(award.startswith(each) for award in named)
    )
    return (*named, *families)


_OWN_AWARD = re.compile(r"(?:danh hiệu|giải thưởng|huy hiệu)\s+[“\"]([^”\"]+)[”\"]", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def of_other_title(asked: str, title: str) -> bool:
    """Whether a text is by its title on an award of one province or body (“Công dân Thủ đô ưu tú”)
    that a question, which names another award, does not name."""
    found = None if awards_in(title) else _OWN_AWARD.search(title)
    return found is not None and bool(awards_in(asked)) and fold(found[1]) not in fold(asked)


def same_award(asked: Collection[str], named: Collection[str]) -> bool:
    """Whether an award of one is an award of the other; an order without its rank is any rank."""
    return any(one.startswith(two) or two.startswith(one) for one in asked for two in named)


def class_of(award: str) -> str | None:
    """Which of the three classes an award is of; None for a name that is none."""
    return _CLASS_OF.get(award)


_CLASS_OF = {**dict(_names().values()), **FAMILIES}


def form_of_commendation(award: str) -> bool:
    """Whether an award is a form of commendation, not a title."""
    return class_of(award) == _COMMENDATION


@lru_cache(maxsize=20_000)
def of_other_class(asked: tuple[str, ...], heading: str) -> bool:
    """Whether a heading names classes of awards, or awards, and neither one that is asked for nor
    its class: "Mức tiền thưởng danh hiệu vinh dự nhà nước" is not on certificates of merit."""
    named = named_in(bare(heading), plain=False)
    classes = {each.award_class for each in named if each.is_class}
    of_class = not classes.isdisjoint(filter(None, map(class_of, asked)))
    of_award = same_award(asked, {each.award for each in named if not each.is_class})
    return bool(asked and classes) and not of_class and not of_award


@lru_cache(maxsize=20_000)
def names_class(asked: tuple[str, ...], text: str) -> bool:
    """Whether a text names the class of an award that is asked for: "hồ sơ đề nghị hình thức khen
    thưởng" is on every form of commendation."""
    named = {each.award_class for each in named_in(bare(text), plain=False) if each.is_class}
    return not named.isdisjoint(filter(None, map(class_of, asked)))


def by_class(text: str) -> str | None:
    """`text` in its bare form with each award named by its class; None when it names none.

    "hồ sơ đề nghị bằng khen" → "hồ sơ đề nghị hình thức khen thưởng".
    """
    said = bare(text)
    named = [each for each in named_in(said, plain=False) if not each.is_class]
    for each in reversed(named):
        before = said[: each.start].removesuffix("danh hiệu ")
        said = before + each.award_class + said[each.end :]
    return said if named else None
