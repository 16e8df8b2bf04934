"""The official head of a rule: issuer, number, place and day, kind, subject (pure).

Also the table of properties that legal portals print above a rule ("Số hiệu: | 229/CĐ-TTg").
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.types import Kind
from assistant.vietnamese import days, normal
from ingest.describing.claims import Claims
from ingest.describing.numbers import (
    KIND_NAMES,
    NUMBER,
    canonical,
    issuer_of_number,
    kind_of_number,
)
from ingest.describing.numbers import kind_named as kind_of_word
from ingest.structure.capitals import sentence_case
from ingest.structure.lines import Line
from ingest.structure.markers import LONG_HEADING, article_opening, is_capitals

_HEAD_LINES = 140
"""The head ends at the first article; without articles it is looked for in so many lines: a
portal's page of a dispatch has a hundred lines of its own above it."""
_SUBJECT_LINES = 6
_TOP_LINES = 4
"""A kind on one of so many first lines heads the text even without number and articles."""
_KINDS = "|".join(sorted((name.upper() for name in KIND_NAMES), key=len, reverse=True))
_KIND_LINE = re.compile(rf"^(?P<kind>{_KINDS})(?:\s+(?P<rest>.*))?$")
_NUMBER_LINE = re.compile(
    rf"^(?:luật số|số hiệu|số)\s*[:.]?\s*(?P<number>{NUMBER})(?:\s|$)", re.IGNORECASE
)
_PLACE_AND_DAY = re.compile(r"^[^,.;:]{2,40},\s*ngày\s+\d.*\bnăm\s+\d{4}\W*$", re.IGNORECASE)
_LOCAL = re.compile(
    r"\b(?P<body>(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s+"
    r"(?P<level>TỈNH|THÀNH PHỐ|TP\.?|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\s+"
    r"(?P<place>[^\W\d_]+(?:[ \-](?!CỘNG\b)[^\W\d_]+){0,3})"
)
_STATED = re.compile(
    r"^CỦA\s+(?P<issuer>(?:(?!\s(?:SỐ|NGÀY|VỀ)\s).)+?)(?:\s+(?:SỐ|NGÀY)\s.*?)?\s+VỀ\s+(?P<rest>.+)$"
)
_REPEATED = re.compile(r"\s+CỦA QUỐC HỘI NƯỚC .*$")
_ABOUT = re.compile(r"^(?:VỀ VIỆC|V/V|VỀ)\s+", re.IGNORECASE)
_ADDRESSED = re.compile(r"^(?:v/v|kính gửi)\b", re.IGNORECASE)
_BASIS = re.compile(r"^\W*(?:căn cứ|thực hiện|theo|kính gửi|xét|ngày|số)\b", re.IGNORECASE)
_STOPS = (".", ";", ":", ",")
_ISSUING = re.compile(
    r"^(?:BỘ TRƯỞNG|CHỦ TỊCH|THỦ TƯỚNG|THỐNG ĐỐC|GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG|ỦY BAN|UỶ BAN"
    r"|HỘI ĐỒNG|CHÍNH PHỦ|QUỐC HỘI)\b"
)
_PROPERTIES = {
    "số hiệu": "number",
    "loại văn bản": "kind",
    "nơi ban hành": "issuer",
    "ngày ban hành": "issued_on",
    "ngày hiệu lực": "effective_from",
}
_LAWS = frozenset({Kind.LAW, Kind.CODE})


def masthead(lines: Sequence[Line]) -> Claims:
    """What the official head says; empty Claims where the text has none.

    A head is believed where it has a number, or where the kind stands alone on a line above
    articles or a "Căn cứ" line: a page that only retells a rule has neither.
    """
    head = _head(lines)
    at = next((i for i, line in enumerate(head) if _kind_line(line.text)), None)
    number = _number(head)
    alone = at is not None and kind_of_word(head[at].text) is not None
    if number is None and not (alone and at is not None and _grounded(head, at, lines)):
        return Claims()
    kind, subject = _subject(head, at, lines)
    kind = kind or (_kind_by_number(number, head) if number else None)
    title, issuer = _title_and_issuer(kind, subject, lines)
    return Claims(
        kind=kind,
        number=number,
        title=title,
        issuer=issuer or _issuer(head, number),
        issued_on=_issued_on(head),
    )


