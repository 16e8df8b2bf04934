"""A small decree and a report, written for tests, as numbered sources of a chat model."""

import tomllib
from datetime import date
from pathlib import Path

from assistant.checking.units import Source
from assistant.documents.citing import Quotation
from assistant.documents.labelling import label
from assistant.types import Document, Excerpt, Kind, Passage, Span
from assistant.validity.periods import ALWAYS, Period
from tests.builders import passages_of

_TABLES = tomllib.loads((Path(__file__).with_name("claims.toml")).read_text(encoding="utf-8"))
TRUE: list[str] = _TABLES["true"]
LIES: list[str] = _TABLES["lies"]

DECREE = Document(
    id="nghi-dinh-12",
    source="nghi-dinh-12",
    fingerprint="",
    kind=Kind.DECREE,
    number="12/2031/NĐ-CP",
    title="Nghị định quy định chi tiết Luật Khen thưởng thử nghiệm",
    issuer="Chính phủ",
    issued_on=date(2031, 1, 5),
    effective_from=date(2031, 3, 1),
)
NEWS = Document(
    id="tin", source="tin", fingerprint="", kind=Kind.NEWS, title="Hội nghị tổng kết cụm thi đua"
)


def source_of(text: str, *, marker: int = 1, document: Document = DECREE) -> Source:
    """The first article of `text` as a source."""
    whole = next(each for each in passages_of(document, text) if each.id == each.article_id)
    return _source(marker, whole, Period(start=document.effective_from))


def _source(marker: int, passage: Passage, period: Period) -> Source:
    return Source(
        marker=marker,
        quotation=Quotation(passage, Excerpt(passage.text, passage.span)),
        label=label(passage),
        period=period,
    )


def _report(marker: int, text: str) -> Source:
    span = Span(0, len(text))
    whole = Passage(id="t", article_id="t", document=NEWS, path=(), text=text, span=span)
    return _source(marker, whole, ALWAYS)


SOURCES = [
    *(source_of(text, marker=at) for at, text in enumerate(_TABLES["sources"], start=1)),
    _report(5, _TABLES["news"]),
]
