"""Small real values for tests: documents, passages and findings made from texts in sight."""

from datetime import date

from assistant.language.matching import sought, weights
from assistant.types import Document, Finding, Kind, Level, Passage, Query, Question, Span, Step
from assistant.understanding.query import understand
from ingest.splitting import split
from ingest.types import Text

TODAY = date(2026, 11, 22)


def query_of(text: str) -> Query:
    """The question as it is understood on a fixed day."""
    return understand(Question(text=text), today=TODAY)


def document_of(
    number: str | None = None, *, kind: Kind | None = Kind.LAW, title: str | None = None
) -> Document:
    """A document with these properties and an id made of them."""
    name = number or title or "tài liệu"
    return Document(id=name, source=name, fingerprint="", kind=kind, number=number, title=title)


def passages_of(document: Document, text: str) -> tuple[Passage, ...]:
    """The passages of a document with this text."""
    return split(document, Text(text=text))


def article_of(document: Document, number: str, heading: str, text: str) -> Passage:
    """An article of a document under this heading, whose words are `text` alone."""
    identity = f"{document.id}#{number}"
    return Passage(
        id=identity,
        article_id=identity,
        document=document,
        path=(Step(Level.ARTICLE, number, heading),),
        text=text,
        span=Span(0, len(text)),
    )


def findings_of(query: Query, passages: tuple[Passage, ...]) -> list[Finding]:
    """A finding for each article of `passages`, every term of the question equally rare."""
    wanted = weights(terms := sought(query.contents[0]), dict.fromkeys(terms, 1.0))
    wholes = [each for each in passages if each.id == each.article_id]
    return [
        Finding(
            whole=whole,
            parts=tuple(p for p in passages if p.article_id == whole.id and p is not whole),
            score=1.0,
            support=1.0,
            sought=(wanted,),
        )
        for whole in wholes
    ]
