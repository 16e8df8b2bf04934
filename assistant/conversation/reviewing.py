"""What people thought and what had no answer, prepared for a person to look at (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.language.calendar import day_of
from assistant.language.wording import content_words
from assistant.prompting import Replies
from assistant.types import Passage, Rated, Turn
from assistant.vietnamese import tokens

Row = dict[str, object]

ALIKE = 0.75
"""Share of content words that near-duplicates have in common (Jaccard); set by hand: "lương cơ sở
hiện nay" and "mức lương cơ sở hiện nay là bao nhiêu" share three of four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question without an answer, in its latest wording; how often it was asked, when last."""

    question: str
    times: int
    last: date
    wordings: tuple[str, ...]


def unanswered(refused: Sequence[Turn]) -> list[Unanswered]:
    """Refused questions, those alike in one group, the most frequent group first."""
    groups: list[tuple[frozenset[str], list[Turn]]] = []
    for turn in refused:
        words = _content(turn.read)
        group = next((turns for key, turns in groups if _alike(key, words)), None)
        if group is None:
            groups.append((words, [turn]))
        else:
            group.append(turn)
    found = [_unanswered(turns) for _, turns in groups]
    return sorted(found, key=lambda each: (-each.times, -each.last.toordinal(), each.question))


def _content(text: str) -> frozenset[str]:
    """The content words without diacritics; all words of a question that has no others."""
    words = tokens(content_words(text, plain=True))
    return frozenset(words) or frozenset(tokens(text))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def _unanswered(turns: Sequence[Turn]) -> Unanswered:
    latest = max(turns, key=lambda turn: turn.at)
    wordings = tuple(dict.fromkeys(turn.read for turn in turns))
    return Unanswered(
        question=latest.read, times=len(turns), last=day_of(latest.at), wordings=wordings
    )


def candidates(
    rated: Iterable[Rated], passages: Mapping[str, Passage], replies: Replies
) -> list[Row]:
    """Rated answers as lines in the form of eval/cases, for a person to complete.

    An answer found useful gives its decision and what it cited as gold; one found useless says
    only what was asked: its line has no `decision`, so that it cannot be run before a person has
    judged it. `note` says what there is to do.
    """
    return [_candidate(each, passages, replies) for each in rated]


def _candidate(rated: Rated, passages: Mapping[str, Passage], replies: Replies) -> Row:
    turn, useful = rated.turn, rated.rating.useful
    gold = _gold(turn, passages) if useful and turn.decision == "answer" else []
    missing = useful and turn.decision == "answer" and not gold
    row: Row = {
        "id": f"feedback-{turn.id[:12]}",
        "question": turn.asked,
        "history": list(rated.history),
        "as_of": (turn.as_of or day_of(turn.at)).isoformat(),
        "tags": ["candidate", "useful" if useful else "not-useful"],
        "decision": turn.decision if useful and not missing else None,
        "gold": gold,
        "note": _note(rated, replies),
    }
    return {name: value for name, value in row.items() if value not in (None, [])}


def _gold(turn: Turn, passages: Mapping[str, Passage]) -> list[Row]:
    """The places cited, each once; those whose passage is no longer stored are left out."""
    known = [passages[each.passage_id] for each in turn.cited if each.passage_id in passages]
    places: list[Row] = []
    for passage in known:
        where = passage.reference
        named = {"number": where.number} if where.number else {"document": passage.document_id}
        place = named | {"article": where.article, "clause": where.clause, "point": where.point}
        given: Row = {name: value for name, value in place.items() if value}
        places += [given] if given not in places else []
    return places


def _note(rated: Rated, replies: Replies) -> str:
    key = "useful" if rated.rating.useful else "not_useful"
    comment = rated.rating.comment
    told = [replies.say(f"feedback.candidate.{key}", read=rated.turn.read)]
    told += [replies.say("feedback.candidate.comment", comment=comment)] if comment else []
    return " ".join(told)
