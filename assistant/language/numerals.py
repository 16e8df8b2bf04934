"""Numbers as people write them, in digits and in words, read as values (pure)."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

SCALES: Mapping[str, int] = {
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
NUMERAL = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?"
)
"""Digits of one number: "2.340.000", "2,340,000", "2 340 000", "0,3", "15"."""
_SCALE = "nghìn|ngàn|triệu|tỷ|tỉ"
AMOUNT = rf"(?:{NUMERAL})\s*(?:{_SCALE})(?!\w)(?:\s+\d{{1,3}}\s*(?:{_SCALE})(?!\w))*(?: rưỡi)?"
"""A number with its scale: "2,34 triệu", "2 triệu 340 nghìn", "1 tỷ rưỡi"."""
_ONE_AMOUNT = re.compile(rf"({NUMERAL})\s*({_SCALE})")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_OTHERWISE = re.compile(r"\d{1,3}(?:[, ]\d{3})+")

_DIGITS: Mapping[str, int] = {
    **dict(
        zip(
            ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"],
            range(1, 10),
            strict=True,
        )
    ),
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "nhăm": 5,
    "bẩy": 7,
}
_COUNTED = (
    "mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ|phẩy|năm|ngày|tháng|tuần|giờ|bộ|bản|lần|người|cá nhân|tập thể"
    "|thành viên|tiêu chuẩn|điều kiện|danh hiệu|hình thức|loại|hạng|cấp|bước|nhóm|phần trăm|đồng"
)
_UNIT = "hai|ba|bốn|sáu|bảy|bẩy|tám|chín"
_FIRST = (
    rf"(?:{_UNIT}|mười(?! hai tháng hai)|một(?! trong| số| phần| cách| khi| mặt)"
    rf"|năm(?= (?:{_COUNTED})(?!\w)))"
)
_NEXT = (
    rf"(?:mươi|mười|trăm|nghìn|ngàn|triệu|tỷ|tỉ|linh|lẻ|rưỡi|phẩy|mốt|lăm|nhăm|một|tư|{_UNIT}"
    rf"|(?<=phẩy )năm|(?<=linh )năm|(?<=lẻ )năm|năm(?= (?:mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)))"
)
NUMBER_WORDS = rf"(?<!\w){_FIRST}(?: {_NEXT})*(?!\w)"
"""A number in words, in `normal` form; "năm" (five, or year) only before what can be counted."""

_ROMAN_VALUES: Mapping[str, int] = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def numeral(digits: str) -> Decimal:
    """The value of digits as Vietnamese writes them: "2.340.000" → 2340000, "0,3" → 0.3."""
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(".", "")
    elif _GROUPED_OTHERWISE.fullmatch(digits) and (" " in digits or digits.count(",") > 1):
        digits = re.sub(r"[, ]", "", digits)
    return Decimal(digits.replace(",", "."))


def amount(text: str) -> Decimal:
    """The value of a scaled number: "2 triệu 340 nghìn" → 2340000."""
    pieces = [(numeral(digits), SCALES[scale]) for digits, scale in _ONE_AMOUNT.findall(text)]
    half = Decimal(pieces[-1][1]) / 2 if text.endswith("rưỡi") else Decimal(0)
    return sum((number * scale for number, scale in pieces), start=half)


def number_in_words(words: str) -> Decimal:
    """The value of number words: "ba mươi" → 30, "hai phẩy năm" → 2.5, "một triệu rưỡi"."""
    whole, _, fraction = words.partition(" phẩy ")
    value = _whole(whole.split())
    after = "".join(str(_DIGITS[each]) for each in fraction.split() if each in _DIGITS)
    return value + (Decimal(f"0.{after}") if after else Decimal(0))


def _whole(words: Sequence[str]) -> Decimal:
    total, group, last_scale = Decimal(0), Decimal(0), 1
    for word in words:
        if word == "rưỡi":
            total, group = total + group + Decimal(last_scale) / 2, Decimal(0)
        elif word in ("mươi", "mười"):
            tens = group % 10 or Decimal(1)
            group, last_scale = group - group % 10 + tens * 10, 10
        elif word == "trăm":
            group, last_scale = (group or Decimal(1)) * 100, 100
        elif word in SCALES:
            last_scale = SCALES[word]
            total, group = total + (group or Decimal(1)) * last_scale, Decimal(0)
        else:
            group += Decimal(_DIGITS.get(word, 0))
    return total + group


def roman(letters: str) -> int:
    """The value of a Roman numeral up to 399."""
    values = [_ROMAN_VALUES[letter] for letter in letters.lower()]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def plain(number: Decimal | int) -> str:
    """One form of a value: 2340000, 0.3, 2.5."""
    return f"{Decimal(number).normalize():f}"
