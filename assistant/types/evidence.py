"""What a search finds, and what an answer may be made of (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.types.documents import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score; scores compare only within one ranking."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What a search found: hits in force on the day asked for, and hits that are not.

    `wordings` weigh the terms of each wording of the question, its own first.
    """

    in_force: tuple[Hit, ...] = ()
    outside: tuple[Hit, ...] = ()
    wordings: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One article (or prose passage) that may answer, with its parts in order of place.

    `support` says how much of what was asked stands in it, 0 to 1; `sought` are the wordings of
    the question that it supports about as well, each as the weights of its terms.
    """

    whole: Passage
    parts: tuple[Passage, ...]
    score: float
    support: float
    sought: tuple[Mapping[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an answer may be made of, best first."""

    findings: tuple[Finding, ...]

    @property
    def support(self) -> float:
        """The support of the best finding that would be quoted; 0 for no findings."""
        return self.findings[0].support if self.findings else 0.0
