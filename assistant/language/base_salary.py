"""The base salary as texts state it: an amount since a day (pure).

It is told in sentences ("Từ ngày 01/7/2024 mức lương cơ sở là 2.340.000 đồng") and in the rows of
tables that are about nothing else ("Từ 01/07/2018 đến hết tháng 6/2019 | 1.390.000").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.vietnamese import days, fold, sentences

_ASKED = re.compile(r"(?<!lan )(?<!lan muc )(?<!theo )(?<!theo muc )(?<!tinh theo )luong co so")
_MORE_THAN_IT = re.compile(
    r"(?<!\w)(?:qua cac|cac nam|cac thoi ki|lich su|thay doi|danh hieu|bang khen|giay khen"
    r"|huan chuong|lao dong tien tien|chien si|tien thuong|muc thuong|duoc thuong|lan|la gi)(?!\w)"
)
_TOLD = re.compile(r"luong co so")
_AMOUNT = re.compile(r"(?<![\d.,/])(\d{1,2}(?:\.\d{3}){2}|\d{3}\.\d{3})(?![\d/])")
_SINCE = re.compile(r"(?<!\w)(?:ke )?tu (?:ngay )?(?P<rest>\d.{0,20})")
_MONTH = re.compile(r"^(?:thang )?(0?[1-9]|1[0-2])/(\d{4})(?!\d)")
_LEAST = 100_000
"""Đồng a month: no base salary was lower since 1993."""


@dataclass(frozen=True, slots=True, order=True)
class BaseSalary:
    """An amount in đồng a month, since a day."""

    since: date
    amount: int


def asks_base_salary(folded: str) -> bool:
    """Whether a folded question asks for the base salary itself on one day, not for a bonus that
    is some times it, nor for how it changed."""
    return _ASKED.search(folded) is not None and _MORE_THAN_IT.search(folded) is None


def base_salaries(text: str, *, about: str = "") -> list[BaseSalary]:
    """What the sentences of a text state of the base salary; `about` is what the text is about,
    for tables whose rows do not say it again."""
    return [each for one in sentences(text) for each in _stated(one.text, about)]


def _stated(sentence: str, about: str) -> Iterator[BaseSalary]:
    folded = fold(sentence)
    of_table = "|" in sentence and _TOLD.search(fold(about)) is not None
    if not (of_table or _TOLD.search(folded)):
        return
    begun = [_day(found["rest"]) for found in _SINCE.finditer(folded)]
    if of_table:
        begun.append(_day(folded.strip("| ")))
    since = next((on for on in begun if on is not None), None)
    amount = _AMOUNT.search(sentence)
    if since is not None and amount is not None:
        value = int(amount[1].replace(".", ""))
        if value >= _LEAST:
            yield BaseSalary(since, value)


def _day(words: str) -> date | None:
    found = days(words)
    if found and found[0].excerpt.span.start == 0:
        return found[0].on
    month = _MONTH.match(words)
    return date(int(month[2]), int(month[1]), 1) if month else None
