"""When the evidence is too weak to answer, and what is said then (pure)."""

from collections.abc import Iterator

from assistant.composing.rendering import echo, source_line
from assistant.documents.labelling import document_name
from assistant.prompting import Replies
from assistant.types import Answer, Document, Evidence, Hit, Query, Ranking, Relation, RelationKind
from assistant.understanding.naming import called, is_number, names_number
from assistant.validity.periods import Period, Status
from assistant.validity.standing import Standing
from assistant.vietnamese import written

NEAR = 0.2
"""Below this support nothing is near: "xin chào" has no sources."""
NEAREST = 3
"""Sources named in a refusal."""


def refusal(
    query: Query,
    ranking: Ranking,
    evidence: Evidence,
    known: Standing,
    replies: Replies,
) -> Answer:
    """An answer that says there is no basis, and names the nearest sources."""
    near = sorted((*ranking.in_force, *ranking.outside), key=lambda hit: -hit.score)[:NEAREST]
    if evidence.support < NEAR and near and near[0] in ranking.in_force:
        near = []
    lines = []
    for hit in near:
        lines.append(source_line(hit.passage, known, query.as_of, replies))
    lines = list(dict.fromkeys(lines))
    text = replies.say("answer.refuse" if known.documents else "answer.refuse_empty")
    text = "\n".join([text, *echo(query, replies)])
    if lines:
        text = "\n".join([text, replies.say("answer.refuse_nearest"), *lines])
    day = written(query.as_of)
    outside = near[0] if near and near[0] in ranking.outside else None
    return Answer(
        text=text,
        decision="refuse",
        confidence=evidence.support,
        nearest=tuple(hit.passage for hit in near),
        warnings=(replies.say(_reason(outside, known, query), day=day),) if outside else (),
    )


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
