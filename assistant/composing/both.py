"""Criteria for one sort of recipient are quoted with those for the other, where a question on an
award names neither (pure).

The rules keep persons and collectives apart, in clauses of one article or in sections of one
summary; whoever asks for "tiêu chuẩn Huân chương Lao động hạng Nhì" is told both.
"""

from collections.abc import Sequence

from assistant.documents.sources import is_secondary
from assistant.language.awards import awards_in, same_award
from assistant.language.matching import asks_beside_lists, heading_of
from assistant.language.recipients import recipient_first, recipients_in
from assistant.language.sought_figures import figures_asked
from assistant.language.topics import Topic, asked_topics
from assistant.types import Finding, Query
from assistant.understanding.parts import Part, parts_of

_PERSONS, _COLLECTIVES = "cá nhân", "tập thể"


def of_both(
    query: Query, worth: Sequence[Finding], findings: Sequence[Finding]
) -> Sequence[Finding]:
    """The findings worth quoting, and after the first one that on the other sort of recipient."""
    if not worth or not _asks_of_nobody(query):
        return worth
    first, *others = worth
    beside = (each for each in findings if _is_beside(query, each, first))
    other = next(beside, None)
    if other is None:
        return worth
    return [first, other, *(each for each in others if each is not other)]


def _asks_of_nobody(query: Query) -> bool:
    """Whether a rule question is for the criteria of awards, and says not for whom."""
    criteria = Topic.CRITERIA in asked_topics(query.folded) and bool(awards_in(query.text))
    figure = asks_beside_lists(query) or bool(figures_asked(query.folded))
    return query.asks_for_rule and criteria and not figure and not _names_recipient(query)


def _names_recipient(query: Query) -> bool:
    """Whether a question says for whom, workers, farmers and companies among them."""
    named = (each.part is Part.RECIPIENT for each in parts_of(query.text, plain=query.plain))
    return any(named) or bool(recipients_in(query.text))


def _is_beside(query: Query, finding: Finding, first: Finding) -> bool:
    """Whether a finding says of the other sort of recipient what `first` says of one."""
    one, other = heading_of(first.whole), heading_of(finding.whole)
    place, beside = first.whole.reference, finding.whole.reference
    same_text = finding.whole.document_id == first.whole.document_id
    if not same_text or is_secondary(finding.whole) or finding.support <= 0:
        return False
    asked, own = set(awards_in(query.text)), set(awards_in(other))
    of_it = beside.article == place.article if place.article else same_award(asked, own)
    apart = {recipient_first(one), recipient_first(other)} == {_PERSONS, _COLLECTIVES}
    return of_it and apart
