"""Vietnamese, once: forms of a text for showing and for matching, and what is read from it (pure).

Three forms, each derived from the one before, never the other way round:

- `tidy`    what is stored and shown: NFC, plain spaces, nothing invisible; words untouched;
- `normal`  what is matched: tidy, lower case, one placement of tone marks, one spelling of i/y;
- `fold`    what is matched when diacritics are missing: normal without diacritics, đ = d.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from assistant.types import Excerpt, Span

VERSION = "3"
"""Part of the index fingerprint: raise it when `normal`, `fold` or `tokens` change."""

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOK_ALIKE = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_REWRITTEN = re.compile(r"[ÐðƉɖ\uff01-\uff5e]")
_UNTIDY = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000"
    r"\ufeff\ufff9-\ufffbÐðƉɖ\uff01-\uff5e]"
)
"""Whatever the patterns above change: most texts have none of it, and one look is enough."""
_REWRITING = _LOOK_ALIKE | _FULL_WIDTH
_PLAIN_D = str.maketrans("Đđ", "Dd")

_MARKS = re.compile(r"[\u0300-\u034e\u0350-\u036f]+")
_MORE_THAN_MARKS = re.compile(r"[^\x00-\x7f\u0300-\u034e\u0350-\u036f]")
_OTHER_SCRIPT = re.compile(r"[\u0483-\u1fff\u2070-\U0010ffff]")
"""Scripts that have combining characters of their own, or that NFC would join again."""

_MARKED = {
    base: [unicodedata.normalize("NFC", base + tone) for tone in "\u0300\u0301\u0309\u0303\u0323"]
    for base in "aeiouy"
}
_OLD_TO_NEW = {
    first + marked: _MARKED[first][tone] + second
    for first, second in ("oa", "oe", "uy")
    for tone, marked in enumerate(_MARKED[second])
}
_OLD_PLACEMENT = re.compile(
    rf"(?<!q)(o[{''.join(_MARKED['a'] + _MARKED['e'])}]|u[{''.join(_MARKED['y'])}])(?!\w)"
)
_Y_TO_I = dict(zip(["y", *_MARKED["y"]], ["i", *_MARKED["i"]], strict=True))
_Y_ENDING = re.compile(r"(?<!\w)([hklmst])([" + "".join(_Y_TO_I) + r"])(?!\w)")
_QUI = dict(zip(["i", *_MARKED["i"]], ["y", *_MARKED["y"]], strict=True))
_QUI_ENDING = re.compile(r"(?<!\w)qu([" + "".join(_QUI) + r"])(?!\w)")

_NUMBER = r"\d+(?:[./]\d+)*(?:/[a-zđ]+[\d]*(?:-[a-zđ]+\d*)*)+|\d+-[a-zđ]+/[a-zđ]+(?:-[a-zđ]+)*"
_TOKEN = re.compile(rf"[^\W\d_]+|{_NUMBER}|\d+(?:[.,/]\d+)*%?")

_A_WORD = 24
"""Letters up to which a text is a word or two, of which the same ones come again and again: to read
a question asks for the forms of 240."""
_WORDS = 50_000
"""Words, with the marks around them, whose forms are remembered. Legal texts of 100 million letters
write 100,000 of them, and Vietnamese some 7,000 syllables."""

_PADDED_DAY = re.compile(r"(?<![\d/])0?(\d{1,2})/0?(\d{1,2})/(\d{4})(?![\d/])")

_FIRST_YEAR = 1900
"""No rule or event at hand is older; "1/1/0001" is a slip."""
_ABBREVIATED = re.compile(
    r"(?:\b(?:tp|q|p|tx|tt|h|gs|pgs|ts|ths|bs|ks|cn|tr|st|đ|mr|ms|v\.v|vv|no|dr|ths\.bs)|\b\w)\.$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’)\]]*(?=\s)|\n+")

_DAY = re.compile(
    r"(?:ngày|mồng)?\s*\b(\d{1,2})\s*(?:[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})"
    r"|\s*tháng\s*(\d{1,2})\s*(?:năm\s*|[,/]\s*)(\d{4}))(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day named in a text and where it stands."""

    on: date
    excerpt: Excerpt


