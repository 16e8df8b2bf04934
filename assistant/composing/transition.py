"""Transitional rules: what a new text says of cases that began before it (pure).

They are quoted beside the answer when the question speaks of such a case ("hồ sơ đã nộp trước
ngày …"), from the first rule that answers.
"""

import re
from collections.abc import Sequence

from assistant.documents.citing import Quotation
from assistant.evidence.cutting import cut
from assistant.language.matching import heading_of
from assistant.types import Passage, Query
from assistant.vietnamese import fold

_BEGAN_BEFORE = re.compile(
    r"(?<!\w)(?:chuyen tiep|da (?:nop|trinh|gui|tiep nhan|duoc tang|duoc phong tang|co quyet dinh)"
    r"|(?:nop|trinh|gui|tiep nhan|dang xet|dang giai quyet) .{0,40}(?<!\w)truoc (?:ngay|khi))(?!\w)"
)
_TRANSITIONAL = re.compile(r"(?<!\w)chuyen tiep(?!\w)")


def asks_for_transition(query: Query) -> bool:
    """Whether a question speaks of a case that began before the rule it asks for."""
    return query.asks_for_rule and _BEGAN_BEFORE.search(query.folded) is not None


def transitional(passages: Sequence[Passage], chosen: Sequence[Quotation]) -> list[Quotation]:
    """The transitional articles among the passages of a document that are not quoted already."""
    quoted = {each.passage.article_id for each in chosen}
    return [
        Quotation(each, cut(each, each.span))
        for each in passages
        if each.id == each.article_id
        and each.reference.article is not None
        and each.amended is None
        and each.article_id not in quoted
        and _TRANSITIONAL.search(fold(heading_of(each)))
    ]
