"""Which rule speaks first where a question asks who decides: the article on powers, at the level
that is asked for (pure)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.sources import is_secondary
from assistant.evidence.leading import OFF_TOPIC, ON_TOPIC, carries_out
from assistant.evidence.ordering import led_by
from assistant.language.awards import awards_in, same_award
from assistant.language.matching import heading_of
from assistant.language.offices import LEVEL_NAMES, LEVELS, offices_in
from assistant.language.topics import (
    Topic,
    asked_topics,
    asks_who_looks_over,
    tells_who_looks_over,
    topics_in,
)
from assistant.types import Finding, Query
from assistant.understanding.parts import matcher
from assistant.understanding.query import asking_instead
from assistant.vietnamese import fold, normal

LOCAL = frozenset({"xã", "huyện"})
"""Levels whose powers a later text redistributed without touching the words of the law."""
_WHO = re.compile(
    r"(?<!\w)(?:ai|(?:cap|co quan|nguoi) nao|co quyen|(?:duoc|quyet dinh|ki) (?:tang|khen)"
    r"|tham quyen (?:tang|quyet dinh|khen|cong nhan|cua)|duoc quyet dinh"
    r"|(?:tang|khen) (?:\w+ ){1,8}(?:duoc|co duoc) khong)(?!\w)"
)
"""Asks who decides: "thuộc thẩm quyền quản lý của Bộ" only tells whose an award is."""
_PROPOSED = re.compile(
    r"(?<!\w)(?:de nghi|(?<!qua )(?<!cong )(?<!chuong )(?<!quy )(?<!tien )(?<!lo )"
    r"trinh(?! (?:tu|do|dien)))(?!\w)"
)
"""Asks what is put before whoever decides; "quá trình", "công trình" are other words."""
OTHER_COUNCIL = 0.35
"""What the words of a rule on another level's council count for, as those of a rule without the
figure asked for do (assistant.evidence.weighing.NO_FIGURE)."""
_COUNCIL_OF = {fold(name): level for level, names in LEVEL_NAMES.items() for name in names}
_COUNCIL = re.compile(
    rf"(?<!\w)hoi dong thi dua,?(?: -| va)? khen thuong (?:cap |cua )?({'|'.join(_COUNCIL_OF)})"
    r"(?!\w)"
)
_OF_DEPARTMENT = re.compile(r"(?<!\w)khen thuong (?:cap |cua )?so(?!\w)(?! 0?\d)")
_POWERS = (
    "thẩm quyền quyết định danh hiệu thi đua và hình thức khen thưởng của Chủ tịch Ủy ban nhân dân"
    " cấp xã thực hiện như sau"
)


def levels_asked(query: Query) -> frozenset[str]:
    """The levels of government that a question names: "ở xã", "chủ tịch huyện"."""
    said = fold(query.text) if query.plain else normal(query.text)
    return frozenset(
        level
        for level, words in LEVELS.items()
        if matcher(words, plain=query.plain).search(said) is not None
    )


def asks_for_local_powers(query: Query) -> bool:
    """Whether a question asks who decides in a commune or a district."""
    return _asks_who_decides(query) and bool(levels_asked(query) & LOCAL)


def on_local_powers(query: Query) -> Query:
    """The question, asked of the rules, how the powers of communes and districts are exercised."""
    return asking_instead(query, _POWERS)


def of_council_asked(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """For a question on the council of one level, the findings with those that lay down another
    council's affairs, or no council's, supporting little."""
    of_department = {"sở"} if _OF_DEPARTMENT.search(query.folded) else set()
    levels = levels_asked(query) | of_department
    if Topic.COUNCIL not in asked_topics(query.folded) or not levels:
        return list(findings)
    return [
        replace(e, score=e.score * OTHER_COUNCIL, support=e.support * OTHER_COUNCIL)
        if _of_other_council(e.whole.text, levels)
        else e
        for e in findings
    ]


def names_other_council(query: Query, text: str) -> bool:
    """Whether a text names councils, and none of the level that a question names."""
    told, levels = councils_in(text), levels_asked(query)
    return bool(told and levels) and not told & levels


def _of_other_council(text: str, levels: frozenset[str]) -> bool:
    told = councils_in(text)
    return not told & levels if told else Topic.COUNCIL not in topics_in(text)


def looked_over_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question on the looking over of a dossier, the rule that charges somebody with it
    before the articles of the award and of its papers."""
    if not (query.asks_for_rule and asks_who_looks_over(query.folded)) or query.numbers:
        return list(findings)
    told = [
        each
        for each in findings
        if not is_secondary(each.whole) and tells_who_looks_over(fold(each.whole.text))
    ]
    if not told or told[0] is findings[0]:
        return list(findings)
    best = max(each.score for each in findings)
    top = replace(told[0], score=best, support=max(told[0].support, least))
    rest = [replace(e, score=e.score * OFF_TOPIC) for e in findings if e is not told[0]]
    return [top, *rest]


