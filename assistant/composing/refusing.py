"""When the evidence is too weak to answer, and what is said then (pure)."""

from assistant.composing.rendering import echo, source_line
from assistant.prompting import Replies
from assistant.types import Answer, Evidence, Hit, Query, Ranking
from assistant.validity.periods import Status
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


def _reason(hit: Hit, known: Standing, query: Query) -> str:
    """The key of the sentence that says why the nearest source is not in force."""
    return {
        Status.EXPIRED: "warning.expired_nearest",
        Status.FUTURE: "warning.future_nearest",
        Status.IN_FORCE: "warning.amended_nearest",
    }[known.period(hit.passage.document).status(query.as_of)]
