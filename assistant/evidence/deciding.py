"""Which rule speaks first where a question asks who decides: the article on powers, at the level
that is asked for (pure)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.documents.sources import holds_for_all, is_secondary
from assistant.evidence.leading import OFF_TOPIC, ON_TOPIC
from assistant.evidence.ordering import led_by
from assistant.evidence.overtaking import LOCAL_LEVELS, carries_out, still_said
from assistant.language.awards import (
    awards_in,
    awards_or_families_in,
    class_of,
    classes_in,
    same_award,
)
from assistant.language.matching import heading_of
from assistant.language.offices import LEVELS, offices_in
from assistant.language.topics import (
    Topic,
    asked_topics,
    asks_who_looks_over,
    tells_who_looks_over,
    topics_in,
)
from assistant.types import Finding, Passage, Query
from assistant.understanding.parts import matcher
from assistant.understanding.query import asking_instead, asking_sentences
from assistant.vietnamese import fold, normal

_WHO = re.compile(
    r"(?<!\w)(?:ai|(?:cap|co quan|nguoi) nao|co quyen|(?:duoc|quyet dinh|ki) (?:tang|khen)"
    r"|tham quyen (?:tang|quyet dinh|khen|cong nhan|cua)|duoc quyet dinh"
    r"|(?:tang|khen|cong nhan|ki) (?:\w+ ){1,8}(?:duoc|co duoc) khong)(?!\w)"
)
"""Asks who decides: "thuộc thẩm quyền quản lý của Bộ" only tells whose an award is."""
_ANYBODY = re.compile(
    r"(?<!\w)(?:(?:ai|(?:cap|co quan|nguoi|don vi) nao)(?! (?:duoc|dat|du|phai|can)(?!\w))(?!\w)"
    r"|(?:ai|(?:cap|co quan|nguoi) nao) duoc (?:quyen|quyet dinh|ki)"
    r"|tham quyen (?:tang|quyet dinh|khen|cong nhan|thuoc))(?!\w)"
)
"""Asks who decides, whoever it is: "ai được tặng" asks who is given it."""
_ONE = re.compile(
    r"(?<!\w)(?:giam doc|thu truong|hieu truong|chu tich|bo truong|dung dau|cuc truong|vien truong"
    r"|truong (?:phong|ban|khoa)|thuoc (?:bo|so)|doanh nghiep|cong t[iy]|hop tac xa|nha truong"
    r"|truong hoc|benh vien|(?<!co )quan doi|cong an|(?<!can )bo doi)(?!\w)"
)
"""Asks of the powers of one, or of those in one sort of body."""
_PROPOSED = re.compile(
    r"(?<!\w)(?:de nghi|(?<!qua )(?<!cong )(?<!chuong )(?<!quy )(?<!tien )(?<!lo )"
    r"trinh(?! (?:tu|do|dien)))(?!\w)"
)
"""Asks what is put before whoever decides; "quá trình", "công trình" are other words."""
_REDISTRIBUTED = (
    "thẩm quyền quyết định danh hiệu thi đua và hình thức khen thưởng của Chủ tịch Ủy ban nhân dân"
    " cấp xã thực hiện như sau"
)
_AND_OTHERS = re.compile(r"(?<!\w)va (?:cac )?(?:co quan|to chuc|don vi)[^.;:\n]* khac(?!\w)")
"""A heading that goes on: "…, Ủy ban nhân dân cấp xã và các cơ quan, tổ chức, đơn vị khác"."""
_POWERS_TOLD = re.compile(
    r"(?<!\w)(?:tham quyen(?! quan li| quan ly)|quyet dinh tang|co quyen tang)(?!\w)"
)
"""How a rule tells who decides; "thuộc thẩm quyền quản lý" only tells whose somebody is."""
_DECIDES = re.compile(r"(?<!\w)(?:quyet dinh tang|co quyen tang)(?!\w)")
"""The same of one office: "cấp có thẩm quyền quyết định khen thưởng" names none."""
OF_STATE = "danh hiệu vinh dự nhà nước"
"""Given by the President all together: the rule on his powers names the class alone."""
_OF_PLACES = frozenset({"xã, phường, thị trấn tiêu biểu", "tỉnh anh hùng", "thành phố anh hùng"})
"""Awards given to places: their names tell no office."""


def levels_asked(query: Query) -> frozenset[str]:
    """The levels of government that a question names: "ở xã", "chủ tịch huyện"."""
    said = fold(query.text) if query.plain else normal(query.text)
    return frozenset(
        level
        for level, words in LEVELS.items()
        if matcher(words, plain=query.plain).search(said) is not None
    )


def asks_for_redistributed_powers(query: Query) -> bool:
    """Whether a question asks for powers that a later text may have redistributed: who decides in a
    commune or a district, or on an award at no level that it names."""
    levels = levels_asked(query)
    local = _asks_at_a_level(query) and bool(levels & LOCAL_LEVELS)
    return local or (_asks_of_deciding(query) and bool(awards_in(query.text)) and not levels)


def levels_concerned(query: Query) -> frozenset[str]:
    """The levels on whose powers a question is; the office it asks of, or "đơn vị", where it asks
    of the powers of one ("đơn vị sự nghiệp …"), and none where it asks of all."""
    if levels := levels_asked(query):
        return levels
    of_one = _asks_of_deciding(query) and not asks_for_all_deciders(query)
    return (offices_asked(query) or frozenset({"đơn vị"})) if of_one else frozenset()


def asks_for_all_deciders(query: Query) -> bool:
    """Whether a question asks who decides on an award, and names no office and no level."""
    open_to_all = _ANYBODY.search(query.folded) is not None and not _ONE.search(query.folded)
    asked = open_to_all and bool(awards_or_families_in(query.text)) and _asks_of_deciding(query)
    return asked and not levels_asked(query) and not offices_in(asking_sentences(query.text))


def offices_asked(query: Query) -> frozenset[str]:
    """The offices whose powers a question is on: those it names, and where it asks who decides
    those of the level that it names ("thẩm quyền tặng bằng khen của tỉnh")."""
    named = offices_in(asking_sentences(query.text))
    of_place = not _OF_PLACES.isdisjoint(awards_in(query.text))
    return named if named or of_place or not _asks_of_deciding(query) else levels_asked(query)


def gives(text: str, asked: Collection[str]) -> bool:
    """Whether a rule on powers names an award that is asked for; "bằng khen" alone is the office's
    own, not the Prime Minister's, and "huân chương" is every one."""
    named = set(awards_or_families_in(text))
    if OF_STATE in classes_in(text) and OF_STATE in map(class_of, asked):
        return True
    own = {each for each in asked if not each.startswith("bằng khen của thủ tướng")}
    return same_award(own, named) or same_award(set(asked) - own, named - {"bằng khen"})


