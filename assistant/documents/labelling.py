"""How a passage and a document are named to people: "điểm a khoản 2 Điều 23 Luật …" (pure).

The words ("Luật", "số", "khoản") are the law's own terms.
"""

import re
from datetime import date

from assistant.types import Document, Kind, Level, Passage, Reference, Step

_SECTIONS = frozenset({Level.SECTION, Level.SUBSECTION})
_TITLED = frozenset({Kind.LAW, Kind.CODE, Kind.CONSTITUTION, Kind.ORDINANCE})
_INNER_QUOTES = str.maketrans("“”", "‘’")
"""Within quotation marks: two of one kind side by side read as if the title had ended."""
_LOCAL = re.compile(r"(?:UBND|HĐND)$")
_SOURCED_HEADING = re.compile(
    r"^(?:(?:điểm|khoản)\s+\S+\s+)*điều\s+\w+\s*(?P<rule>[^:]*)", re.IGNORECASE
)


def label(passage: Passage) -> str:
    """Where a passage stands and of what: "khoản 1 Điều 50 Nghị định số 152/2025/NĐ-CP".

    A passage of a text without numbering is named by its document alone; new wording by its place
    in the text that it became part of, then by the clause that put it there.
    """
    where, name = place(passage), document_name(passage.document)
    if (amended := passage.amended) is not None:
        by = f"{written_place(passage.stated_in)} {name}".strip()
        return f"{where} {amended.heading}".strip() + f", được sửa đổi, bổ sung bởi {by}"
    if passage.document.kind is Kind.SUMMARY:
        return _summarised(passage, where, name)
    return f"{where} {name}" if where else name


def place(passage: Passage) -> str:
    """Only the place: "điểm a khoản 2 Điều 23", "mục I.2", "Phụ lục II"; "" where there is none."""
    inner = written_place(passage.reference) or _section_place(passage.path)
    attached = next((_attachment(s) for s in passage.path if s.level is Level.APPENDIX), "")
    return f"{inner} {attached}".strip()


def document_name(document: Document) -> str:
    """What a document is called: by kind and number, by its title, or by its file."""
    if document.kind in _TITLED and document.title and document.number:
        return f"{document.title} số {document.number}"
    if document.kind and document.number:
        return f"{short_name(document)}{_of_whom(document)}"
    if document.title:
        title = document.title.removeprefix("Tóm tắt:").strip().translate(_INNER_QUOTES)
        return f"{_sort(document)} “{title}”{_on(document.issued_on)}"
    told = document.issued_on or document.event_on
    if document.kind is Kind.NEWS and told:
        return f"tin ngày {_day(told)}"
    return f"tài liệu “{document.source.rsplit('/', 1)[-1]}”"


def _of_whom(document: Document) -> str:
    """Whose a local text is: every province and every commune has a "01/2026/QĐ-UBND"."""
    local = _LOCAL.search(document.number or "") and document.issuer
    return f" của {document.issuer}" if local else ""


def short_name(document: Document) -> str:
    """Kind and number alone ("Luật số 06/2022/QH15"), for sentences that name two texts."""
    if document.kind and document.number:
        return f"{str(document.kind).capitalize()} số {document.number}"
    return document_name(document)


def written_place(place: Reference) -> str:
    """ "điểm a khoản 2 Điều 23", "" for a place that names nothing."""
    named = (("điểm", place.point), ("khoản", place.clause), ("Điều", place.article))
    return " ".join(f"{word} {number}" for word, number in named if number)


def _section_place(path: tuple[Step, ...]) -> str:
    """Numbers from the outside in, without one that the next repeats: II, 2, 2.1 → "mục II.2.1"."""
    numbers = [step.number for step in path if step.level in _SECTIONS and step.number]
    following = [*numbers, ""][1:]
    kept = [n for n, after in zip(numbers, following, strict=True) if not after.startswith(f"{n}.")]
    return f"mục {'.'.join(kept)}" if kept else ""


def _attachment(step: Step) -> str:
    """ "Phụ lục II", "Mẫu số 01", or the name of a regulation "… ban hành kèm theo"."""
    if step.number:
        return f"Phụ lục {step.number}"
    name = step.heading.split(":")[0]
    return name if name.startswith(("Phụ lục", "Mẫu")) else f"{step.heading} ban hành kèm theo"


def retold(passage: Passage) -> str | None:
    """The text that a section of a summary retells, as its heading calls it ("Luật số 06/2022/
    QH15"), "" where it names the article alone; None where it names none."""
    headings = [step.heading for step in passage.path if step.level is Level.ARTICLE]
    found = _SOURCED_HEADING.match(headings[-1]) if headings else None
    return found["rule"].strip() if found else None


def _summarised(passage: Passage, where: str, name: str) -> str:
    rule = retold(passage)
    if not where or rule is None:
        return name
    return f"{where} {rule}".strip() + f" (theo {name})"


def _sort(document: Document) -> str:
    if document.kind is Kind.SUMMARY:
        return "bản tóm tắt"
    if document.kind in (Kind.NEWS, Kind.FAQ, Kind.ENCYCLOPEDIA):
        return "bài"
    return str(document.kind) if document.kind else "tài liệu"


def _on(day: date | None) -> str:
    return f" ({_day(day)})" if day else ""


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
