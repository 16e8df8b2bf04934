"""True sentences of a model's answer turned into lies, one small turn at a time."""

import re
from collections.abc import Callable, Iterator

from assistant.language.awards import award_names

NUMBER = re.compile(r"(?<![\w/.,])\d+(?:[.,]\d+)*(?![\w/]|[.,]\d)")
_WORDS = ("một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười")
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:{'|'.join(_WORDS)})(?= (?:lần|bộ|ngày|tháng|năm|người|đơn vị|nghìn))"
)
_DAY = re.compile(r"\b(\d{1,2})( tháng |/)(\d{1,2})((?: năm |/)(\d{4}))?\b")
_PLACE = re.compile(r"\b(điều|khoản|chương|mục) (\d+)", re.IGNORECASE)
_POINT = re.compile(r"\b(điểm) ([a-zđ])\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\b\d+/\d{4}/[\wĐ-]+")
_QUOTE = re.compile(r"“([^“”]{12,})”")
_AWARD = re.compile(
    "|".join(sorted(map(re.escape, award_names()), key=len, reverse=True)), re.IGNORECASE
)
_ORGANS = ("Thủ tướng Chính phủ", "Chủ tịch nước", "Sở Nội vụ", "Bộ Nội vụ", "Bộ trưởng")
_TURNS = (
    ("trước", "sau"),
    ("tối đa", "tối thiểu"),
    ("ít nhất", "nhiều nhất"),
    ("trở lên", "trở xuống"),
    ("không quá", "ít nhất"),
    ("hoặc", "và"),
    ("dưới", "trên"),
    ("không", ""),
    ("được", "không được"),
    ("hằng năm", "hằng quý"),
)

Mutants = Iterator[str]


def _each(pattern: re.Pattern[str], text: str, turn: Callable[[re.Match[str]], Mutants]) -> Mutants:
    for found in pattern.finditer(text):
        for other in turn(found):
            if other != found[0]:
                yield text[: found.start()] + other + text[found.end() :]


def _digits(found: re.Match[str]) -> Mutants:
    number = found[0]
    bumped = number[:-1] + str((int(number[-1]) + 1) % 10)
    yield from (bumped, number + "0", "9" + number, number.replace(",", ""))
    yield number.replace(".", ",") if "." in number else number + ",5"
    yield bumped.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    yield from (f"{number[0]}\u200b{number}", f"**{bumped}**", f"<b>{bumped}</b>", f"`{bumped}`")
    yield from (f"~~{number}~~ {bumped}", f"&#48;{number}", f"${bumped}$", f"{number}²")
    yield from (f"{number}%", f"{number} nghìn", f"{number} triệu đồng", f"{number}–{bumped}")
    yield from (f"{number} (tức {bumped})", f"{number} ({bumped})", "XIV", "mười bốn")


def _days(found: re.Match[str]) -> Mutants:
    day, middle, month, year = found[1], found[2], found[3], found[4] or ""
    yield f"{int(day) % 28 + 1}{middle}{month}{year}"
    yield f"{day}{middle}{int(month) % 12 + 1}{year}"
    yield f"{month}{middle}{day}{year}"
    yield from [f"{day}{middle}{month}{year[:-1]}{(int(year[-1]) + 1) % 10}"] if year else []


def _in_words(found: re.Match[str]) -> Mutants:
    yield from (_WORDS[(_WORDS.index(found[0].lower()) + 1) % len(_WORDS)], "mười lăm")


def _places(found: re.Match[str]) -> Mutants:
    name, number = found[1], int(found[2])
    yield from (f"{name} {number + 1}", f"{name} {number}a", f"{name} IV", f"{name} {number}1")
    yield from (
        f"{name} số {number + 1}",
        f"{name} thứ {number + 1}",
        f"{name} {number}, {number + 7}",
    )


def _points(found: re.Match[str]) -> Mutants:
    yield from (f"{found[1]} {'k' if found[2] != 'k' else 'l'}", f"{found[1]} đ")


def _documents(found: re.Match[str]) -> Mutants:
    yield from ("7" + found[0], found[0].replace("NĐ", "QĐ"), found[0].replace("/20", "/19", 1))


def _awards(text: str) -> Mutants:
    others = ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Chiến sĩ tiên tiến", "Bằng khen")

    def turned(found: re.Match[str]) -> Mutants:
        return (each for each in others if each.lower() != found[0].lower())

    return _each(_AWARD, text, turned)


def _organs(text: str) -> Mutants:
    for one in _ORGANS:
        if one in text:
            yield from (text.replace(one, other, 1) for other in _ORGANS if other != one)


def _turned(text: str) -> Mutants:
    for pair in _TURNS:
        for one, other in (pair, pair[::-1]):
            if one and re.search(rf"(?<!\w){one}(?!\w)", text):
                yield re.sub(rf"(?<!\w){one}(?!\w)", other, text, count=1)


def _denied(text: str) -> Mutants:
    words = text.split()
    for at in range(1, len(words)):
        yield " ".join([*words[:at], "không", *words[at:]])


def _misquoted(text: str) -> Mutants:
    """A quotation with a word put for another, a word left out, two words in another order."""
    for found in _QUOTE.finditer(text):
        words = found[1].split()
        for at in range(1, len(words) - 1):
            for inner in (
                [*words[:at], "khác", *words[at + 1 :]],
                words[:at] + words[at + 1 :],
                [*words[:at], words[at + 1], words[at], *words[at + 2 :]],
                [*words[:at], "…", *words[at + 2 :]],
            ):
                yield text[: found.start(1)] + " ".join(inner) + text[found.end(1) :]


def _marked(text: str) -> Mutants:
    """Another marker: of no source, of none at all; in other forms."""
    bare = re.sub(r"\s*\[\d+\]", "", text)
    yield from (bare, f"{bare} [99]", f"{bare} [0]", f"{text}[99]", f"{bare} [1-99]", f"{bare} (1)")


def _numbered(text: str) -> Mutants:
    """A place of no source before the sentence, as if it were the number of a list."""
    for name in ("Khoản 77.", "Khoản 77:", "Điều 77.", "Điều 77:", "Điểm k)", "Mục 77.", "77a)"):
        yield from (
            f"{name} {text}",
            f"- {name} {text}",
            f"### {name} {text}",
            f"(77) {name} {text}",
        )


KINDS: dict[str, Callable[[str], Mutants]] = {
    "digits": lambda text: _each(NUMBER, text, _digits),
    "words": lambda text: _each(_IN_WORDS, text, _in_words),
    "days": lambda text: _each(_DAY, text, _days),
    "places": lambda text: _each(_PLACE, text, _places),
    "points": lambda text: _each(_POINT, text, _points),
    "documents": lambda text: _each(_DOCUMENT, text, _documents),
    "awards": _awards,
    "organs": _organs,
    "turns": _turned,
    "negations": _denied,
    "quotations": _misquoted,
    "markers": _marked,
    "numbering": _numbered,
}


def without_marker(text: str) -> str:
    """A sentence as it is checked: its marker stays whatever is done to its numbers."""
    return re.sub(r"\s*\[\d+\]", "", text)
