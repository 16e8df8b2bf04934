"""A heading printed in capitals → as it is written in running text (pure).

Which words keep a capital letter cannot be told from capitals alone. The document itself knows
best: it usually repeats its own subject in running text, and where it does not, it writes the
same words elsewhere. Names that nothing shows come from a short list.
"""

import re
from collections import Counter
from collections.abc import Iterable

from ingest.structure.markers import is_capitals

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLC]+")
_ABBREVIATIONS = frozenset({"UBND", "HĐND", "MTTQ", "TĐKT", "TTHC", "CSTĐ", "TW", "CP", "QĐ", "NĐ"})
_NAMES = (
    "Đảng Cộng sản Việt Nam",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Mặt trận Tổ quốc",
    "Ủy ban Thường vụ Quốc hội",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Thủ tướng Chính phủ",
    "Ban Chấp hành Trung ương",
    "Bộ Chính trị",
    "Quốc hội",
    "Chính phủ",
    "Chủ tịch nước",
    "Thủ đô",
    "Tổ quốc",
    "Đảng",
    "Nhà nước",
    "Việt Nam",
    "Hà Nội",
    "Hồ Chí Minh",
    "Luật Thi đua, khen thưởng",
    "Luật sửa đổi",
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n“\"(|])\s*$")


def sentence_case(heading: str, *, body: str) -> str:
    """`heading` in running-text spelling if it is in capitals, else as it is; first letter large.

    `body` is the text in which its words are looked up: the whole heading first, then word by
    word by the company it keeps.
    """
    heading = re.sub(r"\s+", " ", heading).strip()
    if not is_capitals(heading):
        return heading[:1].upper() + heading[1:]
    written = _repeated(heading, body) or _by_words(heading, body)
    return written[:1].upper() + written[1:]


def _repeated(heading: str, body: str) -> str | None:
    pattern = r"\s+".join(re.escape(word) for word in heading.split(" "))
    for found in re.finditer(pattern, body, re.IGNORECASE):
        if not is_capitals(found[0]):
            return re.sub(r"\s+", " ", found[0])
    return None


def _by_words(heading: str, body: str) -> str:
    words = list(_WORD.finditer(heading))
    lowered = [word[0].lower() for word in words]
    capital = _capital_counts(body, set(lowered))
    pieces, end = [], 0
    for place, word in enumerate(words):
        pieces.append(heading[end : word.start()])
        around = lowered[max(0, place - 1) : place + 2]
        pieces.append(_spelled(word[0], around, lowered[place], capital))
        end = word.end()
    return _with_names("".join([*pieces, heading[end:]]))


def _spelled(
    word: str, around: list[str], lowered: str, capital: "Counter[tuple[str, ...]]"
) -> str:
    if word in _ABBREVIATIONS or (_ROMAN.fullmatch(word) and len(word) > 1):
        return word
    if len(word) == 1 and _ROMAN.fullmatch(word):
        return word
    at = around.index(lowered)
    before, after = around[:at], around[at + 1 :]
    votes = sum(capital[(*before[-1:], lowered)] for _ in before[-1:])
    votes += sum(capital[(lowered, "→", *after[:1])] for _ in after[:1])
    return word.capitalize() if votes > 0 else lowered


def _capital_counts(body: str, wanted: set[str]) -> "Counter[tuple[str, ...]]":
    """How much oftener a word is capitalised than not, by the word before and the word after."""
    counts: Counter[tuple[str, ...]] = Counter()
    for line in body.split("\n"):
        if not is_capitals(line):
            _count_line(line, wanted, counts)
    return counts


def _count_line(line: str, wanted: set[str], counts: "Counter[tuple[str, ...]]") -> None:
    words = list(_WORD.finditer(line))
    for place, word in enumerate(words):
        low = word[0].lower()
        if low not in wanted or _SENTENCE_START.search(line, 0, word.start()):
            continue
        vote = 1 if word[0][0].isupper() else -1
        if place:
            counts[(words[place - 1][0].lower(), low)] += vote
        if place + 1 < len(words):
            counts[(low, "→", words[place + 1][0].lower())] += vote


def _with_names(text: str, names: Iterable[str] = _NAMES) -> str:
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", name, text, flags=re.IGNORECASE)
    return text