def properties(lines: Sequence[Line]) -> Claims:
    """What a portal's table of properties says; empty Claims without one."""
    cells = [cell for line in lines[:_HEAD_LINES] for cell in _cells(line.text)]
    values: dict[str, str] = {}
    for place, cell in enumerate(cells):
        name, _, value = cell.partition(":")
        field = _PROPERTIES.get(normal(name).strip())
        following = cells[place + 1] if place + 1 < len(cells) else ""
        if field and field not in values and cell.find(":") > 0:
            values[field] = value.strip() or following.strip()
    if "number" not in values or "kind" not in values:
        return Claims()
    found = re.match(NUMBER, values["number"], re.IGNORECASE)
    number = canonical(found[0]) if found else None
    return Claims(
        kind=kind_of_word(values["kind"]),
        number=number,
        issuer=values.get("issuer") or (issuer_of_number(number) if number else None),
        issued_on=next((found.on for found in days(values.get("issued_on", ""))), None),
        effective_from=next((found.on for found in days(values.get("effective_from", ""))), None),
    )


def _grounded(head: Sequence[Line], at: int, lines: Sequence[Line]) -> bool:
    """Whether a lone kind line heads the text: near its top, above articles, or with its basis."""
    based = any(line.text.lower().startswith("căn cứ") for line in head)
    return at < _TOP_LINES or based or len(head) < len(lines)


def _kind_by_number(number: str, head: Sequence[Line]) -> Kind | None:
    """By the letters of the number; a numbered text that is addressed to someone is a letter."""
    addressed = any(_ADDRESSED.match(cell) for line in head for cell in _cells(line.text))
    return kind_of_number(number) or (Kind.LETTER if addressed else None)


def _is_subject(text: str) -> bool:
    """Whether a line below the kind, not in capitals, says what the text is about."""
    if _ABOUT.match(text):
        return True
    return len(text) <= LONG_HEADING and not text.endswith(_STOPS) and not _BASIS.match(text)


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    for index, line in enumerate(lines):
        if article_opening(line.text):
            return lines[:index]
    return lines[:_HEAD_LINES]


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("|") if cell.strip()]


def _kind_line(text: str) -> re.Match[str] | None:
    found = _KIND_LINE.match(text.strip(" :*#"))
    return found if found and is_capitals(text) else None


def _number(head: Sequence[Line]) -> str | None:
    for line in head:
        for cell in _cells(line.text):
            if found := _NUMBER_LINE.match(cell):
                return canonical(found["number"])
    return None


def _issued_on(head: Sequence[Line]) -> date | None:
    for line in head:
        for cell in _cells(line.text):
            if _PLACE_AND_DAY.match(cell) and (named := days(cell)):
                return named[0].on
    return None


def _subject(
    head: Sequence[Line], at: int | None, lines: Sequence[Line]
) -> tuple[Kind | None, str]:
    """The kind on its line, and the subject on the same line and those below it."""
    found = _kind_line(head[at].text) if at is not None else None
    if found is None or at is None:
        return None, ""
    parts = [found["rest"] or ""]
    for line in lines[at + 1 : at + 1 + _SUBJECT_LINES]:
        about = len(parts) == 1 and not parts[0] and _is_subject(line.text)
        if not (is_capitals(line.text) or about) or _kind_line(line.text):
            break
        if any(parts) and _ISSUING.match(line.text):
            break
        parts.append(line.text)
    return kind_of_word(found["kind"]), " ".join(part for part in parts if part).strip()


def _title_and_issuer(
    kind: Kind | None, subject: str, lines: Sequence[Line]
) -> tuple[str | None, str | None]:
    body = "\n".join(line.text for line in lines)
    stated = _STATED.match(subject)
    issuer = sentence_case(_short(stated["issuer"]), body="") if stated else None
    bare = _ABOUT.sub("", _REPEATED.sub("", stated["rest"] if stated else subject)).strip(" .:-")
    if not bare:
        return None, issuer
    title = sentence_case(bare, body=body)
    if kind in _LAWS:
        amends = title.lower().startswith("sửa đổi")
        title = f"{str(kind).capitalize()} {title[:1].lower() + title[1:] if amends else title}"
    return title, issuer


def _short(issuer: str) -> str:
    """ "QUỐC HỘI NƯỚC CỘNG HÒA …" → "QUỐC HỘI"."""
    return re.sub(r"\s+NƯỚC\s.*$", "", issuer)


def _issuer(head: Sequence[Line], number: str | None) -> str | None:
    text = "\n".join(cell for line in head for cell in _cells(line.text))
    if number and (body := issuer_of_number(number)):
        return body
    if (found := _LOCAL.search(text)) and is_capitals(found["place"]):
        body = "Hội đồng nhân dân" if found["body"].startswith("HỘI") else "Ủy ban nhân dân"
        level = "thành phố" if found["level"].startswith("TP") else found["level"].lower()
        return f"{body} {level} {_place_name(found['place'])}"
    return None


def _place_name(capitals: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), capitals)
