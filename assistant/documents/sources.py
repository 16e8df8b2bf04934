"""What sort of source a document is: its rank among legal texts, or a page that tells of them
(pure)."""

import re

from assistant.types import Document, Kind, Passage
from assistant.vietnamese import fold

SECONDARY_KINDS = frozenset({Kind.FAQ, Kind.NEWS, Kind.REPORT, Kind.ENCYCLOPEDIA, None})
"""Sources that tell of rules without setting them."""
_RANKS = {
    Kind.CONSTITUTION: 1,
    Kind.CODE: 1,
    Kind.LAW: 1,
    Kind.ORDINANCE: 2,
    Kind.ORDER: 3,
    Kind.DECREE: 4,
    Kind.DECISION: 5,
    Kind.CIRCULAR: 6,
}
_ISSUED_BY = (
    (re.compile(r"/(?:nq-)?qh\d+$"), 1),
    (re.compile(r"ubtvqh\d*$"), 2),
    (re.compile(r"-ctn$"), 3),
    (re.compile(r"nq-cp$"), 4),
    (re.compile(r"-ttg$"), 5),
    (re.compile(r"-(?:hdnd|ubnd)$"), 7),
    (re.compile(r"qd-(?!ttg|ctn)\w+$"), 6),
)
LOWEST = 8
"""The rank of a text that sets no rule of law: directives, plans, guidance, summaries."""
_FOR_ALL = 4
"""The lowest rank of rules for the whole country: decrees."""
LONGEST_NOTICE = 600
"""Characters: the longest note of the starter corpus has 351; more is a summary without sections,
its note among what it tells."""
_SAYS_WHAT_IT_IS = re.compile(r"(?<!\w)khong phai (?:la )?van ban chinh thuc(?!\w)")


def is_secondary(passage: Passage) -> bool:
    """Whether a passage is from a source that tells of rules without setting them."""
    return passage.document.kind in SECONDARY_KINDS


def is_summary(passage: Passage) -> bool:
    """Whether a passage is from a text that retells rules under their numbers."""
    return passage.document.kind is Kind.SUMMARY


def is_notice(passage: Passage) -> bool:
    """Whether a passage is the note in which a summary says that it is one, and for which time it
    was written: it tells of the summary and is a basis for nothing."""
    if not is_summary(passage) or len(passage.text) > LONGEST_NOTICE:
        return False
    above_sections = passage.reference.article is None and not passage.headings
    return above_sections and _SAYS_WHAT_IT_IS.search(fold(passage.text)) is not None


def rank(document: Document) -> int:
    """The rank of a legal text, 1 the highest; resolutions and decisions by who issued them."""
    number = fold(document.number or "")
    by_issuer = next((place for letters, place in _ISSUED_BY if letters.search(number)), None)
    return by_issuer or _RANKS.get(document.kind or Kind.SUMMARY, LOWEST)


def holds_for_all(document: Document) -> bool:
    """Whether a text lays down rules for the whole country, or retells such a one: a circular may
    be on one ministry's own affairs."""
    if document.kind is Kind.SUMMARY:
        return not fold(document.official or "").startswith("thong tu")
    return rank(document) <= _FOR_ALL
