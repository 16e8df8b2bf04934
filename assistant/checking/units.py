"""A numbered source, read as units: its sentences, each under what introduces it (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.documents.citing import Quotation
from assistant.documents.labelling import document_name
from assistant.language.entities import Entity, Role, entities_in, owners
from assistant.language.figures import Sort, Token, read
from assistant.types import Change, Level, Span
from assistant.validity.periods import Period
from assistant.vietnamese import normal, sentences, written

_CLAUSE = re.compile(r"^(\d+[a-zđ]?)[.)]\s+")
_POINT = re.compile(r"^([a-zđ])\)\s+")
_DASH = re.compile(r"^[-–+*]\s+")
_ARTICLE = re.compile(r"^Điều\s+\d+[a-zđ]?\s*[.:]", re.IGNORECASE)
_HEAD, _TEXT, _OF_CLAUSE, _OF_POINT, _OF_DASH, _OF_ROW = range(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Evidence with its number: what a chat model is given, and what its [n] point at.

    `changes` are those of its words that are read otherwise on the day asked for.
    """

    marker: int
    quotation: Quotation
    label: str
    period: Period
    changes: tuple[Change, ...] = ()

    def holds_struck(self, text: str) -> bool:
        """Whether `text` has words of the source that no longer hold."""
        said = " ".join(normal(text).split()) if self.changes else ""
        return any(" ".join(normal(each.old).split()) in said for each in self.changes)

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of the source: the leads, then the excerpt."""
        return (*(lead.text for lead in self.quotation.leads), self.quotation.excerpt.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence or a line of a source.

    `own` are its tokens, `introduction` those of the lines that introduce it, `context` these
    and the headings and the document's name; `places` name where it stands. `span` is in the text
    of the source, None for what is known of the document as a whole.
    """

    marker: int
    span: Span | None
    own: tuple[Token, ...]
    introduction: tuple[Token, ...]
    context: tuple[Token, ...]
    places: frozenset[Token]
    label: frozenset[Token]
    pairs: frozenset[tuple[Token, Token]]
    entities: tuple[Entity, ...] = field(hash=False)
    around: tuple[Entity, ...] = field(hash=False)

    @property
    def triples(self) -> frozenset[tuple[Token, ...]]:
        """Each three tokens of the unit that follow each other."""
        return frozenset(zip(self.own, self.own[1:], self.own[2:], strict=False))

    def is_introduced_by(self, other: "Unit") -> bool:
        """Whether `other` is the line right above the list that this unit is a member of."""
        return bool(other.own) and self.introduction[-len(other.own) :] == other.own

    def owner(self, role: Role) -> tuple[frozenset[str], ...]:
        """For each token of the unit the entities of `role` that were named last."""
        return owners(self.own, self.entities, role)


@dataclass(frozen=True, slots=True)
class _Line:
    level: int
    text: str
    span: Span
    places: tuple[Token, ...]


def units_of(source: Source) -> list[Unit]:
    """Every sentence of a source, its leads as well, and what is known of its document; none with
    words that no longer hold."""
    leads = [lead.text for lead in source.quotation.leads]
    found = [
        _unit(source, _stripped(text), None, leads[:at])
        for at, text in enumerate(leads)
        if not source.holds_struck(text)
    ]
    found += [
        _unit(source, text, span, [*leads, *above], places)
        for text, span, above, places in _sentences(source.quotation.excerpt.text)
        if not source.holds_struck(text)
    ]
    return [*found, *(_unit(source, text, None, ()) for text in _known(source))]


def merged(source: Source, units: Sequence[Unit]) -> Unit:
    """The units that a long quotation runs through, as one: introduced as the first of them."""
    spans = [unit.span for unit in units if unit.span]
    span = Span(spans[0].start, spans[-1].end)
    own = tuple(token for unit in units for token in unit.own)
    first = units[0]
    return _built(source, span, own, first.introduction, first.context, first.places)


def _known(source: Source) -> Iterator[str]:
    """What may be said of the document itself: since when it holds, who issued it and when."""
    document = source.quotation.passage.document
    name = document_name(document)
    if source.period.start is not None and document.effective_from is not None:
        yield f"{name} có hiệu lực thi hành từ ngày {written(source.period.start)}"
        yield f"{name} hiệu lực từ {written(source.period.start)}"
    if document.issuer and document.issued_on:
        yield f"{name} do {document.issuer} ban hành ngày {written(document.issued_on)}"
        yield f"{name} được {document.issuer} ban hành ngày {written(document.issued_on)}"


