"""Amending articles → their clauses, and the new wording of each provision (pure).

A clause that amends stands alone: it belongs to the provision it changes rather than to the
fifty clauses beside it. The new wording inside it is cut like the rule it becomes part of, under
the place it has there: path = amending clause, text amended, article, clause, point.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.documents.labelling import written_place
from assistant.types import Document, Level, Reference, Relation, Step
from ingest.describing.numbers import kind_of_number
from ingest.splitting.leaves import Leaf, leaves
from ingest.structure.lines import Line
from ingest.structure.markers import article_opening
from ingest.structure.pieces import Piece, key_of, shortened, spanning
from ingest.structure.wordings import inner_lines

_DAY = "%d/%m/%Y"


def worded_in(document: Document, article: Piece) -> list[Relation]:
    """What the article puts into other texts: the relations whose new wording stands in it."""
    return [
        relation
        for relation in document.relations
        if relation.change
        and relation.change.wording
        and article.span.covers(relation.change.wording)
    ]


def wording_pieces(
    text: str, clauses: Sequence[Piece], worded: Sequence[Relation]
) -> Iterator[Piece]:
    """The new wording of each provision, under the clause (or article) it stands in."""
    for relation in worded:
        if relation.change and (wording := relation.change.wording):
            around = [each for each in clauses if each.span.covers(wording)]
            if not around:
                continue
            outer = min(around, key=lambda each: each.span.end - each.span.start)
            yield from _pieces(text, outer, relation, inner_lines(text, wording))


def _pieces(text: str, outer: Piece, relation: Relation, lines: Sequence[Line]) -> Iterator[Piece]:
    if not lines:
        return
    base = (*outer.path, Step(Level.WORDING, relation.number or "", amended_name(relation)))
    opening = article_opening(lines[0].text) if relation.clause is None else None
    heading = opening.step.heading if opening else ""
    article = Step(Level.ARTICLE, relation.article or "", heading)
    whole_article = relation.clause is None and relation.point is None
    own = (article, *(() if whole_article else _below(relation)))
    piece = _under(outer, base, own, lines)
    whole = replace(piece, owner=piece.key) if whole_article else piece
    titled = bool(opening and len(lines) > 1 and (opening.step.heading or not opening.rest))
    first = int(titled)
    found = leaves(
        text, lines, [False] * len(lines), first=first, end=len(lines), excerpted=not whole_article
    )
    if whole_article or not found:
        yield from [whole] if whole_article else shortened(whole, lines)
    for leaf in found:
        steps = (article, *_filled(relation, leaf))
        inner = _under(outer, base, steps, lines[leaf.first : leaf.end])
        inner = replace(inner, owner=whole.owner, leads=leaf.leads)
        yield from shortened(inner, lines[leaf.first : leaf.end])


def _under(
    outer: Piece, base: tuple[Step, ...], steps: tuple[Step, ...], lines: Sequence[Line]
) -> Piece:
    key = f"{outer.key}>{key_of(steps)}"
    return Piece(key=key, owner=outer.key, path=(*base, *steps), span=spanning(lines))


def _below(place: Relation) -> tuple[Step, ...]:
    clause = (Step(Level.CLAUSE, place.clause),) if place.clause else ()
    return (*clause, Step(Level.POINT, place.point)) if place.point else clause


def _filled(relation: Relation, leaf: Leaf) -> tuple[Step, ...]:
    """The steps of a leaf below the article: a point stands in the clause that is amended."""
    if leaf.steps and leaf.steps[0].level is Level.CLAUSE:
        return leaf.steps
    clause = (Step(Level.CLAUSE, relation.clause),) if relation.clause else ()
    return (*clause, *leaf.steps)


def amended_name(relation: Relation) -> str:
    """How the text amended is called: "Luật … số 15/2003/QH11", "Nghị định số 98/2023/NĐ-CP"."""
    if relation.through is not None:
        through = relation.through
        named = amended_name(Relation(kind=relation.kind, number=through.number))
        return f"văn bản được sửa đổi bởi {written_place(_bare(through))} {named}".strip()
    if relation.number is None:
        on = f" ngày {relation.issued_on.strftime(_DAY)}" if relation.issued_on else ""
        return f"{relation.title or ''}{on}".strip()
    kind = kind_of_number(relation.number)
    name = relation.title or (str(kind).capitalize() if kind else "văn bản")
    return f"{name} số {relation.number}"


def _bare(place: Reference) -> Reference:
    return replace(place, number=None)
