"""Document → Passages along Phần / Chương / Mục / Điều / khoản / điểm, or paragraphs (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.types import Document, Kind, Passage, Span
from ingest.splitting import amending
from ingest.splitting.leaves import leaves
from ingest.splitting.numbered import groups, numbered_pieces
from ingest.splitting.prose import prose_pieces
from ingest.splitting.summaries import summary_pieces
from ingest.structure.lines import Line, lines_of
from ingest.structure.markers import article_opening
from ingest.structure.outline import (
    Form,
    Section,
    before_signature,
    has_articles,
    outline,
    without_receivers,
    without_title,
)
from ingest.structure.pieces import (
    CUT,
    LONG,
    Piece,
    gathered,
    key_of,
    shortened,
    spanning,
    standing_alone,
)
from ingest.structure.quotation import quoted_lines
from ingest.types import Text

VERSION = "2"
"""Part of a document's versions: raise it when the same document would be split differently."""

_PROSE = frozenset({Kind.NEWS, Kind.FAQ, Kind.ENCYCLOPEDIA})
_ARTICLES_OF_A_RULE = 3
"""A text of unknown kind with so many article lines of its own is split as a rule."""
_TEXT_UNDER_A_NUMBER = 200
"""Fewer characters under each number of an appendix: a form to fill in, not a text to find."""
_SIGNATURE = 400
"""Of the closing lines so many characters are kept: the adoption and the names that signed."""


def split(document: Document, text: Text) -> tuple[Passage, ...]:
    """The passages of `document`, whose stored text is `text.text`, in reading order.

    Every passage and lead equals the stored text at its span; ids are unique, and stay the same
    while the place in the document does. A blank text has none.
    """
    lines = lines_of(text.text)
    pieces = list(_pieces(document, text, lines)) if lines else []
    return tuple(_passage(document, text.text, piece) for piece in _unique(pieces))


def _pieces(document: Document, text: Text, lines: Sequence[Line]) -> Iterator[Piece]:
    headings = [heading.span for heading in text.headings]
    if document.kind is Kind.SUMMARY:
        return summary_pieces(text.text, lines, headings)
    if document.kind in _PROSE:
        questions = document.kind is Kind.FAQ
        return prose_pieces(lines, headings, owner="", questions=questions)
    quoted = quoted_lines(lines)
    at_least = _ARTICLES_OF_A_RULE if document.kind is None else 1
    if has_articles(lines, quoted, at_least=at_least):
        return _rule_pieces(document, text, lines, quoted)
    if len(groups(lines)) > 2:
        return _numbered_and_appendices(text, lines)
    return prose_pieces(lines, headings, owner="")


def _numbered_and_appendices(text: Text, lines: Sequence[Line]) -> Iterator[Piece]:
    """A plan: its numbered groups, then its appendices."""
    headings = [heading.span for heading in text.headings]
    for section in outline(lines, [False] * len(lines)):
        part = lines[section.first : section.end]
        if section.form is Form.APPENDIX:
            yield from _appendix_pieces(section, part, headings)
        else:
            yield from numbered_pieces(before_signature(part))


def _rule_pieces(
    document: Document, text: Text, lines: Sequence[Line], quoted: Sequence[bool]
) -> Iterator[Piece]:
    headings = [heading.span for heading in text.headings]
    for section in outline(lines, quoted):
        part = lines[section.first : section.end]
        if section.form is Form.ARTICLE:
            yield from _article_pieces(document, text.text, lines, quoted, section)
        elif section.form is Form.APPENDIX:
            yield from _appendix_pieces(section, part, headings)
        elif section.form is Form.HEAD:
            yield from standing_alone(shortened(_whole(section, part), part))
        elif span := next(gathered(without_receivers(part), up_to=_SIGNATURE), None):
            yield replace(_whole(section, part), span=span)


def _article_pieces(
    document: Document,
    text: str,
    lines: Sequence[Line],
    quoted: Sequence[bool],
    section: Section,
) -> Iterator[Piece]:
    """The whole article, then its clauses and points, or its parts where it is long without.

    An article that amends is its clauses, each for itself, and the new wording they hold.
    """
    part = lines[section.first : section.end]
    article = _whole(section, part)
    worded = amending.worded_in(document, article)
    clauses = list(_clauses(document, text, lines, quoted, section))
    if worded and clauses:
        alone = [replace(piece, owner=piece.key) for piece, _ in clauses]
        pieces = (article, *alone, *amending.wording_pieces(text, alone, worded))
        yield from sorted(pieces, key=lambda piece: (piece.span.start, -piece.span.end))
        return
    yield article
    for piece, own in clauses:
        yield from shortened(piece, own)
    yield from amending.wording_pieces(text, [article], worded)
    if not clauses and article.span.end - article.span.start > LONG:
        for place, span in enumerate(gathered(part, up_to=CUT), start=1):
            yield replace(article, key=f"{section.key}~p{place}", span=span)


def _clauses(
    document: Document,
    text: str,
    lines: Sequence[Line],
    quoted: Sequence[bool],
    section: Section,
) -> Iterator[tuple[Piece, Sequence[Line]]]:
    """The clauses and points of an article, each with its lines."""
    part = lines[section.first : section.end]
    article = _whole(section, part)
    first = section.first + _title_lines(part)
    found = leaves(text, lines, quoted, first=first, end=section.end, excerpted=document.excerpt)
    for leaf in found:
        own = lines[leaf.first : leaf.end]
        key = f"{section.key}.{key_of(leaf.steps) or 'cuoi'}"
        path = (*section.path, *leaf.steps)
        yield replace(article, key=key, path=path, span=spanning(own), leads=leaf.leads), own


def _title_lines(part: Sequence[Line]) -> int:
    """1 where the article's own line is only its number and title, 0 where the rule begins."""
    opening = article_opening(part[0].text)
    only_title = opening is not None and (opening.step.heading or not opening.rest)
    return 1 if only_title and len(part) > 1 else 0


def _appendix_pieces(
    section: Section, part: Sequence[Line], headings: Sequence[Span]
) -> Iterator[Piece]:
    """An appendix: by its numbers where they part real text, else (a form, a table) as prose."""
    body = without_title(part)
    if not body:
        return iter(())
    numbers = len(groups(body))
    size = body[-1].span.end - body[0].span.start
    if numbers > 2 and size / numbers >= _TEXT_UNDER_A_NUMBER:
        return numbered_pieces(body, within=section)
    return prose_pieces(body, headings, owner=section.key, path=section.path)


def _whole(section: Section, part: Sequence[Line]) -> Piece:
    return Piece(key=section.key, owner=section.key, path=section.path, span=spanning(part))


def _unique(pieces: Sequence[Piece]) -> Iterator[Piece]:
    seen: dict[str, int] = {}
    for piece in pieces:
        seen[piece.key] = seen.get(piece.key, 0) + 1
        times = seen[piece.key]
        alone = piece.owner == piece.key
        key = piece.key if times == 1 else f"{piece.key}~{times}"
        yield replace(piece, key=key, owner=key if alone else piece.owner)


def _passage(document: Document, text: str, piece: Piece) -> Passage:
    return Passage(
        id=f"{document.id}#{piece.key}",
        article_id=f"{document.id}#{piece.owner}",
        document=document,
        path=piece.path,
        text=piece.span.of(text),
        span=piece.span,
        leads=piece.leads,
    )
