"""When the evidence is too weak to answer, and what is said then (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.composing.rendering import echo, source_line
from assistant.documents.labelling import document_name, label
from assistant.evidence.events import names_untold
from assistant.language.matching import supports
from assistant.prompting import Replies
from assistant.retrieval.preferring import points_at
from assistant.types import (
    Answer,
    Document,
    Evidence,
    Hit,
    Passage,
    Query,
    Ranking,
    Relation,
    RelationKind,
)
from assistant.understanding.field import of_field
from assistant.understanding.naming import called, is_number, names_number
from assistant.validity.periods import Period, Status
from assistant.validity.standing import Standing
from assistant.vietnamese import written

NEAR = 0.2
"""The share of what was asked, weighed by rarity, that a source named as near holds at least."""
NEAREST = 3
"""Sources named in a refusal."""
LOOKED_AT = 12
"""Best hits among which near ones are looked for, and the names that a question gives."""


def refusal(
    query: Query,
    ranking: Ranking,
    evidence: Evidence,
    known: Standing,
    replies: Replies,
) -> Answer:
    """An answer that says there is no basis, and names the nearest sources."""
    near = _near(query, ranking)
    said = _said(query, ranking, known, replies)
    refused = refusal_near(query, [hit.passage for hit in near], known, replies, said=said)
    outside = near[0] if near and near[0] in ranking.outside else None
    day = written(query.as_of)
    return replace(
        refused,
        confidence=evidence.support,
        warnings=(replies.say(_reason(outside, known, query), day=day),) if outside else (),
    )


def refusal_near(
    query: Query,
    near: Sequence[Passage],
    known: Standing,
    replies: Replies,
    *,
    said: str | None = None,
) -> Answer:
    """A refusal that names the sources `near`, each label once; `said` is what it begins with,
    else that there is no basis."""
    lines = [source_line(each, known, query.as_of, replies) for each in near]
    whole = [replies.say("answer.refuse") if said is None else said]
    if lines or query.no_such_day:
        whole += echo(query, replies)
    if lines:
        whole += [replies.say("answer.refuse_nearest"), *dict.fromkeys(lines)]
    return Answer(text="\n".join(whole), decision="refuse", nearest=tuple(near))


def _said(query: Query, ranking: Ranking, known: Standing, replies: Replies) -> str:
    """That there is no basis; of an event whose place, body or person no text found names, so; and
    what is answered here, where a question has no word of the field."""
    if not known.documents:
        return replies.say("answer.refuse_empty")
    if not of_field(query):
        return replies.say("answer.refuse_outside")
    best = (*ranking.in_force[:LOOKED_AT], *ranking.outside[:LOOKED_AT])
    found = [hit.passage for hit in best]
    untold = [] if query.asks_for_rule else names_untold(query, found)
    if untold:
        return replies.say("answer.refuse_event", name="”, “".join(untold))
    return replies.say("answer.refuse")


def _near(query: Query, ranking: Ranking) -> list[Hit]:
    """The best hits, in force or not, that hold something of what is asked, each label once. To a
    question on something else none is near: what they share are words of every text."""
    if not of_field(query):
        return []
    best = sorted((*ranking.in_force, *ranking.outside), key=lambda hit: -hit.score)[:LOOKED_AT]
    found: dict[str, Hit] = {}
    for hit in best:
        if _is_near(query, hit, ranking):
            found.setdefault(label(hit.passage), hit)
    return list(found.values())[:NEAREST]


def _is_near(query: Query, hit: Hit, ranking: Ranking) -> bool:
    """Whether a hit is of what the question names, or holds some of its words."""
    if any(points_at(reference, hit.passage) for reference in query.references):
        return True
    return max(supports(query, hit.passage, ranking.wordings), default=0.0) >= NEAR


def refusal_of_absent(query: Query, ranking: Ranking, known: Standing, replies: Replies) -> Answer:
    """An answer that says that the text named in the question is not at hand, what others say of
    it, and which sources on the question are."""
    near = ranking.in_force[:NEAREST] if query.contents[0].strip("| ?.") else ()
    nearest = [source_line(each.passage, known, query.as_of, replies) for each in near]
    lines = [replies.say("absent.refuse", name=called(query)), *echo(query, replies)]
    lines += dict.fromkeys(_told_of(query, known, replies))
    if nearest:
        lines += [replies.say("absent.instead"), *dict.fromkeys(nearest)]
    return Answer(
        text="\n".join(lines), decision="refuse", nearest=tuple(each.passage for each in near)
    )


def _told_of(query: Query, known: Standing, replies: Replies) -> Iterator[str]:
    """What is known of the texts named: their days where they are declared, and what the texts at
    hand do to them."""
    for text in known.declared:
        if any(is_number(name, text.number, text.kind) for name in query.numbers):
            yield from _days_of(text, known.period(text), replies)
    for document in known.documents:
        for relation in document.relations:
            if relation.kind in _TOLD and relation.whole and _is_named(query, relation):
                values = {"what": str(relation.kind), "by": document_name(document)}
                on = relation.on or known.period(document).start
                key = "absent.undergoes" if on else "absent.undergoes_undated"
                dated = {"from": written(on)} if on else {}
                yield replies.say(key, **values, **dated)


_TOLD = (RelationKind.REPLACES, RelationKind.REPEALS, RelationKind.AMENDS, RelationKind.CORRECTS)


def _is_named(query: Query, relation: Relation) -> bool:
    number = relation.number
    return number is not None and any(names_number(name, number) for name in query.numbers)


def _days_of(text: Document, period: Period, replies: Replies) -> Iterator[str]:
    name = document_name(text)
    if period.start is not None and period.end is not None:
        days = {"from": written(period.start), "to": written(period.end)}
        yield replies.say("absent.ended", name=name, **days)
    elif period.start is not None:
        yield replies.say("absent.begun", name=name, **{"from": written(period.start)})


def _reason(hit: Hit, known: Standing, query: Query) -> str:
    """The key of the sentence that says why the nearest source is not in force."""
    return {
        Status.EXPIRED: "warning.expired_nearest",
        Status.FUTURE: "warning.future_nearest",
        Status.IN_FORCE: "warning.amended_nearest",
    }[known.period(hit.passage.document).status(query.as_of)]
