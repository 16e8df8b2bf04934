"""Which source speaks first: rules before pages about them (pure)."""

from collections.abc import Sequence

from assistant.types import Finding, Hit, Kind, Passage, Query

SECONDARY_KINDS = frozenset({Kind.FAQ, Kind.NEWS, Kind.REPORT, Kind.ENCYCLOPEDIA, None})
"""Sources that tell of rules without setting them."""


def is_secondary(passage: Passage) -> bool:
    """Whether a passage is from a source that tells of rules without setting them."""
    return passage.document.kind in SECONDARY_KINDS


def closest(query: Query, hits: Sequence[Hit], *, primary: int, secondary: int) -> list[Hit]:
    """The best hits in their order: for a rule at most `primary` from texts that set rules and
    `secondary` from pages about them, for an event the first of any kind."""
    if not query.asks_for_rule:
        return list(hits[: primary + secondary])
    left = {True: secondary, False: primary}
    chosen = []
    for hit in hits:
        kind = is_secondary(hit.passage)
        if left[kind] > 0:
            chosen.append(hit)
            left[kind] -= 1
    return chosen


def rules_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """The findings that support an answer (`least`) before those that do not; among them, for a
    rule question, rules before pages about them. Otherwise the order stays."""

    def place(finding: Finding) -> int:
        if finding.support < least:
            return 2
        return int(query.asks_for_rule and is_secondary(finding.whole))

    return sorted(findings, key=place)
