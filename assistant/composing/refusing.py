"""When the evidence is too weak to answer, and what is said then (pure)."""

from assistant.composing.rendering import echo, source_line
from assistant.documents.labelling import label
from assistant.language.matching import supports
from assistant.prompting import Replies
from assistant.retrieval.preferring import points_at
from assistant.types import Answer, Evidence, Hit, Query, Ranking
from assistant.validity.periods import Status
from assistant.validity.standing import Standing
from assistant.vietnamese import written

NEAR = 0.2
"""The share of what was asked, weighed by rarity, that a source named as near holds at least: no
source is near "giá vàng hôm nay"."""
NEAREST = 3
"""Sources named in a refusal."""
LOOKED_AT = 12
"""Best hits among which near ones are looked for."""


def refusal(
    query: Query,
    ranking: Ranking,
    evidence: Evidence,
    known: Standing,
    replies: Replies,
) -> Answer:
    """An answer that says there is no basis, and names the nearest sources."""
    near = _near(query, ranking)
    lines = [source_line(hit.passage, known, query.as_of, replies) for hit in near]
    said = [replies.say("answer.refuse" if known.documents else "answer.refuse_empty")]
    if lines or query.no_such_day:
        said += echo(query, replies)
    if lines:
        said += [replies.say("answer.refuse_nearest"), *dict.fromkeys(lines)]
    outside = near[0] if near and near[0] in ranking.outside else None
    day = written(query.as_of)
    return Answer(
        text="\n".join(said),
        decision="refuse",
        confidence=evidence.support,
        nearest=tuple(hit.passage for hit in near),
        warnings=(replies.say(_reason(outside, known, query), day=day),) if outside else (),
    )


def _near(query: Query, ranking: Ranking) -> list[Hit]:
    """The best hits, in force or not, that hold something of what is asked, each label once."""
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


def _reason(hit: Hit, known: Standing, query: Query) -> str:
    """The key of the sentence that says why the nearest source is not in force."""
    return {
        Status.EXPIRED: "warning.expired_nearest",
        Status.FUTURE: "warning.future_nearest",
        Status.IN_FORCE: "warning.amended_nearest",
    }[known.period(hit.passage.document).status(query.as_of)]
