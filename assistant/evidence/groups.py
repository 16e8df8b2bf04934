"""The section on the group that a question asks for before the one on persons in general (pure).

Summaries lay down criteria in sections of their own: "cá nhân", "công nhân, nông dân", "doanh nhân,
trí thức, nhà khoa học"; in the law they are clauses of one article, which narrowing tells apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.sources import is_secondary
from assistant.evidence.leading import OTHERS_AWARD
from assistant.evidence.ordering import led_by
from assistant.language.awards import awards_in, same_award
from assistant.language.matching import awards_headed, heading_of
from assistant.types import Finding, Passage, Query
from assistant.vietnamese import normal

_GROUPS = re.compile(
    r"(?<!\w)(?:công nhân|nông dân|doanh nhân|trí thức|nhà khoa học|doanh nghiệp)(?!\w)"
)
"""Groups to whom the law gives orders and certificates by criteria of their own (Điều 42 to 44, 73
and 74 of the Law of 2022), in normal form: without diacritics "công nhân" is "công nhận"."""
_REFERS = re.compile(r"(?<!\w)(?:ở|tại|của) khoản (\d+)(?!\d| điều)")


def group_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a rule question on an award for one group, the section of a summary that is headed with
    the group before the others; a clause that it refers to stays beside it."""
    asked, groups = awards_in(query.text), groups_in(query.text)
    if not (asked and groups and findings and query.asks_for_rule):
        return list(findings)
    fitting = (each for each in findings if _is_on(each.whole, groups, asked))
    led = next(fitting, None)
    if led is None or led is findings[0]:
        return list(findings)
    beside = frozenset(_REFERS.findall(normal(led.whole.text)))
    told = replace(led, support=max(led.support, least))
    return led_by(
        led,
        findings,
        share=lambda e: 1.0 if _is_beside(e.whole, led.whole, beside) else OTHERS_AWARD,
        as_told=told,
    )


def groups_in(text: str) -> frozenset[str]:
    """The groups that `text` names."""
    return frozenset(_GROUPS.findall(normal(text)))


def _is_on(passage: Passage, groups: frozenset[str], asked: Sequence[str]) -> bool:
    place = passage.reference
    section = place.clause is not None and passage.id == passage.article_id
    headed = groups <= groups_in(heading_of(passage))
    own = same_award(set(asked), set(awards_headed(passage)))
    return section and headed and own and not is_secondary(passage)


def _is_beside(passage: Passage, led: Passage, clauses: frozenset[str]) -> bool:
    same = passage.document_id == led.document_id
    return same and passage.reference.clause in clauses
