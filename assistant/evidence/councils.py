"""On which council a rule is, where a question asks of that of one level or another kind (pure)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.deciding import levels_asked
from assistant.language.matching import context
from assistant.language.offices import LEVEL_NAMES
from assistant.language.topics import Topic, asked_topics, topics_in
from assistant.types import Finding, Passage, Query
from assistant.vietnamese import fold

OTHER_COUNCIL = 0.35
"""What the words of a rule on another level's council count for, as those of a rule without the
figure asked for do (assistant.evidence.weighing.NO_FIGURE)."""
_COUNCIL_OF = {fold(name): level for level, names in LEVEL_NAMES.items() for name in names}
_COUNCIL = re.compile(
    rf"(?<!\w)hoi dong thi dua,?(?: -| va)? khen thuong (?:cap |cua )?({'|'.join(_COUNCIL_OF)})"
    r"(?!\w)"
)
_OTHER_KIND = re.compile(
    r"(?<!\w)hoi dong (sang kien|khoa hoc|ki luat|tuyen dung|quan tri|thanh vien|su pham|tu van"
    r"|nghiem thu|tham dinh|xet tuyen|nhan dan)(?!\w)"
)
"""Councils that are not the one on emulation and commendation."""
_BESIDE_KIND = r"(?:(?:xet|cong nhan|danh gia|khoa hoc|cong nghe|sang kien|tu van),? (?:va )?){0,3}"
_ASKS_WHO_SITS = re.compile(r"(?<!\w)(?:gom|thanh phan|thanh vien|(?:bao nhieu|may) nguoi)(?!\w)")
_TELLS_WHO_SITS = re.compile(r"(?<!\w)(?:gom|thanh phan|thanh vien|uy vien)(?!\w)")
_OF_DEPARTMENT = re.compile(r"(?<!\w)khen thuong (?:cap |cua )?so(?!\w)(?! 0?\d)")


def of_council_asked(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """For a question on the council of one level, or of another kind, the findings with those that
    lay down another council's affairs, or no council's, supporting little."""
    if other := _OTHER_KIND.search(query.folded):
        return [e if _is_on(other[1], query, e.whole) else _of_another(e) for e in findings]
    of_department = {"sở"} if _OF_DEPARTMENT.search(query.folded) else set()
    levels = levels_asked(query) | of_department
    if Topic.COUNCIL not in asked_topics(query.folded) or not levels:
        return list(findings)
    return [_of_another(e) if _of_other_council(e.whole.text, levels) else e for e in findings]


def _of_another(finding: Finding) -> Finding:
    little = finding.support * OTHER_COUNCIL
    return replace(finding, score=finding.score * OTHER_COUNCIL, support=little)


def _is_on(kind: str, query: Query, passage: Passage) -> bool:
    """Whether a passage names the council of a kind, also "hội đồng khoa học, sáng kiến", and where
    it is asked who sits in it tells of members."""
    if _ASKS_WHO_SITS.search(query.folded) and not _TELLS_WHO_SITS.search(fold(passage.text)):
        return False
    said = fold(f"{context(passage)} | {passage.text}")
    return re.search(rf"(?<!\w)hoi dong {_BESIDE_KIND}{kind}(?!\w)", said) is not None


def names_other_council(query: Query, text: str) -> bool:
    """Whether a text names councils, and none of the level that a question names."""
    told, levels = councils_in(text), levels_asked(query)
    return bool(told and levels) and not told & levels


def _of_other_council(text: str, levels: frozenset[str]) -> bool:
    told = councils_in(text)
    return not told & levels if told else Topic.COUNCIL not in topics_in(text)


def councils_in(text: str) -> frozenset[str]:
    """The levels whose councils a rule names: "Hội đồng Thi đua - Khen thưởng Trung ương"."""
    return frozenset(_COUNCIL_OF[found[1]] for found in _COUNCIL.finditer(fold(text)))
