"""What a search finds, and what an answer may be made of (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.types.documents import Passage, Relation, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score; scores compare only within one ranking."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What a search found: hits in force on the day asked for, and hits that are not.

    `wordings` weigh the terms of each wording of the question, its own first. `words_only` says
    that dense search was missing, because an ingest was cut off while it wrote the vectors.
    """

    in_force: tuple[Hit, ...] = ()
    outside: tuple[Hit, ...] = ()
    wordings: tuple[Mapping[str, float], ...] = ()
    words_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """Words of a provision that are read otherwise: `relation.change` says which, in `passage`,
    the clause that changes them. `rank` is its place among all amendments."""

    passage: Passage
    relation: Relation
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An amended article as it reads on a day.

    `whole` is the article as one text holds it, `parts` its clauses and points in order, each from
    the text that holds its words now; `struck` are the places of `whole` that no longer hold;
    `sources` are the amending clauses that hold the parts from other texts.
    """

    whole: Passage
    parts: tuple[Passage, ...]
    struck: tuple[Span, ...] = ()
    sources: tuple[Passage, ...] = ()
    reworded: tuple[Reworded, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One article (or prose passage) that may answer, with its parts in order of place.

    `support` says how much of what was asked stands in it, 0 to 1; `sought` are the wordings of
    the question that it supports about as well, each as the weights of its terms. `reading` is
    there for an article that was amended: its parts are not all from one text then. `about` is
    what the document of a report says it is about: its title, or its first words where it has none.
    `elsewhere` are the clauses of the article that a later text has carried out otherwise.
    """

    whole: Passage
    parts: tuple[Passage, ...]
    score: float
    support: float
    sought: tuple[Mapping[str, float], ...]
    reading: Reading | None = None
    about: str = ""
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an answer may be made of, best first."""

    findings: tuple[Finding, ...]

    @property
    def support(self) -> float:
        """The support of the best finding that would be quoted; 0 for no findings."""
        return self.findings[0].support if self.findings else 0.0
