"""Comparing: facts with what an answer says, gold places with what it cites (pure).

Facts are compared by value: "2.340.000 đồng", "2,34 triệu đồng" and "2340000đ" are one amount,
"06/01/2020" and "ngày 6 tháng 1 năm 2020" one day, "0,3 lần" is not "10,3 lần".
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.vietnamese import fold, normal, number_key
from eval.cases import Group, Place
from eval.outcome import Source

_MARKER = re.compile(r"\[\d{1,3}\]")
_DAY = (
    r"(?:ngày\s+|mồng\s+)?(?P<d>\d{1,2})(?:\s*[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4})"
    r"|\s*tháng\s*(?P<m2>\d{1,2})\s*(?:,?\s*năm\s*|[,/]\s*)(?P<y2>\d{4}))(?!\d)"
)
_DAY_OF_YEAR = (
    r"(?:ngày\s+)?(?P<p>\d{1,2})\s*(?:/\s*(?P<q>\d{1,2})|tháng\s*(?P<q2>\d{1,2}))(?![\d/])"
)
_MONTH = r"(?:tháng\s*)(?P<mm>\d{1,2})\s*(?:/|,?\s*năm\s*)(?P<my>\d{4})(?!\d)"
_DOCUMENT = r"\d+(?:/\d+)*[/-][a-zđ][a-zđ\d]*(?:[-/][a-zđ][a-zđ\d]*)*"
_NUMERAL = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_SCALE = "|".join(_SCALES)
_AMOUNT = rf"(?:{_NUMERAL})\s*(?:{_SCALE})(?:\s+\d{{1,3}}\s*(?:{_SCALE})\b)*"
_PIECE = re.compile(
    rf"(?P<document>{_DOCUMENT})|(?P<day>{_DAY})|(?P<month>{_MONTH})|(?P<part>{_DAY_OF_YEAR})"
    rf"|(?P<amount>{_AMOUNT})|(?P<numeral>{_NUMERAL})|(?P<percent>%|\bphần trăm\b)"
    r"|(?P<money>(?<=[\d ])(?:đồng|vnđ|vnd|đ)(?!\w))|(?P<word>[^\W\d_]+)"
)
_ONE_AMOUNT = re.compile(rf"({_NUMERAL})\s*({_SCALE})")
_HASH = re.compile(r"-[0-9a-f]{6,64}$")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_EXTENSION = re.compile(r"\.(?:txt|md|html?|pdf|docx)$")


def says(answer: str, fact: str) -> bool:
    """Whether `answer` says `fact`: the same words and values, next to each other, in order."""
    wanted = values(fact)
    return bool(wanted) and _contains(values(answer), wanted)


def values(text: str) -> list[str]:
    """The words and values of `text` in one form each; punctuation and markers [n] are left out.

    "Mức 2,34 triệu đồng từ 01/7/2024" → mức, 2340000, đồng, từ, 2024-07-01.
    """
    text = normal(_MARKER.sub(" ", text))
    return [_value(found) for found in _PIECE.finditer(text)]


def _value(found: re.Match[str]) -> str:
    match found.lastgroup and next(k for k in _KINDS if found[k]):
        case "document":
            return number_key(found[0])
        case "day":
            month, year = found["m"] or found["m2"], found["y"] or found["y2"]
            return f"{year}-{int(month):02}-{int(found['d']):02}"
        case "month":
            return f"{found['my']}-{int(found['mm']):02}"
        case "part":
            return f"{int(found['p'])}/{int(found['q'] or found['q2'])}"
        case "amount":
            return _plain(sum(_number(n) * _SCALES[s] for n, s in _ONE_AMOUNT.findall(found[0])))
        case "numeral":
            return _plain(_number(found[0]))
        case "percent":
            return "%"
        case "money":
            return "đồng"
        case _:
            return found[0]


_KINDS = ("document", "day", "month", "part", "amount", "numeral", "percent", "money", "word")


def _number(numeral: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", numeral):
        numeral = numeral.replace(".", "")
    return Decimal(numeral.replace(",", "."))


def _plain(number: Decimal | int) -> str:
    return f"{Decimal(number).normalize():f}"


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    width = len(part)
    return any(whole[at : at + width] == part for at in range(len(whole) - width + 1))


def met_by(group: Group, source: Source) -> bool:
    """Whether `source` lies in one of the places of `group`."""
    return any(agrees(place, source) for place in group)


def agrees(place: Place, source: Source) -> bool:
    """Whether every key that `place` gives agrees with `source`."""
    pairs = (
        (place.article, source.article),
        (place.clause, source.clause),
        (place.point, source.point),
    )
    return (
        all(wanted is None or _same(wanted, found) for wanted, found in pairs)
        and (place.number is None or number_key(place.number) == number_key(source.number or ""))
        and (place.document is None or slug(place.document) in _names(source))
    )


def _same(wanted: str, found: str | None) -> bool:
    return found is not None and normal(wanted).strip() == normal(found).strip()


def slug(name: str) -> str:
    """A document's name for comparing: letters and digits without folder, extension, diacritics.

    "law/Luat_06-2022.txt" → "luat-06-2022", as document ids are made.
    """
    last = fold(name).strip().replace("\\", "/").rsplit("/", 1)[-1]
    return _BETWEEN.sub("-", _EXTENSION.sub("", last)).strip("-")


def _names(source: Source) -> Iterable[str]:
    whole = slug(source.document_id)
    return {whole, _HASH.sub("", whole)} | {slug(name) for name in (source.title,) if name}
