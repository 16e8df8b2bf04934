"""Broken lines → paragraphs: lines that a fixed width or a crawler cut are joined again (pure).

Never across a structural unit (Điều, khoản, "- " …), a heading, a row of a table or a blank line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.cleaning.lines import Line, ends_abbreviated, ends_sentence, is_row, is_unit

NARROWEST, WIDEST = 40, 130
"""Characters. Lines cut at a fixed width are 60–100 long in the texts tried; sentences that stand
on lines of their own reach 200 and more."""
FULL = 0.85
"""A line counts as full from this share of the width on: the longest Vietnamese syllable has seven
letters, so the word that did not fit leaves less than a tenth of a line of 80 empty."""
LEAST_MARKED = 1 / 15
"""Paragraphs per line from which a page is taken to part its paragraphs by blank lines: then any
line that stops in mid-sentence was cut. Official texts have a paragraph per 3 to 5 such lines."""
LEAST_CUT = 0.5
"""A page is cut at a fixed width when at least this share of its inner lines ends in mid-sentence;
0.9 and more on such pages, under 0.2 on pages with a sentence per line."""

_BARE_HEAD = re.compile(r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Số ?:?)")
_NUMBER_MISSING = re.compile(
    r"(?:^|\s|[“\"(])(?:[Đđ]iều|[Cc]hương|[Kk]hoản|[Đđ]iểm|Mục|Phần|Phụ lục|[Ss]ố ?:?"
    r"|ngày|tháng|năm)$"
)
_WORD_MISSING = re.compile(
    r"\s(?:của|và|các|những|thuộc|thứ|lần|khóa|khoá|tại|từ|đến|với|về|hoặc|theo|trong|trên|bởi|do"
    r"|là|cho|bằng|ở)$"
)
_COMPOUND = re.compile(r"(?:[Tt]hi đua|THI ĐUA)$")
_KINDS = re.compile(
    r"(?:BỘ LUẬT|LUẬT|PHÁP LỆNH|LỆNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|QUYẾT ĐỊNH|THÔNG TƯ|CHỈ THỊ|CÔNG ĐIỆN"
    r"|KẾ HOẠCH|HƯỚNG DẪN|THÔNG BÁO|BÁO CÁO|KẾT LUẬN|QUY ĐỊNH|QUY CHẾ|TỜ TRÌNH|CÔNG VĂN|DANH MỤC"
    r"|PHỤ LỤC.{0,6}|MẪU SỐ.{0,6}|(?:PHẦN|CHƯƠNG|MỤC) (?:THỨ \w+|[IVXLC\d]+)[.:]?"
    r"|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM):?"
)
_OFFICES = re.compile(
    r"(?:KT|TM|TL|TUQ|Q)\. ?|PHÓ |CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|CHÁNH |"
    r"CỘNG H(?:ÒA|OÀ) |ĐẢNG CỘNG SẢN"
)
_HEAD_ALONE = re.compile(r"Điều \d+[a-zđ]?\.")


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a page's lines were cut: at which width, and from which length on a line was cut."""

    width: int
    least: int


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with those joined by a space that belong to one sentence."""
    cut = _cut(lines)
    found: list[Line] = []
    last = ""
    for line in lines:
        if found and _continues(found[-1], last, line, cut):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
        else:
            found.append(line)
        last = line.text
    return found


def _cut(lines: Sequence[Line]) -> _Cut | None:
    """How the page was cut; None when its lines are its paragraphs."""
    pairs = zip(lines, lines[1:], strict=False)
    inner = [x.text for x, following in pairs if not following.opens and not is_row(x.text)]
    narrow = sorted((text for text in inner if NARROWEST <= len(text) <= WIDEST), key=len)
    if len(narrow) < max(3, sum(len(text) > WIDEST for text in inner)):
        return None
    if sum(not _stops(text) for text in narrow) < LEAST_CUT * len(narrow):
        return None
    width = len(narrow[len(narrow) * 9 // 10])
    marked = sum(line.opens for line in lines) >= LEAST_MARKED * len(lines)
    return _Cut(width, 0 if marked else round(FULL * width))


def _stops(text: str) -> bool:
    """Whether nothing need follow: the end of a sentence, or a figure as in a flattened table."""
    return ends_sentence(text) or text[-1].isdigit()


def _continues(before: Line, last: str, line: Line, cut: _Cut | None) -> bool:
    """Whether `line` goes on where `before` stopped; `last` is the last line joined to it."""
    if line.opens or line.heading or before.heading or is_row(before.text) or is_row(line.text):
        return False
    if _BARE_HEAD.fullmatch(before.text) and line.text[0].isalnum():
        return True
    if is_unit(line.text):
        return cut is not None and _is_compound(last, line.text)
    if _WORD_MISSING.search(last) or (_NUMBER_MISSING.search(last) and line.text[0].isdigit()):
        return True
    if _is_capitals(before.text) or (_is_capitals(line.text) and " " in line.text):
        return _continues_capitals(before.text, line.text)
    if ends_abbreviated(last) or _HEAD_ALONE.fullmatch(before.text):
        return True
    if ends_sentence(last) and before.text.startswith(("- ", "+ ")):
        return False
    return _continues_sentence(last, line.text, cut)


def _is_compound(last: str, text: str) -> bool:
    """A dash inside a compound: "kinh tế / - xã hội", "Thi đua / - Khen thưởng"."""
    dashed = text.startswith(("- ", "– ")) and not ends_sentence(last)
    return dashed and (text[2].islower() or _COMPOUND.search(last) is not None)


def _is_capitals(text: str) -> bool:
    return text == text.upper() and sum(c.isalpha() for c in text) >= 2


def _continues_capitals(before: str, text: str) -> bool:
    """A heading in capitals goes on in capitals; a kind, a motto and an office stand alone."""
    both = _is_capitals(before) and _is_capitals(text)
    alone = _KINDS.fullmatch(before) or _KINDS.fullmatch(text) or _OFFICES.match(text)
    return both and not alone and not ends_sentence(before)


def _continues_sentence(last: str, text: str, cut: _Cut | None) -> bool:
    length = len(last) + 1 + len(text.split(" ", 1)[0])
    if ends_sentence(last):
        return cut is not None and not last.endswith(":") and length >= FULL * cut.width
    if text.lstrip("“\"'(‘")[:1].islower() or text[0] in ",.;:)" or last.endswith(","):
        return True
    return cut is not None and length >= cut.least and not _stops(last)