def _sentences(text: str) -> Iterator[tuple[str, Span, list[str], tuple[Token, ...]]]:
    """Each sentence without its mark, its place, the lines that introduce it, where it stands."""
    above: dict[int, _Line] = {}
    for line in _lines(text):
        above = {level: each for level, each in above.items() if level < line.level}
        introducing = [each.text for each in above.values()]
        places = tuple(p for each in above.values() for p in each.places) + line.places
        for piece, span in _pieces(line):
            yield piece, span, introducing, places
        if line.text.rstrip().endswith(":") or line.level in (_HEAD, _OF_CLAUSE):
            above[line.level] = line
        if line.level == _OF_ROW:
            above[_OF_ROW - 1] = above.get(_OF_ROW - 1, line)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.split("\n"):
        left = start + len(raw) - len(raw.lstrip())
        if bare := raw.strip():
            level, mark, places = _level(bare)
            span = Span(left + mark, left + len(bare))
            yield _Line(level, bare[mark:], span, places)
        start += len(raw) + 1


def _level(line: str) -> tuple[int, int, tuple[Token, ...]]:
    """How deep a line stands, how long its mark is, and the places its mark names."""
    if _ARTICLE.match(line):
        return _HEAD, 0, tuple(t for t in read(line[:12]) if t.sort is Sort.PLACE)[:1]
    if " | " in line:
        return _OF_ROW, 0, ()
    for level, pattern, name in (
        (_OF_CLAUSE, _CLAUSE, "khoản"),
        (_OF_POINT, _POINT, "điểm"),
    ):
        if found := pattern.match(line):
            return level, found.end(), (Token(f"{name}:{found[1].lstrip('0')}", Sort.PLACE),)
    dash = _DASH.match(line)
    return (_OF_DASH, dash.end(), ()) if dash else (_TEXT, 0, ())


def _pieces(line: _Line) -> Iterator[tuple[str, Span]]:
    """The sentences of a line; one that lists with semicolons after a colon in its items, each
    after the words before the colon."""
    for sentence in sentences(line.text):
        start = line.span.start + sentence.span.start
        parts = re.split(r";\s+", sentence.text)
        head, colon, _ = parts[0].partition(":")
        at = start
        for place, part in enumerate(parts):
            led = f"{head}: {part}" if place and colon else part
            yield led, Span(at, at + len(part))
            at = sentence.span.start + line.span.start + _after(sentence.text, place)


def _after(text: str, place: int) -> int:
    """Where the part after the semicolon number `place` begins."""
    found = list(re.finditer(r";\s+", text))
    return found[place].end() if place < len(found) else len(text)


def _stripped(line: str) -> str:
    bare = line.strip()
    return bare[_level(bare)[1] :]


def _unit(
    source: Source,
    text: str,
    span: Span | None,
    above: Sequence[str],
    places: tuple[Token, ...] = (),
) -> Unit:
    introduction = tuple(token for line in above for token in read(_stripped(line)))
    passage = source.quotation.passage
    titles = [document_name(passage.document), passage.document.title or "", *passage.headings]
    context = tuple(token for title in titles for token in read(title)) + introduction
    named = (t for t in read(source.label) if t.sort is Sort.PLACE)
    outer = (
        Token(f"{step.level}:{number}", Sort.PLACE)
        for step in passage.path
        if step.number and step.level in (Level.CHAPTER, Level.SECTION, Level.PART)
        for number in [t.form.split(":")[-1] for t in read(f"{step.level} {step.number}")][:1]
    )
    where = frozenset([*named, *outer, *places])
    return _built(source, span, read(text), introduction, context, where)


def _neighbours(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Tokens that follow each other, the edges of cells left out."""
    return pairwise(token for token in tokens if token.form != "|")


def _built(
    source: Source,
    span: Span | None,
    own: tuple[Token, ...],
    introduction: tuple[Token, ...],
    context: tuple[Token, ...],
    places: frozenset[Token],
) -> Unit:
    return Unit(
        marker=source.marker,
        span=span,
        own=own,
        introduction=introduction,
        context=context,
        places=places,
        label=frozenset(read(source.label)),
        pairs=frozenset([*_neighbours(own), *_neighbours(context)]),
        entities=tuple(entities_in(own)),
        around=tuple(entities_in(context)),
    )
