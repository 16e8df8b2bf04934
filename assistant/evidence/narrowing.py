"""From a whole article to the clauses, points or sentences that answer (pure).

An article is read as a tree: the article, its clauses, their points. Each node has words of its
own (the heading, the sentence that introduces what is below) and children. What the node's own
words already say of the question need not be looked for below; if some children say clearly
more of the rest than their brothers, the answer is narrowed to them, and otherwise the node is
quoted whole: a list is complete or it is not quoted.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.documents.provisions import Node, lettered, words
from assistant.evidence.clauses import (
    multiplies,
    opening_with_another,
    telling_beside,
    telling_to_whom,
    with_the_other_recipients,
)
from assistant.evidence.deciding import asks_for_all_deciders, gives, offices_asked
from assistant.language.awards import awards_in, awards_or_families_in, same_award
from assistant.language.matching import (
    asks_beside_lists,
    asks_how_long,
    defines,
    heading_of,
    holds_figure,
    present,
    share,
)
from assistant.language.offices import offices_in
from assistant.language.recipients import (
    for_others,
    recipients_asked,
    recipients_in,
)
from assistant.language.topics import LISTED, Topic, asked_topics, topics_in
from assistant.language.wording import FIELD_SYLLABLES
from assistant.types import Intent, Query
from assistant.understanding.naming import only_points
from assistant.vietnamese import days, fold

_ASKS_FOR_LIST = re.compile(
    r"(?<!\w)(?:gom|nhung \w+(?: \w+)? (?:gi|nao)|nhung gi|ke ten|cac loai"
    r"|(?:may|bao nhieu) (?:loai|hinh thuc|danh hieu))(?!\w)"
)
"""A question for a list is answered by the whole list, never by one of its lines."""

LEAST_GAIN = 0.12
"""A child must say at least this share of the question beyond its parent to be singled out."""
ALONE = 0.4
"""Where a deadline, an occasion or a number is asked for, a child that alone says anything beyond
its parent is singled out from this share of the least gain: its brothers are no part of it."""
NEAR_BEST = 0.75
"""Children whose gain is at least this share of the best child's are quoted with it."""
RESTATES = 0.95
NEXT_RESTATES = 0.9
"""A child whose own words hold this share of what the article holds of the question is what was
asked for, when no brother comes near it: "1. Hồ sơ đề nghị xét tặng danh hiệu thi đua gồm:" under
a heading that names two sorts of dossier."""
NO_FIGURE = 0.3
"""What a child counts that holds no figure of the sort that is asked for."""
OTHER_AWARD = 0.3
"""What a child counts that speaks of other awards, recipients or offices than the question
names."""
DELEGATES = 0.3
"""What a child counts that only says who lays down the rest ("Chính phủ quy định chi tiết …"): it
has all the words of the question, and no answer."""
_ASKS_WHEN = re.compile(r"(?<!\w)(?:(?:dip|khi|ngay) nao|bao (?:lau|gio)|may nam)(?!\w)")
_DELEGATES = re.compile(r"(?<!\w)quy dinh (?:chi tiet|cu the)(?!\w)")


def narrow(node: Node, query: Query, wordings: Sequence[Mapping[str, float]]) -> list[Node]:
    """The nodes below (or at) `node` that answer; `wordings` weigh the terms of the question.

    Before one that gives a multiple of another's figure ("tập thể … gấp hai lần") stands that one.
    """
    found = _with_the_time(node, query, _narrowed(node, query, wordings))
    if not all(multiplies(each, recipients_asked(query.folded)) for each in found):
        return found
    both = with_the_other_recipients(node, found, query)
    return [
        one
        for each in both
        for one in ([each] if each in found else _narrow(each, query, wordings[0], 0.0))
    ]


def _with_the_time(node: Node, query: Query, found: list[Node]) -> list[Node]:
    """What was found; where a stretch of time is asked for and none of it holds one (a clause that
    lists who may be given the award), the clauses that do."""
    if not asks_how_long(query) or any(holds_figure(query, words(each)) for each in found):
        return found
    others = opening_with_another(node, query)
    told = [e for e in node.children if holds_figure(query, words(e)) and e not in others]
    return told or found


