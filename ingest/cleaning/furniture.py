"""Page furniture: what a web page says about itself, not what the document says (pure).

Patterns match the folded line (lower case, no diacritics), so that spelling variants are one.
Each was seen in scraped pages; a line must match as a whole unless it says otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cleaning.lines import BAR, Line, folded, keep, without

LONGEST_FURNITURE = 300
"""Characters. Longer lines are never furniture: notices of portals stay below 250."""
LONGEST_BLOCK = 40
"""Lines between the first and the last sentence of a portal's notice; 20 in the longest seen."""

_LINES = re.compile(
    "|".join(
        (
            # images
            r"[\w\-. %()]+\.(?:jpe?g|png|gif|webp|bmp|svg)(?: \(?\d+x\d+\)?)?",
            r"(?:image )?banner|leftcenterrightdel",
            r"(?:nguon )?(?:anh|hinh)(?: minh hoa)? ?[:–-] ?.{2,30}|anh [a-z. ]{3,25}\.?(?<=\.)",
            r".*\((?:hinh|anh|hinh anh|nguon)(?: anh| minh hoa)*(?: tu)? (?:internet|mang)\)\.?",
            # ratings, comments, printing, sharing, access aids
            r"click de danh gia bai viet|danh gia bai viet ?(?:\( ?\d+ ?\))?",
            r"tong so diem cua bai viet la:.*danh gia|xep hang: .*phieu bau",
            r"y kien ban doc|gui y kien|viet binh luan|binh luan ?(?:\( ?\d+ ?\))?",
            r"ban de in ?(?:gui bai nay qua email)?|gui bai nay qua email|in bai viet|gui email",
            r"doc bai(?: luu)?|luu|chia se|field gan:|dien thoai|nhan tin|gui mail|luu bai viet",
            r"a ?- ?a?(?: a)? ?a ?\+ ?\|?|- \+|(?:thay doi )?tuong phan|skip to (?:main )?content",
            r"theo doi .{0,60} tren(?: google news| zalo| facebook)?|nghe doc bai|giao dien",
            # counters and links
            r"thong ke truy cap|(?:so )?luot (?:xem|truy cap) ?:? ?[\d.,]*|[\d.,]+ luot xem",
            r"[•*-]? ?(?:total|visitor online|online|dang truy cap) ?:? ?[\d.,]+",
            r"[•*-]? ?(?:hom nay|hom qua|trong tuan|trong thang|trong nam|tat ca|tong cong"
            r"|(?:thang|nam|tuan) \d+) ?: ?[\d.,]+",
            # sessions and cookies
            r"ban da khong su dung site.*|thoi gian cho: \d+ giay",
            r".*\bvui long bat javascript\b.*|\[email.protected\]",
            # teasers
            r">{2,}.*|(?:nong|moi|hot) ?:.*|doc them|xem (?:them|chi tiet)\b.*",
            r"tai ve(?!.*[.;]$).*|tham khao .*\btai ve|noi dung chinh|muc luc(?: van ban)?",
            r"quy khach can hoi them thong tin.*",
            r"tren day la (?:(?:thong tin|noi dung)(?: ve)? )?[\"“].*",
            # an encyclopedia's notices
            r"bai viet nay can them chu thich.*|noi dung cua bai nay hoac doan nay hau nhu.*",
            # a legal portal's notices
            r"(?:noi dung|ban dich) nay thuoc quyen so huu.*|.*moi hanh vi sao chep, dang tai.*",
            r"dang tai van ban\.*|click vao phan boi vang.*|van ban nay chua cap nhat noi dung.*",
            r"cac noi dung duoc sua doi, huong dan|cac noi dung cua vb nay duoc vb khac.*",
            # marks of whoever collected the page
            r"\[ghi chu\b.*",
        )
    )
)
_INSIDE = re.compile(
    r"\[sửa ?\| ?sửa mã nguồn\]|\[…đoạn trích bị cắt\]|leftcenterrightdel|(?<=[;.:]) ?Tải về$"
    r"|https?://\S+\.(?:jpe?g|png|gif|webp)\b",
    re.IGNORECASE,
)
_BLOCKS = (
    (
        re.compile(r"(?:ban dich|noi dung) nay thuoc quyen so huu"),
        re.compile(r"dang tai van ban"),
    ),
)
_LABEL = re.compile(
    r"(?:so hieu|loai van ban|noi ban hanh|nguoi ki|ngay (?:ban hanh|hieu luc|cong bao|dang)"
    r"|so cong bao|tinh trang|linh vuc|co quan ban hanh) ?:"
)
_UNKNOWN = re.compile(r"da biet|dang cap nhat|dang update|\*+")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without notices, widgets, counters, teasers and image names."""
    kept = keep(lines, _outside_blocks([_folded(line) for line in lines]))
    kept = without(_labelled(kept), lambda line: not line.text)
    kept = [_without_inside(line) for line in kept]
    return without(kept, lambda line: not line.text or _is_furniture(line))


def _without_inside(line: Line) -> Line:
    text = _INSIDE.sub("", line.text).strip()
    return line if text == line.text else replace(line, text=text)


def _folded(line: Line) -> str:
    return folded(line.text) if len(line.text) <= LONGEST_FURNITURE else ""


def _is_furniture(line: Line) -> bool:
    text = _folded(line)
    return bool(text) and _LINES.fullmatch(text) is not None


def _outside_blocks(texts: Sequence[str]) -> list[bool]:
    """False for the lines from the first sentence of a notice to its last."""
    kept = [True] * len(texts)
    for first, last in _BLOCKS:
        for start, text in enumerate(texts):
            if first.match(text):
                ahead = texts[start : start + LONGEST_BLOCK]
                end = next((n for n, each in enumerate(ahead) if last.match(each)), 0)
                kept[start : start + end + 1] = [False] * (end + 1)
    return kept


def _labelled(lines: Sequence[Line]) -> list[Line]:
    """A portal's table of properties: label and value on one line; without values, nothing.

    Lines that moved into another are left empty.
    """
    found = list(lines)
    for place, line in enumerate(lines):
        if not _LABEL.fullmatch(_folded(line)):
            continue
        value = next((n for n in range(place + 1, len(lines)) if lines[n].text != BAR), None)
        if value is None or value - place > 2 or _LABEL.match(_folded(lines[value])):
            continue
        known = not _UNKNOWN.fullmatch(_folded(lines[value]))
        text = f"{line.text} {lines[value].text}" if known else ""
        found[place] = Line(text)
        for taken in range(place + 1, value + 1):
            found[taken] = replace(lines[taken], text="", opens=True)
    return found