def tidy(text: str) -> str:
    """The form that is stored and shown: NFC, plain spaces, no invisible characters.

    Lines are kept (`\\n`), words are not changed. `tidy(tidy(x)) == tidy(x)`.
    """
    text = unicodedata.normalize("NFC", text)
    if _UNTIDY.search(text) is None:
        return text
    text = _LINE_BREAK.sub("\n", text)
    text = _REWRITTEN.sub(lambda found: found[0].translate(_REWRITING), text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _CONTROL.sub("", text)


def normal(text: str) -> str:
    """The form that is matched: tidy, lower case, new-style tone marks, one spelling of i/y.

    "Uỷ ban", "Ủy ban" → "ủy ban"; "chiến sỹ", "chiến sĩ" → "chiến sĩ"; "qui định" → "quy định".
    """
    return _normal_of_word(text) if len(text) <= _A_WORD else _normal(text)


def _normal(text: str) -> str:
    return _spelled(tidy(text).lower())


_normal_of_word = lru_cache(maxsize=_WORDS)(_normal)


def _spelled(text: str) -> str:
    text = _OLD_PLACEMENT.sub(lambda found: _OLD_TO_NEW[found[1]], text)
    text = _Y_ENDING.sub(lambda found: found[1] + _Y_TO_I[found[2]], text)
    return _QUI_ENDING.sub(lambda found: "qu" + _QUI[found[1]], text)


@lru_cache(maxsize=_WORDS)
def tokens_in(word: str) -> tuple[str, ...]:
    """The tokens of one of the `words` of a text: no token reaches beyond it."""
    found = _TOKEN.findall(_PADDED_DAY.sub(r"\1/\2/\3", word))
    return tuple(map(_spelled, found))


def fold(text: str) -> str:
    """`normal` without diacritics and with d for đ: "Điều 23" → "dieu 23"."""
    return _fold_of_word(text) if len(text) <= _A_WORD else _fold(text)


def _fold(text: str) -> str:
    parted = unicodedata.normalize("NFD", normal(text)).replace("đ", "d")
    if _MORE_THAN_MARKS.search(parted) is None:
        return parted.encode("ascii", "ignore").decode()
    bare = _MARKS.sub("", parted)
    if _OTHER_SCRIPT.search(bare) is None:
        return bare
    return unicodedata.normalize("NFC", "".join(c for c in bare if not unicodedata.combining(c)))


_fold_of_word = lru_cache(maxsize=_WORDS)(_fold)


def unmarked(text: str) -> str:
    """`text` as it is typed without diacritics, its case and its i or y kept: "Bộ Nội vụ" → "Bo
    Noi vu"."""
    parted = unicodedata.normalize("NFD", tidy(text)).translate(_PLAIN_D)
    return unicodedata.normalize("NFC", _MARKS.sub("", parted))


def tokens(text: str) -> list[str]:
    """The syllables of `normal(text)`; "2.340.000", "0,3" and "98/2023/nđ-cp" are one each.

    A day has one form: "01/07/2026" and "1/7/2026" are the same token.
    """
    return list(chain.from_iterable(map(tokens_in, words(text))))


def words(text: str) -> list[str]:
    """What stands between the spaces of `tidy(text)`, in lower case."""
    return tidy(text).lower().split()


def grams(syllables: Sequence[str]) -> list[str]:
    """The syllables themselves, then each pair of neighbours joined by "_" ("thi_đua")."""
    return [*syllables, *map("_".join, zip(syllables, syllables[1:], strict=False))]


def is_plain(text: str) -> bool:
    """Whether `text` was written without diacritics, as on a hurried phone.

    True when at most one in eight of its syllables of letters carries a mark; Vietnamese prose
    marks more than half of them.
    """
    words = [word for word in tokens(text) if word.isalpha()]
    marked = sum(fold(word) != word for word in words)
    return bool(words) and marked * 8 <= len(words)


@lru_cache(maxsize=10_000)
def number_key(number: str) -> str:
    """A document number for comparing: "98/2023/ND-CP" and "98/2023/NĐ-CP" are the same."""
    return re.sub(r"\s+", "", fold(number))


def sentences(text: str) -> Iterator[Excerpt]:
    """The sentences of `text` in order, each with its span, blank edges left out.

    A sentence ends at ". ! ? …" before white space, or at the end of a line; not after an
    abbreviation ("TP.", "Q. 11", "PGS.TS.") nor inside a number.
    """
    start = 0
    for end in (*_sentence_ends(text), len(text)):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        if stripped := piece.strip():
            yield Excerpt(stripped, Span(left, left + len(stripped)))
        start = end


def _sentence_ends(text: str) -> Iterator[int]:
    for found in _SENTENCE_END.finditer(text):
        before = text[max(0, found.start() - 8) : found.start() + 1]
        if found[0][0] != "." or not _ABBREVIATED.search(before):
            yield found.end()


def written(on: date) -> str:
    """A day as people write it: "01/07/2025"."""
    return f"{on:%d/%m/%Y}"


def days(text: str) -> list[Dated]:
    """Every full day named in `text`: "06/01/2020", "ngày 6 tháng 1 năm 2020", "15-6-2022".

    Impossible days (31/02/2020) are left out.
    """
    found = []
    for match in _DAY.finditer(text):
        day, month, year = int(match[1]), int(match[2] or match[4]), int(match[3] or match[5])
        if (on := _date(year, month, day)) is not None:
            found.append(Dated(on, Excerpt(match[0].strip(), _stripped_span(match))))
    return found


def _stripped_span(match: re.Match[str]) -> Span:
    lead = len(match[0]) - len(match[0].lstrip())
    return Span(match.start() + lead, match.start() + lead + len(match[0].strip()))


def _date(year: int, month: int, day: int) -> date | None:
    if year < _FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_typed(words: str) -> date | None:
    """The day that a person typed where one is wanted, None for none: 30/06/2025, 30-6-2025, ngày
    30 tháng 6 năm 2025, 2025-06-30."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        found = days(tidy(words))
        return found[0].on if found else None
