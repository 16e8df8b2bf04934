"""What a claim takes from those before it in an answer: whom they named, what introduced it (pure).

Sentences that are true each alone can lie together: a figure of one award below the heading of
another, a paper of a file below "not awarded:".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.checking.claims import Claim
from assistant.checking.grounding import named
from assistant.checking.retelling import NOBODY, Named
from assistant.language.entities import Role
from assistant.language.figures import read
from assistant.language.quotemarks import without_marks

_LASTING = (Role.AWARD, Role.PERSON)
"""Whom an answer goes on speaking of from line to line; an organ only within its line."""
_ENDS = (".", "!", "?", "…", ";")


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that introduce what follows, up to their colon, and the line they end."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Told:
    """What the claims before one have said, as the reader sees them.

    `lost` says that the words which introduce the present list did not stand.
    """

    names: Named = field(default_factory=lambda: NOBODY)
    opening: Opening | None = None
    lost: bool = False
    paragraph: int = -1

    def at(self, claim: Claim) -> "Told":
        """What of it goes on at `claim`."""
        told = self
        if claim.paragraph != self.paragraph:
            told = replace(told, names=_lasting(self.names), paragraph=claim.paragraph)
        if not claim.listed:
            opening = self.opening
            far = opening is not None and claim.paragraph > opening.paragraph + 1
            told = replace(told, lost=False, opening=None if far else opening)
        return told

    def after(self, claim: Claim, text: str | None) -> "Told":
        """What has been said after `claim`; `text` is None when it does not stand."""
        if text is None:
            return replace(self, lost=True) if claim.text.endswith(":") else self
        here = named(read(without_marks(text)))
        told = replace(self, names={role: here[role] or self.names[role] for role in Role})
        if not introduces(claim):
            return told
        return replace(told, opening=Opening(text.rstrip(": "), claim.paragraph), lost=False)


def told_by(question: str) -> Told:
    """What an answer speaks of before its first word: what was asked about."""
    return Told(_lasting(named(read(without_marks(question)))))


def _lasting(names: Named) -> Named:
    return {role: names[role] if role in _LASTING else frozenset() for role in Role}


def introduces(claim: Claim) -> bool:
    """Whether what follows is said of what the claim names: it ends with a colon, or it is a line
    of its own that ends with no stop."""
    return claim.text.endswith(":") or not (claim.listed or claim.text.endswith(_ENDS))


def with_markers(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, one that introduces a list without a marker with those of its list."""
    for at, claim in enumerate(claims):
        if claim.markers or not claim.text.endswith(":"):
            yield claim
            continue
        below: list[int] = []
        for each in claims[at + 1 :]:
            if not each.listed or introduces(each):
                break
            below += each.markers
        yield replace(claim, markers=tuple(dict.fromkeys(below)))
