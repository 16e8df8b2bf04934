"""An amended article as it reads on a day: which parts stand, which came in, which words changed
(pure).

Nothing is rewritten: every part is a passage of the text that holds its words, so that it can be
quoted from there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.types import Action, Level, Passage, Reading, Reference, Reworded, Span
from assistant.validity.amending import Amendment, Amendments, in_appendix
from assistant.validity.relating import covers, text_key

_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_END = (99, "")


@dataclass(frozen=True, slots=True)
class ArticleKey:
    """Names an article: the key of its text (`relating.text_key`) and its number."""

    text: str
    number: str


def reading(
    article: ArticleKey,
    passages: Sequence[Passage],
    amendments: Amendments,
    *,
    on: date,
    attached: bool = False,
) -> Reading | None:
    """The article as it reads on the day `on`; None when it is repealed or not at hand.

    `passages` are those of the text (one copy at least) and of every text that amends it;
    `attached` says that the article is one of a regulation issued with the text.
    """
    acting = amendments.touching(article.text, article.number, on)
    acting = [(rank, each) for rank, each in acting if _attached(each) == attached]
    since, whole, own = _base(article, passages, acting, attached)
    if any(rank > since and _repeals_article(each) for rank, each in acting):
        return None
    later = [(rank, each) for rank, each in acting if rank > since]
    if whole is None:
        return _without_base(article, passages, amendments, on)
    kept = [part for part in own if amendments.removal(part, on) is None]
    struck = _struck(own, kept)
    brought = [
        part
        for _, each in later
        for part in brought_by(each, passages)
        if amendments.removal(part, on) is None
    ]
    openings = [each for _, each in later if each.action is Action.OPENING]
    return Reading(
        whole=whole,
        parts=tuple(_in_order(_without_openings(kept, openings), brought)),
        struck=(*struck, *_openings(kept, openings), *_heading(whole, later)),
        sources=tuple(_sources(brought, passages)),
        reworded=tuple(_reworded(later, passages)),
    )


def _attached(amendment: Amendment) -> bool:
    return amendment.relation.change is not None and amendment.relation.change.attached


def _repeals_article(amendment: Amendment) -> bool:
    place = amendment.relation.place
    whole = place.article is not None and place.clause is None and place.point is None
    return amendment.action is Action.REPEALS and whole


def _base(
    article: ArticleKey,
    passages: Sequence[Passage],
    acting: Sequence[tuple[int, Amendment]],
    attached: bool,
) -> tuple[int, Passage | None, list[Passage]]:
    """The latest wording of the article as a whole: rank, the article itself, its parts."""
    for rank, each in reversed(acting):
        if each.whole_article and (found := list(brought_by(each, passages, wholes=True))):
            return rank, found[0], found[1:]
    own = [
        each
        for each in passages
        if each.amended is None
        and text_key(each.document) == article.text
        and each.reference.article == article.number
        and in_appendix(each) == attached
    ]
    wholes = sorted((each for each in own if each.id == each.article_id), key=lambda p: p.id)
    if not wholes:
        return -1, None, []
    fullest = max(wholes, key=lambda p: (not p.document.excerpt, len(p.text)))
    return -1, fullest, [e for e in own if e.article_id == fullest.id and e.id != fullest.id]


def _without_base(
    article: ArticleKey, passages: Sequence[Passage], amendments: Amendments, on: date
) -> Reading | None:
    """The new wording alone, where the amended text is not at hand: the clause that brings it."""
    acting = [each for _, each in amendments.touching(article.text, article.number, on)]
    for each in reversed([each for each in acting if each.words]):
        parts = [p for p in brought_by(each, passages) if amendments.removal(p, on) is None]
        if parts and (outer := list(_sources(parts, passages))):
            return Reading(whole=outer[0], parts=tuple(parts))
    return None


def brought_by(
    amendment: Amendment, passages: Sequence[Passage], *, wholes: bool = False
) -> Iterator[Passage]:
    """The passages that hold the new wording of `amendment`; a whole article first if asked."""
    place = amendment.relation.place
    found = [
        each
        for each in passages
        if each.amended is not None
        and each.document_id == amendment.by.id
        and covers(place, each.reference)
        and _bare(each.stated_in) == amendment.relation.stated_in
    ]
    parted = {each.article_id for each in found if each.id != each.article_id}
    for each in found:
        is_whole = each.id == each.article_id
        if wholes or not is_whole or each.article_id not in parted:
            yield each


def _bare(place: Reference) -> Reference:
    return Reference(article=place.article, clause=place.clause, point=place.point)


def _struck(own: Sequence[Passage], kept: Sequence[Passage]) -> list[Span]:
    """What no longer holds of an article: its parts, and the opening of a clause that has lost
    all of them."""
    gone = [part for part in own if part not in kept]
    clauses = {part.number_at(Level.CLAUSE) for part in kept}
    spans = [part.span for part in gone]
    for part in gone:
        if part.number_at(Level.POINT) and part.number_at(Level.CLAUSE) not in clauses:
            spans += [lead.span for lead in part.leads[-1:]]
    return sorted(set(spans))


def _of_clause(part: Passage, amendment: Amendment) -> bool:
    clause = amendment.relation.clause
    return clause is None or part.number_at(Level.CLAUSE) == clause


def _openings(kept: Sequence[Passage], rewritten: Sequence[Amendment]) -> list[Span]:
    """Where the sentences stand that opened a clause or an article before they were rewritten."""
    found = [
        lead.span
        for each in rewritten
        for part in kept
        if _of_clause(part, each) and part.leads
        for lead in (part.leads[-1:] if each.relation.clause else part.leads[:1])
    ]
    return sorted(set(found))


def _without_openings(kept: Sequence[Passage], rewritten: Sequence[Amendment]) -> Iterator[Passage]:
    gone = set(_openings(kept, rewritten))
    for part in kept:
        leads = tuple(lead for lead in part.leads if lead.span not in gone)
        yield replace(part, leads=leads)


def _heading(whole: Passage, later: Sequence[tuple[int, Amendment]]) -> list[Span]:
    """The line with the heading of an article that got another one."""
    if not any(each.action is Action.RENAMES for _, each in later):
        return []
    end = whole.text.find("\n")
    return [Span(whole.span.start, whole.span.start + (end if end > 0 else len(whole.text)))]


def _in_order(kept: Iterable[Passage], brought: Sequence[Passage]) -> list[Passage]:
    """The parts with the new ones among them, by clause and point; what speaks after the points
    of a clause stays after them."""
    parts = [(_key(part), part) for part in kept]
    parts = [
        ((key[0], _END) if _trails(place, parts) else key, part)
        for place, (key, part) in enumerate(parts)
    ]
    for new in sorted(brought, key=_key):
        key = _key(new)
        before = [place for place, (each, _) in enumerate(parts) if each <= key]
        parts.insert(before[-1] + 1 if before else 0, (key, new))
    return [part for _, part in parts]


_Number = tuple[int, str]


def _key(part: Passage) -> tuple[_Number, _Number]:
    clause, point = part.number_at(Level.CLAUSE), part.number_at(Level.POINT)
    digits = "".join(c for c in clause or "" if c.isdigit())
    letter = (clause or "")[len(digits) :]
    place = _ALPHABET.find(point[0]) if point else -1
    return (int(digits or 0), letter), (place, (point or "")[1:])


def _trails(place: int, parts: Sequence[tuple[tuple[_Number, _Number], Passage]]) -> bool:
    (clause, point), _ = parts[place]
    return point == (-1, "") and any(
        key[0] == clause and key[1] > point for key, _ in parts[:place]
    )


def _sources(brought: Sequence[Passage], passages: Sequence[Passage]) -> Iterator[Passage]:
    """The amending clauses that hold the new parts, each once: their words can be cut there."""
    seen: set[str] = set()
    for part in brought:
        around = [
            each
            for each in passages
            if each.amended is None
            and each.document_id == part.document_id
            and each.span.covers(part.span)
        ]
        outer = min(around, key=lambda each: each.span.end - each.span.start, default=None)
        if outer is not None and outer.id not in seen:
            seen.add(outer.id)
            yield outer


def _reworded(
    later: Sequence[tuple[int, Amendment]], passages: Sequence[Passage]
) -> Iterator[Reworded]:
    for rank, each in later:
        evidence = each.relation.evidence
        if each.action is not Action.WORDS or evidence is None:
            continue
        around = [
            passage
            for passage in passages
            if passage.amended is None
            and passage.document_id == each.by.id
            and passage.span.covers(evidence.span)
        ]
        outer = min(around, key=lambda one: one.span.end - one.span.start, default=None)
        if outer is not None:
            yield Reworded(passage=outer, relation=each.relation, rank=rank)


def needed(
    article: ArticleKey, amendments: Amendments, copies: Mapping[str, Sequence[str]], *, on: date
) -> list[str]:
    """The ids of the documents whose passages `reading` needs; `copies` has the ids of each text
    by its key."""
    acting = [each.by.id for _, each in amendments.touching(article.text, article.number, on)]
    return list(dict.fromkeys([*copies.get(article.text, ()), *acting]))
