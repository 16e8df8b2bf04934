"""Which lines of an amending text are words it puts into another one (pure).

An amending clause ends with ":" and is followed by the new wording between “ and ”, often whole
articles over many lines with quotes inside the quotes. Such a line opens nothing in the text that
quotes it: no article, no clause, no point.
"""

import re
from collections.abc import Sequence

from ingest.structure.lines import Line

_OPENING = re.compile(r'^["“]')
_CLOSING = re.compile(r'["”]\s*[.;,]?$')
_NUMBERED = re.compile(r"^(\d{1,3})\.\s*(\S.*)")
_ARTICLE = re.compile(r"^Điều (\d+)", re.IGNORECASE)
_INLINE = re.compile(r"(?:sửa đổi|bổ sung|thay thế)\b[^“”]*\bnhư sau\s*:\s*(?=“)", re.IGNORECASE)
_AMENDING = re.compile(
    r"^(?:sửa đổi|bổ sung|bãi bỏ|thay (?:thế|cụm)|bỏ (?:cụm|từ|điều|khoản|điểm)|"
    r"(?:(?:điểm|khoản|điều|chương|mục|tên) .{0,60})?(?:được )(?:sửa đổi|bổ sung|bãi bỏ))",
    re.IGNORECASE,
)


def quoted_lines(lines: Sequence[Line]) -> tuple[bool, ...]:
    """For each line, whether it is quoted new wording of another text.

    A quotation opens at a line that begins with a quotation mark after a line that ends with ":"
    or amends something, or after another quotation (“1. …” “3. …”), and closes where its marks
    balance. Marks that were never closed do not swallow the rest: a line that goes on with the
    outer numbering and amends something, or opens the next outer article after a line that ends
    with a closing mark, closes the quotation.
    """
    flags: list[bool] = []
    depth, clause, article = 0, 0, 0
    for index, line in enumerate(lines):
        previous = lines[index - 1].text if index else ""
        if depth and _continues(line.text, previous, clause=clause, article=article):
            depth = 0
        after = _introduces(previous) or (index > 0 and flags[-1])
        opens = not depth and after and _OPENING.match(line.text)
        flags.append(bool(depth or opens))
        if depth or opens:
            depth = max(0, depth + _balance(line.text, opening=bool(opens), inside=depth > 0))
        else:
            clause, article = _outer(line.text, clause, article)
            depth = _left_open(line.text)
    return tuple(flags)


def _left_open(text: str) -> int:
    """How many quotations begin on an amending line itself ("… như sau: “2. Tiêu chuẩn gồm:") and
    go on below it."""
    found = _INLINE.search(text)
    return max(0, text[found.end() :].count("“") - text.count("”")) if found else 0


def _introduces(text: str) -> bool:
    numbered = _NUMBERED.match(text)
    return text.endswith(":") or bool(numbered and _AMENDING.match(numbered[2]))


def _continues(text: str, previous: str, *, clause: int, article: int) -> bool:
    if found := _NUMBERED.match(text):
        return int(found[1]) == clause + 1 and bool(_AMENDING.match(found[2]))
    if found := _ARTICLE.match(text):
        return int(found[1]) == article + 1 and bool(_CLOSING.search(previous))
    return False


def _outer(text: str, clause: int, article: int) -> tuple[int, int]:
    if found := _ARTICLE.match(text):
        return 0, int(found[1])
    if (found := _NUMBERED.match(text)) and int(found[1]) == clause + 1:
        return clause + 1, article
    return clause, article


def _balance(text: str, *, opening: bool, inside: bool) -> int:
    curly = text.count("“") - text.count("”")
    if text.count('"') % 2 == 0:
        return curly
    closes = inside and bool(_CLOSING.search(text)) and text.rstrip(".;, ").endswith('"')
    return curly + (1 if opening else -1 if closes else 0)
