"""Raw + Text → Document: number, kind, issuer, days, place, relations to other rules (pure)."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from assistant.types import Document, Kind, Relation
from assistant.vietnamese import fold
from ingest.describing.claims import Claims, metadata_claims
from ingest.describing.effect import in_force, parts_in_force, told_of
from ingest.describing.events import event_of, headline, published_on
from ingest.describing.masthead import masthead, properties
from ingest.describing.naming import Named, named_rule
from ingest.describing.numbers import RULES
from ingest.describing.relations import Rule, relations
from ingest.structure.lines import Line, lines_of
from ingest.structure.markers import article_opening
from ingest.structure.outline import Form, outline
from ingest.structure.quotation import quoted_lines
from ingest.types import Raw, Text

_SLUG = 48
"""So many characters of the file's name stay in an id: it is read and typed by people."""
_DIGEST = 6
"""Hexadecimal digits that keep apart files of one name in different folders."""
_EXCERPT_NAME = re.compile(r"(?:^|[-_. ])trich(?:[-_. ]|$)")
_CUT = re.compile(r"\[[.…]*\s*đoạn trích bị cắt\s*\]")
_ELLIPSIS = re.compile(r"^(?:\.{3,}|…+|\[(?:\.{3}|…)\])$")
_CITES = re.compile(
    r"\b(?:căn cứ|theo)\b.{0,60}\b(?:điều|khoản) \d+|\b(?:nghị định|thông tư|luật) .{0,60}\d{4}",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^.{10,240}\?[”\"]?$")
_REPORTS = re.compile(
    r"\b(?:đồng chí|phát biểu|hội nghị|cho biết|tham dự|trao tặng|đại biểu|chủ trì|buổi lễ"
    r"|phóng viên|diễn ra|đại hội|biểu dương|tôn vinh|thủ tướng|bộ trưởng|ông|bà|khen thưởng"
    r"|ngày \d{1,2}[/-]\d{1,2}|ban hành|tổ chức)\b",
    re.IGNORECASE,
)
_ASKED_AND_CITED = 4
"""Questions and citations together: the pages of two portals have five and more, news items that
quote one question and one law have two."""
_SENTENCE = 80
"""A line from so many characters on is running text, not an item of a menu or a table."""
_REPORTING = 3
"""So many words of reporting make prose with sentences a news item; one is enough under a
headline, as in the shortest items (three sentences)."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A text with what has been read of it once: lines, quoted lines, its own article lines."""

    raw: Raw
    text: Text
    lines: tuple[Line, ...]
    quoted: tuple[bool, ...]

    @property
    def first_article(self) -> int:
        """The index of the first line that opens an article; the number of lines without one."""
        places = (i for i, line in enumerate(self.lines) if self._opens_article(i, line))
        return next(places, len(self.lines))

    def _opens_article(self, index: int, line: Line) -> bool:
        return not self.quoted[index] and article_opening(line.text) is not None

    @property
    def articles(self) -> list[Line]:
        """The lines of its articles that are its own words: no quotes, signatures or forms."""
        sections = [s for s in outline(self.lines, self.quoted) if s.form is Form.ARTICLE]
        places = (place for s in sections for place in range(s.first, s.end))
        return [self.lines[place] for place in places if not self.quoted[place]]

    @property
    def quoted_after(self) -> dict[int, list[Line]]:
        """The quoted lines that follow a line of its own, by where that line starts."""
        found: dict[int, list[Line]] = {}
        start = 0
        for line, quoted in zip(self.lines, self.quoted, strict=True):
            if quoted:
                found.setdefault(start, []).append(line)
            else:
                start = line.span.start
        return found


def describe(raw: Raw, text: Text) -> Document:
    """What is known of a document from its text and metadata; what is not found is None.

    DocumentRejected "reject.metadata" when the front matter holds a day that cannot be read.
    """
    lines = lines_of(text.text)
    source = _Source(raw, text, lines, quoted_lines(lines))
    declared = metadata_claims(text.metadata)
    named = _named(source)
    claims = declared.or_else(_read(source, declared, named))
    rule = claims.kind in RULES
    return Document(
        id=document_id(raw),
        source=raw.source,
        fingerprint=raw.fingerprint,
        kind=claims.kind,
        number=claims.number,
        title=claims.title,
        issuer=claims.issuer,
        issued_on=claims.issued_on,
        effective_from=claims.effective_from,
        effective_to=claims.effective_to,
        event_on=claims.event_on,
        event_place=claims.event_place,
        url=text.metadata.get("url") or raw.url,
        excerpt=_is_excerpt(source, named, rule=rule),
        official=text.metadata.get("official") or None,
        relations=_relations(source, claims, claims.kind) if claims.kind in RULES else (),
    )


def document_id(raw: Raw) -> str:
    """A stable, readable id: the file's name in ASCII, then six hexadecimal digits of its place."""
    stem = raw.name.rsplit(".", 1)[0] or raw.name
    slug = re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-")[:_SLUG].strip("-")
    digest = hashlib.sha1(raw.source.encode(), usedforsecurity=False).hexdigest()[:_DIGEST]
    return f"{slug}-{digest}" if slug else digest


def _read(source: _Source, declared: Claims, named: Named | None) -> Claims:
    """What the text says, by the sort of text it is."""
    title = _page_title(source)
    if declared.kind is not None and declared.kind not in RULES:
        return Claims(title=title)
    if _is_encyclopedia(source):
        return Claims(kind=Kind.ENCYCLOPEDIA, title=title)
    if declared.kind is None and _is_faq(source, title):
        return Claims(kind=Kind.FAQ, title=title, issued_on=_published(source))
    official = masthead(source.lines).or_else(properties(source.lines))
    official = official.or_else(named.claims) if named else official
    if (declared.kind or official.kind) is not None:
        return _with_effect(source, declared, official.or_else(Claims(title=title)))
    return _news(source, title)


def _named(source: _Source) -> Named | None:
    """The rule that the first line names, if the rule itself is below it."""
    named = named_rule(source.lines[0].text) if source.lines else None
    if named is None:
        return None
    below = source.first_article < len(source.lines) or masthead(source.lines).number is not None
    return named if named.excerpt or below or len(source.lines) == 1 else None


def _with_effect(source: _Source, declared: Claims, official: Claims) -> Claims:
    kind = declared.kind or official.kind
    if kind is None:
        return official
    issued_on = declared.issued_on or official.issued_on
    own = [line.text for line in source.articles]
    begins, ends = in_force(own, kind=kind, issued_on=issued_on)
    stated = Claims(effective_from=begins, effective_to=ends).or_else(official)
    number = declared.number or official.number
    told = told_of(number, [line.text for line in source.lines]) if number else None
    return stated.or_else(Claims(effective_from=told))


def _news(source: _Source, title: str | None) -> Claims:
    published = _published(source)
    event, above = event_of(source.lines, published), headline(source.lines)
    body = "\n".join(line.text for line in source.lines)
    reporting = len(_REPORTS.findall(body)) + (_REPORTING - 1) * bool(title or above)
    told = published or event.on or reporting >= _REPORTING
    if not told or not any(len(ln.text) >= _SENTENCE and not ln.is_row for ln in source.lines):
        return Claims(title=title)
    return Claims(
        kind=Kind.NEWS,
        title=title or above,
        issued_on=published,
        event_on=event.on,
        event_place=event.place,
    )


def _published(source: _Source) -> date | None:
    return published_on(source.text.metadata, source.lines)


def _page_title(source: _Source) -> str | None:
    """The title that the page declares, or its first heading of the first rank."""
    if declared := source.text.metadata.get("title"):
        return declared.strip() or None
    tops = [heading.span for heading in source.text.headings if heading.rank == 1]
    return tops[0].of(source.text.text).strip() or None if tops else None


def _is_encyclopedia(source: _Source) -> bool:
    places = (source.text.metadata.get("url", ""), source.raw.url or "", source.raw.source)
    return any("wikipedia.org/" in place for place in places)


def _is_faq(source: _Source, title: str | None) -> bool:
    """A page that asks and answers with the law: questions as lines, provisions cited."""
    asked = sum(bool(_QUESTION.match(line.text)) for line in source.lines)
    asked += bool(title and title.endswith("?"))
    cited = sum(bool(_CITES.search(line.text)) for line in source.lines)
    by_law = cited >= 1 or bool(title and title.endswith("?"))
    return by_law and asked >= 1 and asked + cited >= _ASKED_AND_CITED


def _is_excerpt(source: _Source, named: Named | None, *, rule: bool) -> bool:
    if (named and named.excerpt) or _EXCERPT_NAME.search(fold(source.raw.name)):
        return True
    shortened = rule and any(_ELLIPSIS.match(line.text) for line in source.articles)
    return shortened or bool(_CUT.search(source.text.text))


def _relations(source: _Source, claims: Claims, kind: Kind) -> tuple[Relation, ...]:
    return relations(
        Rule(
            text=source.text.text,
            head=source.lines[: source.first_article],
            articles=source.articles,
            title=claims.title or "",
            number=claims.number,
            effective_from=claims.effective_from,
            quoted_after=source.quoted_after,
            parts=parts_in_force([line.text for line in source.articles], kind=kind),
        )
    )
