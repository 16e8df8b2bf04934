"""A piece: a run of lines that becomes a passage; and how long runs are cut (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.types import Excerpt, Level, Span, Step
from assistant.vietnamese import sentences
from ingest.structure.lines import Line

LONG = 2_500
"""A clause or point over so many characters is cut: the longest clauses of Law 06/2022/QH15 have
about 1,300, so only quoted articles and page-long excerpts are."""
CUT = 1_200
"""What a cut piece is gathered up to: the length that the embedding and the reader still take in
at once, near the upper end of ordinary clauses."""
PARAGRAPH = 1_500
"""A single paragraph over so many characters is cut between sentences."""

_LETTERS = {Level.ARTICLE: "d", Level.CLAUSE: "k", Level.POINT: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters `span` of the text under `path`, known in its document as `key`.

    `owner` is the key of the article or section it belongs to: its own for that itself.
    """

    key: str
    owner: str
    path: tuple[Step, ...]
    span: Span
    leads: tuple[Excerpt, ...] = ()


def ascii_number(number: str) -> str:
    """A number as it stands in an id: "58đ" → "58dd", since "d" is another letter."""
    return number.lower().replace("đ", "dd")


def key_of(steps: Sequence[Step]) -> str:
    """The steps from an article downwards as they stand in an id: "d23.k2.a"; "" for none."""
    return ".".join(_LETTERS[step.level] + ascii_number(step.number) for step in steps)


def spanning(lines: Sequence[Line]) -> Span:
    """From the first of `lines` to the last; there is at least one."""
    return Span(lines[0].span.start, lines[-1].span.end)


def shortened(piece: Piece, lines: Sequence[Line], *, longest: int = LONG) -> Iterator[Piece]:
    """`piece`, whose lines are `lines`, in one or, over `longest` characters, in several.

    Later pieces are called "…~p2", "…~p3" and carry the first line as a lead where that
    introduces what follows.
    """
    if piece.span.end - piece.span.start <= longest:
        yield piece
        return
    intro = lines[0].excerpt if lines[0].text.endswith(":") and len(lines) > 1 else None
    for place, span in enumerate(gathered(lines, up_to=CUT), start=1):
        leads = piece.leads if place == 1 or intro is None else (*piece.leads, intro)
        key = piece.key if place == 1 else f"{piece.key}~p{place}"
        yield replace(piece, key=key, span=span, leads=leads)


def standing_alone(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """`pieces` of a text without articles: each belongs to nothing but itself."""
    return (replace(piece, owner=piece.key) for piece in pieces)


def gathered(lines: Sequence[Line], *, up_to: int) -> Iterator[Span]:
    """Spans over `lines` in order, each of whole lines and at most `up_to` characters.

    Only a line over PARAGRAPH characters is cut, between its sentences.
    """
    start = end = -1
    for span in (part for line in lines for part in _parts(line)):
        if start >= 0 and span.end - start > up_to:
            yield Span(start, end)
            start = -1
        start, end = (span.start if start < 0 else start), span.end
    if start >= 0:
        yield Span(start, end)


def _parts(line: Line) -> Iterator[Span]:
    if len(line.text) <= PARAGRAPH:
        yield line.span
        return
    for sentence in sentences(line.text):
        yield Span(line.span.start + sentence.span.start, line.span.start + sentence.span.end)
