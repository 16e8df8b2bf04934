"""Everything that is said beside an answer of what it quotes, whoever composed it (pure)."""

from collections.abc import Sequence

from assistant.composing.rendering import warnings
from assistant.composing.warning import (
    further_clauses,
    level_warnings,
    overtaken_warnings,
    recipient_warnings,
    salary_warnings,
    validity_warnings,
)
from assistant.prompting import Replies
from assistant.types import Citation, Evidence, Query
from assistant.validity.standing import Standing


def notes(
    query: Query,
    citations: Sequence[Citation],
    evidence: Evidence,
    known: Standing,
    replies: Replies,
) -> list[str]:
    """What a person must know of the citations of an answer, the most important first."""
    return [
        *validity_warnings(query, citations, evidence, known, replies),
        *salary_warnings(query, citations, replies),
        *level_warnings(query, citations, replies),
        *overtaken_warnings(query, citations, evidence, replies),
        *recipient_warnings(query, citations, replies),
        *further_clauses(citations, evidence, replies),
        *warnings(query, [each.passage.document for each in citations], replies),
    ]
