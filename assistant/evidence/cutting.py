"""Provisions → quotations: one for each run of words that stand together in one text (pure).

An amended article is quoted from the texts that hold its words: what stands from the amended
one, what came in from the one that amends it. What no longer holds is never between two quotes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.documents.citing import Quotation
from assistant.documents.provisions import Node, before, inside
from assistant.types import Excerpt, Passage, Reading, Reworded, Span, Step
from assistant.validity.relating import covers

LONGEST_QUOTE = 5_000
"""Characters; the longest criterion list of one article in the Law of 2022 (Điều 44) has 4,719: a
list of conditions is quoted whole."""


def quote_reading(read: Reading, nodes: Sequence[Node]) -> list[Quotation]:
    """The quotations of the chosen provisions of an amended article; what changed words of them is
    quoted after them."""
    chosen = [quotation for node in nodes for quotation in _quotations(read, node)]
    if chosen and not any(inside(each.passage, read.whole) for each in chosen):
        chosen = [*_opening(read), *chosen]
    changing = [each for each in read.reworded if any(concerns(each, q) for q in chosen)]
    return [*chosen, *_changing(changing)]


def concerns(reworded: Reworded, quotation: Quotation) -> bool:
    """Whether a quotation holds words that are read otherwise on the day."""
    change, place = reworded.relation.change, reworded.relation.place
    where = replace(quotation.passage.reference, number=None)
    if change is None or not (
        place.article is None or covers(place, where) or covers(where, place)
    ):
        return False
    said = [quotation.excerpt.text, *(lead.text for lead in quotation.leads)]
    return any(change.old in each for each in said)


def _changing(reworded: Sequence[Reworded]) -> Iterator[Quotation]:
    for each in {one.passage.id: one for one in reworded}.values():
        if each.relation.evidence is not None:
            yield Quotation(each.passage, each.relation.evidence)


def _opening(read: Reading) -> Iterator[Quotation]:
    """The words of the amended article that introduce the parts which others brought."""
    if inside(read.parts[0], read.whole) or read.whole.amended is not None:
        words = ""
    else:
        words = before(read.whole, read.parts, read.struck).strip()
    if "\n" in words:
        start = read.whole.span.start
        yield Quotation(read.whole, Excerpt(words, Span(start, start + len(words))))


def _quotations(read: Reading, node: Node) -> list[Quotation]:
    holder = _holder(read, node.span, node.passage)
    if holder is not None and _intact(read, node):
        return [Quotation(node.passage, cut(holder, node.span), node.leads)]
    return [_run(read, leaves) for leaves in _runs(read, list(_leaves(node)))]


def _holder(read: Reading, span: Span, passage: Passage) -> Passage | None:
    """The passage whose words include `span`: the article, or the clause that brought a part."""
    candidates = (read.whole, *read.sources, passage)
    return next(
        (
            each
            for each in candidates
            if each.document_id == passage.document_id
            and each.span.covers(span)
            and len(each.text) == each.span.end - each.span.start
        ),
        None,
    )


def _intact(read: Reading, node: Node) -> bool:
    """Whether a provision stands in one text as it reads, without anything struck in it."""
    own = inside(node.passage, read.whole)
    same = all(leaf.passage.document_id == node.passage.document_id for leaf in _leaves(node))
    return same and not (own and _is_struck(read, node.span))


def _is_struck(read: Reading, span: Span) -> bool:
    return any(each.start < span.end and span.start < each.end for each in read.struck)


def _leaves(node: Node) -> Iterator[Node]:
    """The clauses and points below a provision; a table is quoted whole."""
    below = [
        child
        for child in node.children
        if child.passage.id != node.passage.id or child.passage.path != node.passage.path
    ]
    if not below:
        yield node
    for child in below:
        yield from _leaves(child)


def _runs(read: Reading, leaves: Sequence[Node]) -> list[list[Node]]:
    """Neighbouring leaves together where their words follow each other in one text."""
    runs: list[list[Node]] = []
    for leaf in leaves:
        if runs and _follows(read, runs[-1], leaf):
            runs[-1].append(leaf)
        else:
            runs.append([leaf])
    return runs


def _follows(read: Reading, run: Sequence[Node], leaf: Node) -> bool:
    first, last = run[0], run[-1]
    if last.passage.document_id != leaf.passage.document_id or leaf.span.start < last.span.end:
        return False
    together = Span(first.span.start, leaf.span.end)
    own = inside(leaf.passage, read.whole)
    return _holder(read, together, leaf.passage) is not None and not (
        own and _is_struck(read, together)
    )


def _run(read: Reading, leaves: Sequence[Node]) -> Quotation:
    first, last = leaves[0], leaves[-1]
    span = Span(first.span.start, last.span.end)
    holder = _holder(read, span, first.passage) or first.passage
    passage = first.passage if len(leaves) == 1 else _above([leaf.passage for leaf in leaves])
    return Quotation(passage, cut(holder, span), first.leads)


def _above(passages: Sequence[Passage]) -> Passage:
    """What several passages are parts of, for naming."""
    paths = [passage.path for passage in passages]
    common: tuple[Step, ...] = tuple(
        steps[0]
        for steps in takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))
    )
    return replace(passages[0], id=passages[0].article_id, path=common)


def is_cut(excerpt: Excerpt, passage: Passage) -> bool:
    """Whether a quote that begins a passage ends before it does, because it would be too long."""
    begins = excerpt.span.start <= passage.span.start
    left = passage.text[max(0, excerpt.span.end - passage.span.start) :].strip()
    return begins and bool(left) and len(excerpt.text) > LONGEST_QUOTE // 2


def cut(whole: Passage, span: Span) -> Excerpt:
    """The characters of an article in `span`, without blank edges and not over LONGEST_QUOTE.

    A longer text ends at its last whole line within the limit.
    """
    text = whole.text[span.start - whole.span.start : span.end - whole.span.start]
    if len(text) > LONGEST_QUOTE:
        text = text[: text.rfind("\n", 0, LONGEST_QUOTE)]
    start = span.start + len(text) - len(text.lstrip())
    text = text.strip()
    return Excerpt(text, Span(start, start + len(text)))