def _narrowed(node: Node, query: Query, wordings: Sequence[Mapping[str, float]]) -> list[Node]:
    """The same without those figures.

    A provision that says one of the wordings in its own words is the answer; else the first
    wording, the person's own where it is supported, is followed down.
    """
    if named := _named_below(node, query) or telling_beside(node, query):
        return named
    if query.intent is Intent.DOCUMENT or only_points(query):
        return [node]
    if (current := _row_of_the_day(node, query)) is not None:
        return [current]
    on_powers = Topic.AUTHORITY in topics_in(heading_of(node.passage))
    if on_powers and (deciding := _deciding_on_it(node, query)):
        return deciding
    if (on_powers or not awards_in(query.text)) and (acting := _of_the_office(node, query)):
        return acting
    for sought in wordings:
        if (restating := _restating(node, query, sought)) is not None:
            return [restating]
    least = LEAST_GAIN * sum(wordings[0].values()) if wordings else 0.0
    return _narrow(node, query, wordings[0], least) if wordings else [node]


def _narrow(node: Node, query: Query, sought: Mapping[str, float], least: float) -> list[Node]:
    defining = [child for child in node.children if defines(query, child.own)]
    if len(defining) == 1:
        return defining
    if told := telling_to_whom(node, query):
        return told
    if _introduces_what_is_asked(node, query):
        return _for_whom(node, query)
    own = present(node.own, plain=query.plain)
    rest = {t: weight for t, weight in sought.items() if t not in own and _tells_apart(t)}
    other = opening_with_another(node, query)
    gains = [
        _gain(child, query, rest) * (OTHER_AWARD if child in other else 1.0)
        for child in node.children
    ]
    best = max(gains, default=0.0)
    alone = _asks_for_one_fact(query) and sum(gain > 0 for gain in gains) == 1
    if best < (least * ALONE if alone else least) or best == 0.0:
        return _for_whom(node, query)
    chosen = [
        child for child, gain in zip(node.children, gains, strict=True) if gain >= NEAR_BEST * best
    ]
    if len(chosen) == len(node.children) > 1:
        return _for_whom(node, query)
    chosen = with_the_other_recipients(node, chosen, query)
    return [found for child in chosen for found in _narrow(child, query, rest, least)]


def _asks_for_one_fact(query: Query) -> bool:
    return asks_beside_lists(query) or _ASKS_WHEN.search(query.folded) is not None


def _for_whom(node: Node, query: Query) -> list[Node]:
    """A node whole, or where its children are for several recipients ("1. … cho cá nhân …",
    "2. … cho tập thể …"), those for the recipients asked for."""
    if acting := _of_the_office(node, query):
        return acting
    asked = recipients_asked(query.folded)
    apart = any(for_others(asked, child.own) for child in node.children)
    named = [child for child in node.children if recipients_in(child.own) & asked]
    return named if apart and named else [node]


def _of_the_office(node: Node, query: Query) -> list[Node]:
    """Of clauses on the powers of several offices, those on the one that is asked for; [] where
    another thing is asked, or all or none name it."""
    if Topic.AUTHORITY not in asked_topics(query.folded):
        return []
    asked = offices_asked(query)
    own = [child for child in node.children if offices_in(child.own) & asked]
    return own if len(own) < len(node.children) else []


def _deciding_on_it(node: Node, query: Query) -> list[Node]:
    """Of clauses on the powers of several offices, those that give the award which is asked for of
    no office; [] where another thing is asked, or all or none give it."""
    if not asks_for_all_deciders(query):
        return []
    asked = awards_or_families_in(query.text)
    own = [child for child in node.children if gives(words(child), asked)]
    return own if len(own) < len(node.children) else []


def _introduces_what_is_asked(node: Node, query: Query) -> bool:
    """Whether the list below is what the rule question asks for: then it is quoted whole.

    "… đạt các tiêu chuẩn sau đây:" under a question for criteria; a question for one figure of
    the list still goes down.
    """
    if asks_beside_lists(query):
        return False
    asked = asked_topics(query.folded) & LISTED
    introduces = node.own.rstrip().endswith(":") and bool(node.children)
    whole = query.intent is Intent.RULE or _ASKS_FOR_LIST.search(query.folded) is not None
    return introduces and whole and bool(asked & topics_in(_last(node.own)))


def _last(own: str) -> str:
    return own.rstrip().rsplit("\n", 1)[-1]


