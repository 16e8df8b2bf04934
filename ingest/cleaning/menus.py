"""Menus and what follows an article: navigation at either end of a page (pure)."""

import re
from collections.abc import Sequence

from ingest.cleaning.lines import Line, ends_sentence, folded, is_row, is_unit, keep, without

SHORTEST_MENU = 6
"""Lines. Headings of official documents have up to seven short lines, but none of them is a menu
word and most are guarded by their own words below."""
LEAST_MENU_WORDS = 2
"""Lines of a run that must be known menu entries: lists of names end documents too."""
LONGEST_ENTRY = 45
"""Characters of a menu entry; "Thư viện trường THCS …" has 30."""
SHORTEST_PROSE = 8
"""Words of a line that ends like a sentence, from which it counts as prose."""

_ENTRIES = re.compile(
    r"trang chu|gioi thieu(?: chung)?|lien he|dang (?:nhap|ki)|tim kiem|tin tuc.*|su kien|thong bao"
    r"|thu vien(?: anh| video)?|video(?: clip)?|hoi dap|hinh anh|so do (?:to chuc|trang|site)"
    r"|van ban.*|tai lieu.*|tai nguyen|danh muc.*|rss|english|tieng viet|e-learning|download"
    r"|home|about(?: us)?|contact|login|register|sitemap|menu|search|news|next|previous|back"
    r"|facebook|zalo|youtube|twitter|chia se|in trang|ve dau trang|len dau trang"
)
_ALONE = re.compile(r"trang chu|dang (?:nhap|ki|xuat)|dien dan|lien ket(?: website| web| khac)?")
_OFFICIAL = re.compile(
    r"cong hoa xa hoi|doc lap ?[-–]|dang cong san|(?:luat )?so ?:|.*\bngay\b.*\bthang\b"
)
_AFTER = re.compile(
    r"(?:cac )?(?:bai viet|tin|tin bai|bai|su kien|van ban|tin tuc) (?:lien quan|khac|cung loai"
    r"|cung chuyen muc|moi|moi hon|cu hon|moi nhat|doc nhieu)|co the ban quan tam"
    r"|van ban nay chua cap nhat noi dung tieng anh|noi dung sua doi, huong dan"
    r"|tai lieu moi|binh luan ?(?:\( ?\d+ ?\))?|file duoc dinh kem theo van ban"
)
_REFERENCES = re.compile(r"tham khao|chu thich|lien ket ngoai")


def without_menus(lines: Sequence[Line]) -> list[Line]:
    """The lines without menus before the first and after the last prose.

    Goes too: the rest of the page after "Bài viết liên quan" and the like, and entries that no
    text can be, wherever they stand ("Đăng nhập").
    """
    lines = lines[: _end_of_article(lines)]
    prose = [place for place, line in enumerate(lines) if _is_prose(line)]
    first, last = (prose[0], prose[-1] + 1) if prose else (len(lines), len(lines))
    menu = _menu_places(lines, 0, first) | _menu_places(lines, last, len(lines))
    kept = keep(lines, [place not in menu for place in range(len(lines))])
    return without(kept, lambda line: _ALONE.fullmatch(folded(line.text)) is not None)


def _end_of_article(lines: Sequence[Line]) -> int:
    """Where the page goes on to other articles; the end where more prose follows than went before.

    A marker is never believed when an article of a law comes after it.
    """
    before, whole = 0, sum(len(line.text) for line in lines if _is_prose(line))
    for place, line in enumerate(lines):
        if _begins_rest(line):
            unit = any(re.match(r"Điều \d+", each.text) for each in lines[place:])
            if before >= whole - before and before > 0 and not unit:
                return place
        before += len(line.text) if _is_prose(line) else 0
    return len(lines)


def _begins_rest(line: Line) -> bool:
    if len(line.text) > 2 * LONGEST_ENTRY:
        return False
    text = folded(line.text)
    references = line.heading > 0 and _REFERENCES.fullmatch(text) is not None
    return references or _AFTER.fullmatch(text) is not None


def _is_prose(line: Line) -> bool:
    words = line.text.count(" ") + 1
    sentence = ends_sentence(line.text) and not line.text.endswith(("...", "…"))
    return words >= SHORTEST_PROSE and sentence or words >= 3 * SHORTEST_PROSE


def _menu_places(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The places of menu lines from `start` to `end`: runs of short lines with menu words."""
    found: set[int] = set()
    run: list[int] = []
    for place in (*range(start, end), None):
        if place is not None and _may_be_entry(lines[place]):
            run.append(place)
            continue
        known = sum(_ENTRIES.fullmatch(folded(lines[each].text)) is not None for each in run)
        if len(run) >= SHORTEST_MENU and known >= LEAST_MENU_WORDS:
            found.update(run)
        run = []
    return found


def _may_be_entry(line: Line) -> bool:
    text = line.text
    if line.heading or len(text) > LONGEST_ENTRY or ends_sentence(text) or is_row(text):
        return False
    return not (any(c.isdigit() for c in text) or is_unit(text) or _OFFICIAL.match(folded(text)))
