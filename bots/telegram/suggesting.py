"""What may be asked next of the award that was asked about (pure)."""

from dataclasses import dataclass

from assistant.language.awards import awards_in
from assistant.language.topics import Topic, asked_topics
from assistant.prompting import Replies
from assistant.types import Answer, Intent, Query

MOST = 2
"""Suggestions under an answer: with the sources and 👍 👎 they still fit a phone's screen."""
SIDES = {
    Topic.CRITERIA: "criteria",
    Topic.DOSSIER: "dossier",
    Topic.BONUS: "bonus",
    Topic.AUTHORITY: "authority",
}
"""The sides of an award that staff ask about most, in the order in which a case needs them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A whole question, and the few words on its button."""

    label: str
    question: str


def suggestions(query: Query, answer: Answer, replies: Replies) -> tuple[Suggestion, ...]:
    """The sides of the one award in question that were not asked; none for anything else."""
    named = awards_in(query.text)
    if answer.decision != "answer" or query.intent is Intent.EVENT or len(named) != 1:
        return ()
    award = named[0][0].upper() + named[0][1:]
    asked = asked_topics(query.folded)
    sides = [side for topic, side in SIDES.items() if topic not in asked]
    return tuple(
        Suggestion(
            replies.say(f"telegram.suggest.{side}"),
            replies.say(f"telegram.suggest.{side}_question", award=award),
        )
        for side in sides[:MOST]
    )
