"""From a whole article to the clauses, points or sentences that answer (pure).

An article is read as a tree: the article, its clauses, their points. Each node has words of its
own (the heading, the sentence that introduces what is below) and children. What the node's own
words already say of the question need not be looked for below; if some children say clearly
more of the rest than their brothers, the answer is narrowed to them, and otherwise the node is
quoted whole: a list is complete or it is not quoted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.matching import context, defines, present, share
from assistant.terms import awards_in
from assistant.types import Excerpt, Finding, Level, Passage, Query, Span

LEAST_GAIN = 0.12
"""A child must say at least this share of the question beyond its parent to be singled out."""
NEAR_BEST = 0.75
"""Children whose gain is at least this share of the best child's are quoted with it."""
RESTATES = 0.95
NEXT_RESTATES = 0.9
"""A child whose own words hold this share of what the article holds of the question is what was
asked for, when no brother comes near it: "1. Hồ sơ đề nghị xét tặng danh hiệu thi đua gồm:" under
a heading that names two sorts of dossier."""
OTHER_AWARD = 0.3
"""What a child counts that speaks of other awards than the question names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A provision and what stands below it; `span` is in the stored text of the document."""

    passage: Passage
    span: Span
    own: str
    leads: tuple[Excerpt, ...]
    children: tuple["Node", ...] = ()


def tree(finding: Finding) -> Node:
    """The article of a finding with its clauses and points."""
    whole = finding.whole
    return Node(
        passage=whole,
        span=whole.span,
        own=context(whole) + " " + _before(whole, finding.parts),
        leads=(),
        children=tuple(_children(finding.parts)),
    )


def _before(whole: Passage, parts: Sequence[Passage]) -> str:
    """The words of an article that stand before its first part."""
    if not parts:
        return whole.text
    return whole.text[: max(0, parts[0].span.start - whole.span.start)]


def _children(parts: Sequence[Passage]) -> Iterator[Node]:
    for clause, members in _by_clause(parts):
        if len(members) == 1 or clause is None:
            yield from map(_leaf, members)
        else:
            yield _clause(members)


def _by_clause(parts: Sequence[Passage]) -> list[tuple[str | None, list[Passage]]]:
    """Neighbouring parts of the same clause together, in order."""
    groups: list[tuple[str | None, list[Passage]]] = []
    for part in parts:
        clause = part.number_at(Level.CLAUSE)
        if groups and groups[-1][0] == clause:
            groups[-1][1].append(part)
        else:
            groups.append((clause, [part]))
    return groups


def _leaf(part: Passage) -> Node:
    return Node(passage=part, span=part.span, own=part.text, leads=part.leads)


def _clause(points: Sequence[Passage]) -> Node:
    """A clause that has points: it begins with its lead, the last lead of each of them."""
    lead = points[0].leads[-1:] if len(points[0].leads) else ()
    start = lead[0].span.start if lead else points[0].span.start
    span = Span(min(start, points[0].span.start), points[-1].span.end)
    return Node(
        passage=_named_by_clause(points[0]),
        span=span,
        own=" ".join(each.text for each in lead),
        leads=points[0].leads[:-1],
        children=tuple(map(_leaf, points)),
    )


def _named_by_clause(point: Passage) -> Passage:
    """The clause of a point, for naming: the point's passage without the last step of its path."""
    return replace(point, id=point.id.rpartition(".")[0], path=point.path[:-1])


def narrow(node: Node, query: Query, wordings: Sequence[Mapping[str, float]]) -> list[Node]:
    """The nodes below (or at) `node` that answer; `wordings` weigh the terms of the question.

    A provision that says one of the wordings in its own words is the answer; else the first
    wording, the person's own where it is supported, is followed down.
    """
    for sought in wordings:
        if (restating := _restating(node, query, sought)) is not None:
            return [restating]
    least = LEAST_GAIN * sum(wordings[0].values()) if wordings else 0.0
    return _narrow(node, query, wordings[0], least) if wordings else [node]


def _narrow(node: Node, query: Query, sought: Mapping[str, float], least: float) -> list[Node]:
    defining = [child for child in node.children if defines(query, child.own)]
    if len(defining) == 1:
        return defining
    own = present(node.own, plain=query.plain)
    rest = {term: weight for term, weight in sought.items() if term not in own}
    gains = [_gain(child, query, rest) for child in node.children]
    best = max(gains, default=0.0)
    if best < least or best == 0.0:
        return [node]
    chosen = [
        child for child, gain in zip(node.children, gains, strict=True) if gain >= NEAR_BEST * best
    ]
    if len(chosen) == len(node.children) > 1:
        return [node]
    return [found for child in chosen for found in _narrow(child, query, rest, least)]


def _restating(node: Node, query: Query, sought: Mapping[str, float]) -> Node | None:
    """The one child that says the whole question in its own words, None when none or several.

    Of several the one that introduces a list ("… gồm:") is what was asked for.
    """
    held = present(" ".join(_words(node)), plain=query.plain)
    held_of = {term: weight for term, weight in sought.items() if term in held}
    said = [share(held_of, present(child.own, plain=query.plain)) for child in node.children]
    best = max(said, default=0.0)
    near = [
        child
        for child, each in zip(node.children, said, strict=True)
        if best >= RESTATES and each >= NEXT_RESTATES * best
    ]
    introducing = [child for child in near if child.children and child.own.endswith(":")]
    only = near if len(near) == 1 else introducing
    return only[0] if len(only) == 1 else None


def _gain(node: Node, query: Query, rest: Mapping[str, float]) -> float:
    words = " ".join(_words(node))
    gain = sum(rest.values()) * share(rest, present(words, plain=query.plain))
    asked, named = set(awards_in(query.text)), set(awards_in(words))
    return gain * (OTHER_AWARD if asked and named and not asked & named else 1.0)


def _words(node: Node) -> Iterator[str]:
    yield node.own
    for child in node.children:
        yield from _words(child)