def _named_below(node: Node, query: Query) -> list[Node]:
    """The clause or point that the question names in this article, [] when it names none; a point
    named without its clause ("điểm b Điều 24") is that of every clause."""
    for reference in query.references:
        if reference.article != node.passage.reference.article:
            continue
        if reference.point and (line := lettered(node, reference.point)):
            return [line] if reference.clause in (None, node.passage.reference.clause) else []
        if reference.clause is None and reference.point is not None:
            below = [*node.children, *(one for each in node.children for one in each.children)]
            return [each for each in below if each.passage.reference.point == reference.point]
        if reference.clause:
            clauses = [c for c in node.children if _is_clause(c, reference.clause)]
            inside = [point for clause in clauses for point in (clause, *clause.children)]
            points = [e for e in inside if e.passage.reference.point == reference.point]
            return points[:1] or clauses[:1]
    return []


def _is_clause(node: Node, clause: str) -> bool:
    return node.passage.reference.clause == clause or node.own.startswith(f"({clause})")


def _row_of_the_day(node: Node, query: Query) -> Node | None:
    """Of rows that each begin with a day ("01/7/2024 | 2.340.000 đồng"), the one that holds on
    the day asked for: the latest that has begun. None when the children are not such rows."""
    dated = [(days(child.own.split("|")[0]), child) for child in node.children]
    if query.intent is not Intent.FIGURE or not dated or not all(found for found, _ in dated):
        return None
    begun = [(found[0].on, child) for found, child in dated if found[0].on <= query.as_of]
    return max(begun, key=lambda each: each[0])[1] if begun else None


def _tells_apart(term: str) -> bool:
    """Whether a term says more than that the text is of this field."""
    return any(syllable not in FIELD_SYLLABLES for syllable in term.split("_"))


def _restating(node: Node, query: Query, sought: Mapping[str, float]) -> Node | None:
    """The one child that says the whole question in its own words, None when none or several.

    Of several the one that introduces a list ("… gồm:") is what was asked for.
    """
    held = present(words(node), plain=query.plain)
    held_of = {term: weight for term, weight in sought.items() if term in held}
    said = [
        0.0
        if _delegates(child, query)
        or (asks_beside_lists(query) and not holds_figure(query, words(child)))
        else share(held_of, present(child.own, plain=query.plain))
        for child in node.children
    ]
    best = max(said, default=0.0)
    near = [
        child
        for child, each in zip(node.children, said, strict=True)
        if best >= RESTATES and each >= NEXT_RESTATES * best
    ]
    introducing = [child for child in near if child.children and child.own.endswith(":")]
    only = near if len(near) == 1 and not _asks_for_all_of(node, query, held_of) else introducing
    return only[0] if len(only) == 1 else None


def _asks_for_all_of(node: Node, query: Query, held_of: Mapping[str, float]) -> bool:
    """Whether a list is asked for, or what the node's own heading is about: criteria under
    "Tiêu chuẩn danh hiệu …" are all clauses, not the one that says who may set further ones."""
    headed = share(held_of, present(node.own, plain=query.plain)) >= RESTATES
    listed = headed and bool(asked_topics(query.folded) & LISTED)
    return listed or _ASKS_FOR_LIST.search(query.folded) is not None


def _gain(node: Node, query: Query, rest: Mapping[str, float]) -> float:
    said = words(node)
    gain = sum(rest.values()) * share(rest, present(said, plain=query.plain))
    asked, named = set(awards_in(query.text)), set(awards_in(said))
    if asked and named and not same_award(asked, named):
        gain *= OTHER_AWARD
    if for_others(recipients_asked(query.folded), said) or _of_other_office(query, said):
        gain *= OTHER_AWARD
    if _delegates(node, query):
        gain *= DELEGATES
    return gain if holds_figure(query, said) else gain * NO_FIGURE


def _delegates(node: Node, query: Query) -> bool:
    return "chi tiet" not in query.folded and _DELEGATES.search(fold(node.own)) is not None


def _of_other_office(query: Query, text: str) -> bool:
    """Whether the powers of an office are asked for, and `text` is on those of others."""
    if Topic.AUTHORITY not in asked_topics(query.folded):
        return False
    asked, named = offices_asked(query), offices_in(text)
    return bool(asked) and bool(named) and asked.isdisjoint(named)
