"""A provision that a later text has carried out otherwise, without touching its words (pure).

"Thẩm quyền tại khoản 2, khoản 3 Điều 80 Luật … thực hiện như sau: …": the later rule speaks first;
of the article that it speaks of, the clauses that it names are not quoted, the others are.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.documents.provisions import Node
from assistant.language.matching import heading_of
from assistant.language.topics import Topic, topics_in
from assistant.types import Finding, Hit, Query
from assistant.vietnamese import fold, tokens

OVERTAKEN = 0.75
"""What the score counts of an article that a later text carries out otherwise: too little for it to
be quoted beside that (assistant.composing.quoting.NEAR_BEST). Set by hand."""
_CARRIED_OUT = re.compile(
    r"(?:(?<!diem \w )(?P<clauses>khoan \d+[a-z]?(?:(?:,| va|, va) (?:khoan )?\d+[a-z]?)* ))?"
    r"dieu (?P<article>\d+[a-z]?) (?P<text>luat [^.;:\n]{3,80}?) (?:duoc )?"
    r"(?:thuc hien nhu sau|don ve|chuyen (?:ve|cho|giao))"
)
"""How a later text says that a provision of another is carried out otherwise than it reads."""
_VERBS = ("thực hiện như sau", "dồn về", "chuyển về", "chuyển cho", "chuyển giao")
"""Looked for first: to fold all that was found takes half the time of weighing it."""
_CLAUSE = re.compile(r"\d+[a-z]?")
LOCAL_LEVELS = frozenset({"xã", "huyện"})
"""Levels whose powers a later text redistributed without touching the words of the law."""


def carries_out(text: str) -> bool:
    """Whether a rule says how a provision of another text is carried out."""
    return _carried_out(text) is not None


def _carried_out(text: str) -> re.Match[str] | None:
    return _CARRIED_OUT.search(fold(text)) if any(each in text for each in _VERBS) else None


def names_powers(query: Query, hits: Sequence[Hit]) -> bool:
    """Whether a question names the place of a rule on powers, which a later text may have carried
    out otherwise: "khoản 3 Điều 80 Luật …"."""
    headings = (heading_of(hit.passage) for hit in hits)
    return bool(query.references) and any(Topic.AUTHORITY in topics_in(e) for e in headings)


def as_carried_out(
    query: Query, findings: Sequence[Finding], *, levels: Collection[str], least: float
) -> list[Finding]:
    """The findings with a rule that says how an article of another text is carried out ("thẩm quyền
    quy định tại khoản 2 Điều 80 Luật … thực hiện như sau") before that article, which is left
    without the clauses that the rule names. Where the question is on the powers of other `levels`
    the rule does not come first; where it names the article or one of those clauses, that is quoted
    as it reads, and the rule beside it."""
    elsewhere = bool(levels) and LOCAL_LEVELS.isdisjoint(levels)
    ordered = list(findings)
    for each in findings:
        told = _carried_out(each.whole.text)
        places = [n for n, one in enumerate(ordered) if told and _is_told(told, one)]
        if told is None or not places:
            continue
        clauses = frozenset(_CLAUSE.findall(told["clauses"] or ""))
        if query.references:
            beside = each.score if _concerns(query, told["article"], clauses) else 0.0
            ordered[ordered.index(each)] = replace(each, score=beside)
            continue
        for place in places:
            one = ordered[place]
            ordered[place] = replace(one, elsewhere=one.elsewhere | clauses)
        at, was = places[0], ordered[places[0]]
        leads = each.support >= least and not (clauses and elsewhere)
        if leads and each in ordered[at:]:
            own = ordered.index(each)
            led = replace(each, score=max(each.score, was.score))
            ordered[own : own + 1] = []
            ordered[at : at + 1] = [led, replace(was, score=was.score * OVERTAKEN)]
    return ordered


def _concerns(query: Query, article: str, clauses: Collection[str]) -> bool:
    """Whether a question names an article as a whole, or one of these clauses of it."""
    named = {each.clause for each in query.references if each.article == article}
    return not clauses or None in named or not named.isdisjoint(clauses)


def without(node: Node, elsewhere: Collection[str]) -> Node:
    """An article without the clauses told `elsewhere`; the node itself where it has none of them,
    or no others."""
    left = [each for each in node.children if each.passage.reference.clause not in elsewhere]
    return node if len(left) in (0, len(node.children)) else replace(node, children=tuple(left))


def still_said(finding: Finding) -> str:
    """The words of an article without those clauses."""
    if not finding.elsewhere:
        return finding.whole.text
    left = (each for each in finding.parts if each.reference.clause not in finding.elsewhere)
    return "\n".join(each.text for each in left)


def overtaking(finding: Finding, findings: Sequence[Finding]) -> Finding | None:
    """The rule among `findings` that carries out otherwise an article, of which clauses are told
    `elsewhere`."""
    for each in findings if finding.elsewhere else ():
        told = _carried_out(each.whole.text)
        if told is not None and told["clauses"] and _is_told(told, finding):
            return each
    return None


def _is_told(told: re.Match[str], finding: Finding) -> bool:
    place, document = finding.whole.reference, finding.whole.document
    title, text = " ".join(tokens(fold(document.title or ""))), " ".join(tokens(told["text"]))
    summarised = " ".join(tokens(fold(document.official or ""))).startswith(text)
    named = summarised or (bool(title) and text.startswith(title))
    numbered = bool(document.number) and fold(document.number or "") in told["text"]
    return place.article == told["article"] and (named or numbered)
