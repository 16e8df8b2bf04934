"""A legal text → its sections: head, articles, appendices, tail, each with its path (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from assistant.types import Level, Step
from ingest.structure.capitals import sentence_case
from ingest.structure.lines import Line
from ingest.structure.markers import (
    Opening,
    appendix_opening,
    article_opening,
    heading_opening,
    is_capitals,
)
from ingest.structure.pieces import key_of

_ATTACHED = re.compile(
    r"^(?:QUY ĐỊNH|QUY CHẾ|ĐIỀU LỆ|NỘI QUY|ĐỀ ÁN|CHƯƠNG TRÌNH|KẾ HOẠCH|HƯỚNG DẪN|QUY TRÌNH"
    r"|DANH MỤC|THỦ TỤC)(?=\s|$)"
)
_ISSUED_WITH = re.compile(r"^\(?(?:được\s+)?(?:ban hành\s+)?kèm theo", re.IGNORECASE)
_ADOPTED = re.compile(
    r"^(?:bộ luật|luật|pháp lệnh|nghị quyết) này (?:đã )?được .{0,160}thông qua ngày", re.IGNORECASE
)
_FOR_THE_BODY = re.compile(r"^\|?\s*(?:TM|KT|TL|TUQ|Q)\.\s?\S")
_SIGNED = re.compile(
    r"^\|?\s*(?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|CHÁNH ÁN|VIỆN TRƯỞNG|THỦ TRƯỞNG"
    r"|TỔNG BÍ THƯ)\b"
)
_RECEIVERS = re.compile(r"^\|?\s*nơi nhận\b", re.IGNORECASE)
_LEVELS = (Level.APPENDIX, Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)
_HEADING_LINES = 3
"""A heading under "Chương I" takes at most so many lines; the longest seen takes two."""
_NOTE_WITHIN = 6
"""So many lines after "QUY ĐỊNH" the note "(Ban hành kèm theo …)" is looked for."""


class Form(Enum):
    """What sort of section a run of lines is, which decides how it is cut."""

    HEAD = auto()
    ARTICLE = auto()
    APPENDIX = auto()
    TAIL = auto()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines `first` to `end` (exclusive) of a text under one path.

    `key` names it in its document: "dau", "d23", "pl1.d3", "d55~2"; no two sections share one.
    """

    form: Form
    key: str
    path: tuple[Step, ...]
    first: int
    end: int


@dataclass(slots=True)
class _Reading:
    """The state of one pass over the lines; it never leaves `outline`."""

    sections: list[Section] = field(default_factory=list)
    path: tuple[Step, ...] = ()
    appendices: int = 0
    open: Section = Section(Form.HEAD, "dau", (), 0, 0)

    def close(self, end: int) -> None:
        if end > self.open.first:
            self.sections.append(replace(self.open, end=end))

    def start(self, form: Form, key: str, path: tuple[Step, ...], first: int) -> None:
        self.open = Section(form, key, path, first, first)

    def prefixed(self, key: str) -> str:
        return f"pl{self.appendices}.{key}" if self.appendices else key


def outline(lines: Sequence[Line], quoted: Sequence[bool]) -> tuple[Section, ...]:
    """The sections of a legal text in order; lines of chapter headings belong to none.

    `quoted` says which lines are words of another text (see `quotation.quoted_lines`).
    """
    reading = _Reading()
    body = "\n".join(line.text for line in lines)
    index = 0
    while index < len(lines):
        index += 1 if quoted[index] else _read(reading, lines, index, body)
    reading.close(len(lines))
    return _unique(reading.sections)


def has_articles(lines: Sequence[Line], quoted: Sequence[bool], *, at_least: int = 1) -> bool:
    """Whether the text has so many lines that open an article of its own."""
    found = (article_opening(ln.text) for ln, q in zip(lines, quoted, strict=True) if not q)
    return sum(opening is not None for opening in found) >= at_least


def _read(reading: _Reading, lines: Sequence[Line], index: int, body: str) -> int:
    """Take the line at `index` into the reading; returns how many lines it took."""
    text = lines[index].text
    if opening := article_opening(text):
        return _open_article(reading, opening, index)
    if opening := heading_opening(text):
        return _open_heading(reading, opening, lines, index)
    if taken := _attached(lines, index):
        heading = sentence_case(
            " ".join(line.text for line in lines[index : index + taken]), body=body
        )
        return _open_appendix(reading, Step(Level.APPENDIX, "", heading), index, taken)
    if opening := appendix_opening(text):
        return _open_form(reading, opening, lines, index, body)
    if reading.open.form is Form.ARTICLE and _ends_articles(text):
        reading.close(index)
        reading.start(Form.TAIL, reading.prefixed("cuoi"), reading.path, index)
    return 1