def councils_in(text: str) -> frozenset[str]:
    """The levels whose councils a rule names: "Hội đồng Thi đua - Khen thưởng Trung ương"."""
    return frozenset(_COUNCIL_OF[found[1]] for found in _COUNCIL.finditer(fold(text)))


def powers_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question who decides on an award at one level, the rule headed with powers that names
    the award and the level before the article of the award, which lays down whom it is given to;
    how a later text redistributes local powers counts as evidence whatever its words."""
    if not _asks_who_decides(query):
        return list(findings)
    best = max((each.score for each in findings), default=0.0)
    known = [
        replace(each, support=max(each.support, least)) if _redistributes(query, each) else each
        for each in findings
    ]
    fitting = [each for each in known if _fits(query, each, best=best)]
    if not fitting:
        return _others_after(query, known)
    if _tells_powers(query, known[0]):
        return known
    return led_by(fitting[0], known, share=lambda e: 1.0 if e in fitting else OFF_TOPIC)


def _others_after(query: Query, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, the powers of other offices than those asked for counting less, and how a later
    text redistributes such powers for nothing: it would lead the article that it speaks of."""
    asked = levels_asked(query)
    weighed = []
    for each in findings:
        told = offices_in(heading_of(each.whole)) or offices_in(each.whole.text)
        if told and not told & asked:
            support = 0.0 if carries_out(each.whole.text) else each.support
            each = replace(each, score=each.score * OFF_TOPIC, support=support)
        weighed.append(each)
    return sorted(weighed, key=lambda each: -each.score)


def _asks_who_decides(query: Query) -> bool:
    topics = asked_topics(query.folded)
    levels = levels_asked(query)
    other = Topic.VIOLATION in topics or Topic.DOSSIER in topics or Topic.COUNCIL in topics
    proposing = _PROPOSED.search(query.folded) is not None
    named = bool(levels & (LOCAL | offices_in(query.text))) or bool(awards_in(query.text))
    asked = Topic.AUTHORITY in topics and _WHO.search(query.folded) is not None
    deciding = query.asks_for_rule and asked and not query.numbers
    return deciding and bool(levels) and named and not other and not proposing


def _redistributes(query: Query, finding: Finding) -> bool:
    return bool(levels_asked(query) & LOCAL) and carries_out(finding.whole.text)


def _tells_powers(query: Query, finding: Finding) -> bool:
    text = finding.whole.text
    return Topic.AUTHORITY in topics_in(text) and _at_level(query, finding)


def _at_level(query: Query, finding: Finding) -> bool:
    """Whether a rule lays down the powers of an office asked for; one headed with other offices
    does not, whomever its words name beside them."""
    asked, headed = levels_asked(query), offices_in(heading_of(finding.whole))
    return bool(asked & (headed or offices_in(finding.whole.text)))


def _fits(query: Query, finding: Finding, *, best: float) -> bool:
    heading, text = heading_of(finding.whole), finding.whole.text
    of_powers = Topic.AUTHORITY in topics_in(heading) and "de nghi" not in fold(heading)
    if not of_powers or is_secondary(finding.whole):
        return False
    asked = set(awards_in(query.text))
    names_award = not asked or same_award(asked, set(awards_in(text)))
    at_level = _at_level(query, finding)
    near = finding.score >= ON_TOPIC * best
    return names_award and (_redistributes(query, finding) or (at_level and near))
