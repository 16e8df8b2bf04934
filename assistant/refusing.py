"""When the evidence is too weak to answer, and what is said then (pure)."""

from collections.abc import Mapping

from assistant.prompting import Replies
from assistant.rendering import echo, source_line
from assistant.types import Answer, Evidence, Query, Ranking
from assistant.validity import ALWAYS, Period
from assistant.vietnamese import written

LEAST_SUPPORT = 0.4
"""The best evidence must hold at least this share of what was asked, weighed by rarity.

Tuned on eval/cases/starter.jsonl: of its 20 questions without a basis the best supported reached
0.39; at 0.5 a quarter of the answerable ones was refused, at 0.4 one in seventeen."""
NEAR = 0.2
"""Below this support nothing is near: "xin chào" has no sources."""
NEAREST = 3
"""Sources named in a refusal."""


def refusal(
    query: Query,
    ranking: Ranking,
    evidence: Evidence,
    periods: Mapping[str, Period],
    replies: Replies,
) -> Answer:
    """An answer that says there is no basis, and names the nearest sources."""
    near = sorted((*ranking.in_force, *ranking.outside), key=lambda hit: -hit.score)[:NEAREST]
    if evidence.support < NEAR and near and near[0] in ranking.in_force:
        near = []
    lines = []
    for hit in near:
        period = periods.get(hit.passage.document_id, ALWAYS)
        lines.append(source_line(hit.passage, period, period.status(query.as_of), replies))
    lines = list(dict.fromkeys(lines))
    text = replies.say("answer.refuse" if periods else "answer.refuse_empty")
    text = "\n".join([text, *echo(query, replies)])
    if lines:
        text = "\n".join([text, replies.say("answer.refuse_nearest"), *lines])
    outside = near[:1] and near[0] in ranking.outside
    day = written(query.as_of)
    return Answer(
        text=text,
        decision="refuse",
        confidence=evidence.support,
        nearest=tuple(hit.passage for hit in near),
        warnings=(replies.say("warning.expired_nearest", day=day),) if outside else (),
    )