def _open_article(reading: _Reading, opening: Opening, index: int) -> int:
    reading.close(index)
    key = reading.prefixed(key_of((opening.step,)))
    reading.start(Form.ARTICLE, key, (*reading.path, opening.step), index)
    return 1


def _open_heading(reading: _Reading, opening: Opening, lines: Sequence[Line], index: int) -> int:
    taken = 1 if opening.rest else 1 + _heading_lines(lines, index + 1)
    heading = opening.rest or " ".join(line.text for line in lines[index + 1 : index + taken])
    step = replace(opening.step, heading=heading)
    outer = _LEVELS[: _LEVELS.index(step.level)]
    reading.close(index)
    reading.path = (*(s for s in reading.path if s.level in outer), step)
    reading.start(Form.HEAD, reading.prefixed("dau"), reading.path, index + taken)
    return taken


def _heading_lines(lines: Sequence[Line], first: int) -> int:
    taken = 0
    for line in lines[first : first + _HEADING_LINES]:
        text = line.text
        opens = article_opening(text) or heading_opening(text)
        plain = taken == 0 and len(text) <= 200 and not text.endswith((".", ":", ";"))
        if opens or not (is_capitals(text) or plain):
            break
        taken += 1
    return taken


def _open_appendix(reading: _Reading, step: Step, index: int, taken: int) -> int:
    reading.close(index)
    reading.appendices += 1
    reading.path = (step,)
    reading.start(Form.APPENDIX, f"pl{reading.appendices}", reading.path, index)
    return taken


def _open_form(
    reading: _Reading, opening: Opening, lines: Sequence[Line], index: int, body: str
) -> int:
    below = [ln.text for ln in lines[index + 1 : index + 1 + _NOTE_WITHIN] if not ln.is_row]
    names = [text for text in below if is_capitals(text) and not _ISSUED_WITH.match(text)]
    subject = opening.rest or sentence_case(" ".join(names[:2]), body=body)
    name = opening.step.heading or ("" if opening.step.number else "Phụ lục")
    heading = ": ".join(part for part in (name, subject) if part)
    return _open_appendix(reading, replace(opening.step, heading=heading), index, 1)


def without_title(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of an appendix after its title and the note that it is issued with a text."""
    for index, line in enumerate(lines):
        titled = is_capitals(line.text) or _ISSUED_WITH.match(line.text) or line.text[0] == "/"
        if index and (line.is_row or not titled):
            return lines[index:]
    return ()


def _attached(lines: Sequence[Line], index: int) -> int:
    """How many lines name a regulation that is issued with this text; 0 if none starts here."""
    if not index or not _ATTACHED.match(lines[index].text) or not is_capitals(lines[index].text):
        return 0
    for taken, line in enumerate(lines[index + 1 : index + 1 + _NOTE_WITHIN], start=1):
        if _ISSUED_WITH.match(line.text):
            return taken
    return 0


def without_receivers(lines: Sequence[Line]) -> list[Line]:
    """Closing lines without the list of those who receive the document ("Nơi nhận: - …")."""
    kept, receiving = list[Line](), False
    for line in lines:
        receiving = bool(_RECEIVERS.match(line.text)) or (
            receiving and line.text.startswith(("-", "–", "+", "*"))
        )
        if not receiving:
            kept.append(line)
    return kept


def before_signature(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a plan or dispatch up to its receivers or signature, all where it has none."""
    for index, line in enumerate(lines):
        if index and (_RECEIVERS.match(line.text) or _FOR_THE_BODY.match(line.text)):
            return lines[:index]
    return lines


def _ends_articles(text: str) -> bool:
    if _ADOPTED.match(text):
        return "hiệu lực" not in text
    return any(pattern.match(text) for pattern in (_RECEIVERS, _FOR_THE_BODY, _SIGNED))


def _unique(sections: Sequence[Section]) -> tuple[Section, ...]:
    seen: dict[str, int] = {}
    named = []
    for section in sections:
        seen[section.key] = seen.get(section.key, 0) + 1
        times = seen[section.key]
        named.append(section if times == 1 else replace(section, key=f"{section.key}~{times}"))
    return tuple(named)