def on_redistributed_powers(query: Query) -> Query:
    """The question, asked of the rules, how the powers of communes and districts are exercised."""
    return replace(asking_instead(query, _REDISTRIBUTED), numbers=(), references=())


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


def powers_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question who decides on an award at one level, the rule headed with powers that names
    the award and the level before the article of the award, which lays down whom it is given to;
    how a later text redistributes local powers counts as evidence whatever its words."""
    if not _asks_at_a_level(query):
        return list(findings)
    best = max((each.score for each in findings), default=0.0)
    known = [
        replace(each, support=max(each.support, least)) if _redistributes(query, each) else each
        for each in findings
    ]
    fitting = [each for each in known if _fits(query, each, best=best)]
    if not fitting:
        return _others_after(query, known)
    if _tells_powers(query, known[0]) and not any(_redistributes(query, e) for e in fitting):
        return known
    return led_by(fitting[0], known, share=lambda e: 1.0 if e in fitting else OFF_TOPIC)


def all_deciders_first(query: Query, findings: Sequence[Finding], *, least: float) -> list[Finding]:
    """For a question who decides on an award, and for nobody in particular, where several articles
    on powers give it those first: who decides for one is no answer for the others, nor is who
    gives other awards."""
    if not asks_for_all_deciders(query):
        return list(findings)
    powers = [e for place, e in enumerate(findings) if _is_of_powers(e, leads=place == 0)]
    asked = awards_or_families_in(query.text)
    giving = [each for each in powers if gives(still_said(each), asked)]
    chosen = list({_provision(each): each for each in reversed(giving)}.values())[::-1]
    if not chosen:
        return list(findings)
    if len(chosen) == 1 and _headed_with_powers(findings[0].whole):
        others = [each for each in powers if each not in giving]
        return [replace(e, score=e.score * OFF_TOPIC) if e in others else e for e in findings]
    best = max(each.score for each in findings)
    first = [replace(each, score=best, support=max(each.support, least)) for each in chosen]
    return [*first, *(replace(e, score=e.score * OFF_TOPIC) for e in findings if e not in chosen)]


def _provision(finding: Finding) -> tuple[str, str | None, bool]:
    """The article of the law or decree that a finding is, or that a summary retells; its carrying
    out otherwise is another one. What has no article is by itself."""
    whole = finding.whole
    *_, number = (whole.document.official or whole.document.number or whole.document_id).split()
    return number, whole.reference.article or whole.id, carries_out(whole.text)


def _is_of_powers(finding: Finding, *, leads: bool) -> bool:
    """Whether a finding is an article of a rule for all, headed with who decides; the one that
    `leads` may also tell it in its words."""
    whole = finding.whole
    told = leads and _DECIDES.search(fold(whole.text)) is not None and not _on_proposing(whole)
    of_powers = told or _headed_with_powers(whole)
    return of_powers and holds_for_all(whole.document) and not is_secondary(whole)


def _headed_with_powers(passage: Passage) -> bool:
    """Whether a heading is on who decides, not on who proposes."""
    return Topic.AUTHORITY in topics_in(heading_of(passage)) and not _on_proposing(passage)


def _on_proposing(passage: Passage) -> bool:
    return _PROPOSED.search(fold(heading_of(passage))) is not None


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


def _asks_at_a_level(query: Query) -> bool:
    """Whether a question asks who decides on an award, or what an office decides on, at a level."""
    levels = levels_asked(query)
    named = bool(levels & (LOCAL_LEVELS | offices_in(query.text))) or bool(awards_in(query.text))
    return bool(levels) and named and _asks_of_deciding(query)


def _asks_of_deciding(query: Query) -> bool:
    """Whether a rule question is on who decides, not on who proposes, checks or sits in council."""
    topics = asked_topics(query.folded)
    other = Topic.VIOLATION in topics or Topic.DOSSIER in topics or Topic.COUNCIL in topics
    proposing = _PROPOSED.search(query.folded) is not None
    asked = Topic.AUTHORITY in topics and _WHO.search(query.folded) is not None
    return query.asks_for_rule and asked and not query.numbers and not other and not proposing


def _redistributes(query: Query, finding: Finding) -> bool:
    return bool(levels_asked(query) & LOCAL_LEVELS) and carries_out(finding.whole.text)


def _tells_powers(query: Query, finding: Finding) -> bool:
    return _POWERS_TOLD.search(fold(finding.whole.text)) is not None and _at_level(query, finding)


def _at_level(query: Query, finding: Finding) -> bool:
    """Whether a rule lays down the powers of an office asked for; one headed with other offices
    alone does not, whomever its words name beside them."""
    heading, asked = heading_of(finding.whole), levels_asked(query)
    headed = frozenset[str]() if _AND_OTHERS.search(fold(heading)) else offices_in(heading)
    return bool(asked & (headed or offices_in(finding.whole.text)))


def _fits(query: Query, finding: Finding, *, best: float) -> bool:
    if not _headed_with_powers(finding.whole) or is_secondary(finding.whole):
        return False
    asked = set(awards_in(query.text))
    names_award = not asked or same_award(asked, set(awards_in(finding.whole.text)))
    at_level = _at_level(query, finding) and finding.score >= ON_TOPIC * best
    return names_award and (_redistributes(query, finding) or at_level)
