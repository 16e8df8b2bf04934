"""Amounts, shares, and the base salary since a day (pure)."""

import re
from collections.abc import Iterator

from assistant.comparing.statements.stated import DAY, Fact, Statement, place_of
from assistant.types import Excerpt, Passage
from assistant.vietnamese import days, normal, tokens, written

_VALUE = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?: (?:triệu|nghìn|ngàn|tỷ|tỉ))? ?(?:đồng\b|%)")
_KEPT_SYLLABLES = 8
"""Syllables beside its figures that a sentence must share with another to be on the same thing."""


def figures(passage: Passage, excerpt: Excerpt) -> Iterator[Statement]:
    """The amounts of money and shares of a sentence, its other words and its days being what it
    is on: one amount to a sentence, or it is not clear which is whose."""
    found = list(_VALUE.finditer(excerpt.text))
    if len(found) != 1:
        return
    value = found[0]
    rest = f"{excerpt.text[: value.start()]} _ {excerpt.text[value.end() :]}"
    words = tokens(rest)
    if len(words) >= _KEPT_SYLLABLES:
        yield Statement(
            fact=Fact.FIGURE,
            subject=" ".join(words),
            name=excerpt.text,
            value=normal(value[0]).replace(" ", ""),
            shown=value[0],
            passage=passage,
            excerpt=excerpt,
            place=place_of(excerpt, value),
        )


BASE_SALARY = "lương cơ sở"
_SALARY = re.compile(
    r"[Ll]ương cơ sở[^;\d]{0,60}?(?P<value>\d+(?:[.,]\d+)*) "
    r"(?P<scale>(?:triệu|nghìn|ngàn|tỷ) )?đồng"
)
_SCALES = {"triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3, "tỷ": 10**9}
_SINCE = re.compile(rf"\b[Tt]ừ (?:ngày )?(?P<day>{DAY})")
_LEAST_THOUSANDS = 3
"""Figures that a point must part for it to be a thousands' point: "2.340.000", not "2.34"."""


def base_salary(passage: Passage, excerpt: Excerpt) -> Iterator[Statement]:
    """The base salary since a day: "Từ 01/7/2024 mức lương cơ sở là 2.340.000 đồng/tháng"."""
    found, since = _SALARY.search(excerpt.text), _SINCE.search(excerpt.text)
    on = days(since["day"])[:1] if since else []
    if found is None or not on:
        return
    scale = _SCALES.get((found["scale"] or "").strip(), 1)
    whole, _, rest = found["value"].partition(",")
    pieces = whole.split(".")
    if any(len(piece) != _LEAST_THOUSANDS for piece in pieces[1:]):
        return
    amount = float(f"{''.join(pieces)}.{rest or 0}") * scale
    yield Statement(
        fact=Fact.FIGURE,
        subject=f"{BASE_SALARY} {on[0].on.isoformat()}",
        name=f"mức lương cơ sở từ {written(on[0].on)}",
        value=f"{amount:.0f}",
        shown=excerpt.text[found.start("value") : found.end()],
        passage=passage,
        excerpt=excerpt,
        place=place_of(excerpt, found),
    )
