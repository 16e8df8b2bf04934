"""A comparison → the words people read: both provisions, what differs, the sources (pure)."""

from collections.abc import Iterator, Sequence

from assistant.comparing.provisions import changed_words
from assistant.comparing.rows import is_row
from assistant.composing.rendering import cited_block, echo, sources_block, warnings
from assistant.documents.labelling import document_name
from assistant.prompting import Replies
from assistant.types import Citation, Compared, Comparison, Difference, Excerpt, Passage, Query
from assistant.validity.periods import Status
from assistant.validity.standing import Standing
from assistant.vietnamese import written

MOST_DIFFERENCES = 20
"""Lines of differences in one answer; more is two other provisions, to be read as they stand."""


def comparison_text(
    query: Query,
    citations: Sequence[Citation],
    comparison: Comparison,
    known: Standing,
    replies: Replies,
) -> str:
    """The answer as people read it: the earlier side, the later one, what differs, the sources."""
    by_marker = {each.marker: each for each in citations}
    blocks = echo(query, replies)
    for key, side in (("compare.old", comparison.old), ("compare.new", comparison.new)):
        quoted = [
            cited_block(by_marker[each], known, query.as_of, replies) for each in side.markers
        ]
        blocks.append("\n".join([replies.say(key, status=_status(side, query, replies)), *quoted]))
    rows = all(is_row(each.quote) for each in citations)
    same = "compare.same_rows" if rows else "compare.same"
    blocks.append(_told(comparison, citations, replies, same=same))
    return "\n\n".join([*blocks, sources_block(citations, replies)])


def _status(side: Compared, query: Query, replies: Replies) -> str:
    """How the words of a side stand on the day of the answer."""
    if side.effective_to is not None and side.effective_to < query.as_of:
        return replies.say("compare.expired", to=written(side.effective_to))
    if side.effective_from is not None and query.as_of < side.effective_from:
        return replies.say("compare.future", **{"from": written(side.effective_from)})
    return replies.say("compare.in_force")


def _told(
    comparison: Comparison, citations: Sequence[Citation], replies: Replies, *, same: str
) -> str:
    if not comparison.differences:
        return replies.say(same)
    shown = comparison.differences[:MOST_DIFFERENCES]
    lines = [replies.say("compare.differ")]
    for each in shown:
        old = _marker(each.old, comparison.old, citations)
        new = _marker(each.new, comparison.new, citations)
        lines.append(_line(each, old, new, replies))
    if left := len(comparison.differences) - len(shown):
        lines.append(replies.say("compare.more", count=left))
    return "\n".join(lines)


def _marker(line: Excerpt | None, side: Compared, citations: Sequence[Citation]) -> int:
    """The marker of the quote of a side in which a line stands."""
    own = (each for each in citations if each.marker in side.markers)
    holding = (each.marker for each in own if line is not None and line.text in each.quote)
    return next(holding, side.markers[0])


def _line(difference: Difference, old: int, new: int, replies: Replies) -> str:
    if difference.old is None and difference.new is not None:
        return replies.say("compare.added", quote=difference.new.text, marker=new)
    if difference.new is None and difference.old is not None:
        return replies.say("compare.removed", quote=difference.old.text, marker=old)
    before = difference.old.text if difference.old else ""
    after = difference.new.text if difference.new else ""
    changes = "; ".join(_change(one, other, replies) for one, other in changed_words(before, after))
    values = {"old": before, "old_marker": old, "new": after, "new_marker": new}
    return replies.say("compare.reworded", **values, changes=changes)


def _change(old: str, new: str, replies: Replies) -> str:
    if not old:
        return replies.say("compare.change_added", new=new)
    if not new:
        return replies.say("compare.change_removed", old=old)
    return replies.say("compare.change", old=old, new=new)


def comparison_warnings(
    query: Query,
    citations: Sequence[Citation],
    comparison: Comparison,
    known: Standing,
    replies: Replies,
) -> list[str]:
    """What a person must know of the sources, a side that is out of force above all."""
    by_marker = {each.marker: each for each in citations}
    found: list[str] = []
    excerpts = _excerpts(citations, comparison, replies)
    for side in (comparison.old, comparison.new):
        cited = [by_marker[each].passage for each in side.markers]
        found += _out_of_force(query, side, cited, known, replies)
    whole = [each.passage.document for each in citations if not each.passage.document.excerpt]
    named = whole if excerpts else [each.passage.document for each in citations]
    return [*excerpts, *found, *warnings(query, named, replies)]


def _out_of_force(
    query: Query, side: Compared, cited: Sequence[Passage], known: Standing, replies: Replies
) -> Iterator[str]:
    """That the text of a side is out of force on the day of the answer; or words of it alone, which
    a later text has changed since."""
    name = document_name(cited[0].document)
    if side.effective_to is not None and side.effective_to < query.as_of:
        ended = known.period(cited[0].document).status(query.as_of) is Status.EXPIRED
        key = "warning.compared_expired" if ended else "warning.compared_reworded"
        yield replies.say(key, name=name, to=written(side.effective_to))
    elif side.effective_from is not None and query.as_of < side.effective_from:
        day = written(side.effective_from)
        yield replies.say("warning.compared_future", name=name, **{"from": day})


def _excerpts(citations: Sequence[Citation], comparison: Comparison, replies: Replies) -> list[str]:
    """One sentence for the sides of which only parts are at hand, where that may tell."""
    documents = (each.passage.document for each in citations)
    names = dict.fromkeys(document_name(each) for each in documents if each.excerpt)
    if not names or not comparison.differences:
        return []
    return [replies.say("warning.compared_excerpt", name=", ".join(names))]
