"""What an amending text does to provisions: which, how, and where their new words stand (pure).

A clause acts on the text that its article names ("Sửa đổi, bổ sung một số điều của Luật … số …"),
or on one it numbers itself; a point acts on the provision that its clause names ("Sửa đổi, bổ
sung Điều 5 như sau: a) Sửa đổi khoản 1 …").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.types import Action, Change, Reference, Relation, RelationKind, Span
from assistant.vietnamese import normal
from ingest.describing.provisions import provisions
from ingest.describing.rewording import changes_words, rewordings
from ingest.describing.targets import WHOLE, Target, target_in
from ingest.structure.lines import Line
from ingest.structure.markers import article_opening, clause_number, point_letter
from ingest.structure.wordings import inner_lines, unit

_MARKER = r"(?:\d+[a-zđ]?\s?[.]\s*|[a-zđ]\d?\)\s*|điều \d+[a-zđ]?\s*[.:]?\s*)?"
_VERB = r"(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|thay thế|thay|bỏ|đính chính|sửa)"
_ACTING = re.compile(
    rf"^{_MARKER}(?:(?:{_VERB})\b|(?:(?:tên|các)\s+)?(?:điều|khoản|điểm)\s.{{0,80}}?\bđược "
    r"(?:sửa đổi|bổ sung|bãi bỏ|thay thế))",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"^{_MARKER}", re.IGNORECASE)
_AS_FOLLOWS = re.compile(r"\bnhư sau\s*:?|:\s*(?=[“\"])|:\s*$")
_NOT_PROVISIONS = re.compile(
    r"\btên (?:của )?(?:chương|mục|tiểu mục|phần|luật|nghị định|thông tư)|\bphụ lục\b",
    re.IGNORECASE,
)
_RENAMING = re.compile(r"\btên (?:của )?điều\b", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:đoạn mở đầu|câu dẫn|lời dẫn|đoạn đầu|đoạn dẫn)\b", re.IGNORECASE)
_BOTH = re.compile(r"sửa đổi\s*(?:,|và)\s*bổ sung", re.IGNORECASE)
_VERBS = re.compile(r"\b(?P<verb>sửa đổi|bổ sung|bãi bỏ|hủy bỏ|thay thế)\b", re.IGNORECASE)
_ACTIONS = {"bổ sung": Action.ADDS, "bãi bỏ": Action.REPEALS, "hủy bỏ": Action.REPEALS}


@dataclass(frozen=True, slots=True)
class Amending:
    """What changes are read from: the text, its own article lines, and for each (by where it
    starts) the quoted lines that follow it; `target` is the text that its head names."""

    text: str
    articles: Sequence[Line]
    quoted_after: dict[int, list[Line]]
    target: Target | None
    effective_from: date | None
    parts: Sequence[tuple[Reference, date]] = ()


@dataclass(slots=True)
class _Place:
    """Where the reading stands; it never leaves `changes`."""

    source: Reference = Reference()
    target: Target | None = None
    owner: Target | None = None
    within: dict[str, str] = field(default_factory=lambda: {"article": "", "clause": ""})

    def enter(self, text: str) -> None:
        """Take the number of the line into the source; what was said of other lines ends."""
        self.source = source_at(text, self.source)
        if article_opening(text):
            self.within = {"article": "", "clause": ""}
            self.owner = self.target
        elif clause_number(text):
            self.within["clause"] = ""

    @property
    def context(self) -> str:
        """The provision that the article or clause above is about, "" for none."""
        return self.within["clause"] or self.within["article"]


def source_at(text: str, before: Reference) -> Reference:
    """The provision that a line belongs to, after one that belonged to `before`."""
    if opening := article_opening(text):
        return Reference(article=opening.step.number)
    if clause := clause_number(text):
        return Reference(article=before.article, clause=f"{clause[0]}{clause[1]}")
    if (letter := point_letter(text)) and before.article:
        return replace(before, point=letter[2])
    return before


def changes(amending: Amending) -> Iterator[Relation]:
    """A relation for each text that is amended as a whole, and for each provision changed."""
    place = _Place(target=amending.target, owner=amending.target)
    for line in amending.articles:
        place.enter(line.text)
        if _ACTING.match(line.text):
            yield from _changes_of(amending, line, place)


def _changes_of(amending: Amending, line: Line, place: _Place) -> Iterator[Relation]:
    lead = _lead(line.text)
    named = target_in(lead)
    if WHOLE.search(lead) and not provisions(lead):
        place.owner = named or place.owner or amending.target
        place.target = place.target or place.owner
        if place.owner is not None:
            yield _relation(amending, line, place, place.owner, RelationKind.AMENDS, Reference())
        return
    target = named or place.owner
    if target is None or (named is not None and _only_repeals(lead)):
        return
    for relation in _of_line(amending, line, place, target):
        yield relation
        yield from _through(amending, relation, target)
    _go_on(line, lead, place, named)


def _only_repeals(lead: str) -> bool:
    """A repeal that numbers its text itself is read with the other endings."""
    return bool(re.match(rf"{_MARKER}bãi bỏ (?!cụm|từ)", lead, re.IGNORECASE))


def _go_on(line: Line, lead: str, place: _Place, named: Target | None) -> None:
    """What the lines below are about: the text and the provision that this line names."""
    named_places = provisions(_in_context(lead, place.context))
    is_article = article_opening(line.text) is not None
    if is_article and named is not None:
        place.owner = named
    if len(named_places) == 1:
        level = "article" if is_article else "clause"
        if is_article or point_letter(line.text) is None:
            place.within[level] = _named(named_places[0])


def _named(place: Reference) -> str:
    return (f"khoản {place.clause} " if place.clause else "") + f"Điều {place.article}"


def _lead(text: str) -> str:
    """What a line says before the new wording."""
    bare = text[_HEAD.match(text).end() :] if _HEAD.match(text) else text  # type: ignore[union-attr]
    if changes_words(bare):
        return re.sub(r"“[^“”]*”", " ", bare)
    found = _AS_FOLLOWS.search(bare)
    return bare[: found.start()] if found else re.split(r"[“\"]", bare)[0]


def _in_context(lead: str, context: str) -> str:
    if not context or re.search(r"\bđiều\s+\d", lead, re.IGNORECASE):
        return lead
    if re.search(r"\bkhoản\s+\d", lead, re.IGNORECASE):
        context = re.sub(r"^khoản \w+ ", "", context)
    return f"{lead} {context}"


def _of_line(amending: Amending, line: Line, place: _Place, target: Target) -> Iterator[Relation]:
    if changes_words(line.text):
        yield from _rewordings(amending, line, place, target)
        return
    lead = _lead(line.text)
    if _NOT_PROVISIONS.search(lead):
        return
    wording = _wording(amending, line)
    places = provisions(_in_context(lead, place.context))
    actions = {each: _action(lead, each) for each in places}
    worded = [each for each in places if actions[each] is not Action.REPEALS]
    lines = inner_lines(amending.text, wording) if wording else ()
    for each in places:
        span = unit(lines, each, worded) if each in worded else None
        if each in worded and wording is None:
            yield _relation(amending, line, place, target, RelationKind.AMENDS, each)
            continue
        change = Change(action=actions[each], wording=span, attached=target.attached)
        kind = RelationKind.AMENDS if each in worded else RelationKind.REPEALS
        yield _relation(amending, line, place, target, kind, each, change)


def _rewordings(
    amending: Amending, line: Line, place: _Place, target: Target
) -> Iterator[Relation]:
    corrects = normal(_lead(line.text)).startswith("đính chính")
    kind = RelationKind.CORRECTS if corrects else RelationKind.AMENDS
    for found in rewordings(line.text, within=place.context):
        change = Change(action=Action.WORDS, old=found.old, new=found.new, attached=target.attached)
        for each in found.places or (Reference(),):
            yield _relation(amending, line, place, target, kind, each, change)


def _wording(amending: Amending, line: Line) -> Span | None:
    """From the first quotation mark after the lead to the last quoted line that follows."""
    found = _AS_FOLLOWS.search(line.text)
    inline = re.search(r"[“\"]", line.text[found.end() :]) if found else None
    below = amending.quoted_after.get(line.span.start, [])
    if not inline and not below:
        return None
    start = line.span.start + found.end() + inline.start() if found and inline else -1
    end = below[-1].span.end if below else line.span.end
    return Span(start if start >= 0 else below[0].span.start, end)


def _action(lead: str, place: Reference) -> Action:
    if _RENAMING.search(lead):
        return Action.RENAMES
    if _OPENING.search(lead):
        return Action.OPENING
    lead = _BOTH.sub("sửa đổi", lead)
    verbs = list(_VERBS.finditer(lead))
    number = place.point or place.clause or place.article or ""
    ends = [verb.start() for verb in verbs[1:]] + [len(lead)]
    over = [
        verb["verb"].lower()
        for verb, end in zip(verbs, ends, strict=True)
        if re.search(rf"(?<!\w){re.escape(number)}(?!\w)", lead[verb.end() : end].lower())
    ]
    over = over or [verb["verb"].lower() for verb in verbs]
    return _ACTIONS.get(over[0], Action.REWRITES) if over else Action.REWRITES


def _relation(
    amending: Amending,
    line: Line,
    place: _Place,
    target: Target,
    kind: RelationKind,
    each: Reference,
    change: Change | None = None,
) -> Relation:
    return Relation(
        kind=kind,
        number=target.number,
        title=target.title,
        issued_on=target.issued_on,
        article=each.article,
        clause=each.clause,
        point=each.point,
        on=None if kind is RelationKind.CORRECTS else day_of(amending, place.source),
        evidence=line.excerpt,
        stated_in=place.source,
        change=change,
    )


def day_of(amending: Amending, source: Reference) -> date | None:
    """The day on which what `source` states takes effect: that of the part it is, else of all."""
    own = [on for part, on in amending.parts if _covers(part, source)]
    return own[-1] if own else amending.effective_from


def _covers(part: Reference, place: Reference) -> bool:
    return part.article == place.article and part.clause in (None, place.clause)


def _through(amending: Amending, relation: Relation, target: Target) -> Iterator[Relation]:
    """What new wording that itself amends does: "“1. Sửa đổi khoản 2 Điều 5 như sau: …”"."""
    change = relation.change
    if change is None or change.wording is None:
        return
    first, *rest = inner_lines(amending.text, change.wording)
    if not _ACTING.match(first.text) or changes_words(first.text):
        return
    inner = replace(amending, quoted_after={first.span.start: rest}, articles=[first])
    place = _Place(source=relation.stated_in or Reference())
    for each in _of_line(inner, first, place, target):
        through = replace(relation.place, number=relation.number)
        yield replace(each, number=None, title=None, issued_on=None, through=through)
