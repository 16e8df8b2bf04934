"""Whether a text tells of who or what bears a proper name (pure).

A name counts where its bearer does something, not where it is only a venue or one of a list: news
of one event names guests and halls from many places.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.language.abbreviations import expand_sure
from assistant.language.bearers import ACTS, FIELD_WORDS, UNITS, Rank
from assistant.language.lettering import Word, following, joined, words_of
from assistant.language.named import Name
from assistant.vietnamese import fold

_TEXTS = 500
"""Texts remembered, as those of assistant.language.lettering."""


@lru_cache(maxsize=_TEXTS)
def _spelled_out(text: str) -> str:
    return expand_sure(text)


def tells_of_name(name: Name, text: str, *, listed: bool = False) -> bool:
    """Whether a text tells of the bearer of a name: not only of what is at it, nor of several that
    are listed. `listed` says that those count as well."""
    if name.unit is None and not name.person:
        text = _spelled_out(text)
    words = words_of(text)
    for at in range(len(words) - len(name.words) + 1):
        if not _stands(name, text, words, at):
            continue
        if listed or name.venue or name.person or not _in_passing(name, text, words, at):
            return True
    return False


def _stands(name: Name, text: str, words: Sequence[Word], at: int) -> bool:
    """Whether the name, whole and of the same unit, stands at word `at`."""
    end = at + len(name.words)
    forms = (each.folded if name.plain else each.normal for each in words[at:end])
    if tuple(forms) != name.words:
        return False
    if not words[at].said[0].isupper() and (name.plain or name.unit):
        return False
    if name.unit is None:
        return True
    unit = _unit_before(words, at)
    longer = end < len(words) and words[end].capital and joined(text, words[end - 1 : end + 1])
    own = words[at - 1] if at else None
    part = (
        unit is None
        and own is not None
        and own.capital
        and own.normal not in FIELD_WORDS
        and joined(text, words[at - 1 : at + 1])
    )
    return unit in (None, _one_unit(name.unit)) and not longer and not part


_SHORT = {"tp": "thanh pho", "tx": "thi xa"}


def _one_unit(unit: str) -> str:
    return _SHORT.get(unit, unit)


def _unit_before(words: Sequence[Word], at: int) -> str | None:
    """What bears the name at `at`, by the word before it; None where that says nothing of it."""
    for unit, rank in UNITS:
        before = tuple(each.normal for each in words[max(0, at - len(unit)) : at])
        if rank is Rank.PLACE and before == unit:
            return _one_unit(fold(" ".join(unit)))
    return None


_OFFICE = re.compile(
    r"(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Tt]rưởng|[Ll]ãnh đạo|[Đđ]ại diện|[Cc]hủ nhiệm|[Cc]hánh"
    r"|[Đđ]ại biểu)(?!\w)[^,.;:\n]{0,60}$"
)
_VENUE = re.compile(r"(?<!\w)(?:[Tt]ại|[Ởở]|điểm cầu)(?!\w)[^.;\n]{0,120}$")
_LISTED = re.compile(
    r"(?:(?:các|\d+) (?:tỉnh|huyện|xã|phường)(?:, \w+(?: phố)?)?|:"
    r"|[^\W\d_a-zà-ỹ][^\W\d_]+(?: ?[,;]| và))\s*$"
)
_LIST_BEFORE = 80
"""Characters before a name in which the word before it in a list is looked for."""
_SENTENCE_ENDS = ".;\n"


def _in_passing(name: Name, text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a name stands at `at` as a venue, in brackets, in a list or as that of someone's
    office, and its bearer does nothing."""
    end = at + len(name.words)
    if ACTS.match(following(words, end)) and joined(text, words[end - 1 : end + 1]):
        return False
    start = words[at].start
    begin = max(text.rfind(each, 0, start) for each in _SENTENCE_ENDS) + 1
    clause = text[begin:start]
    bracketed = clause.rfind("(") > clause.rfind(")")
    before = clause[-_LIST_BEFORE:]
    listed = _unit_before(words, at) is None and _LISTED.search(before) is not None
    at_it = any(each.search(clause) for each in (_VENUE, _OFFICE))
    return bracketed or listed or at_it
