"""What a chat model wrote, checked against the sources it was given (pure).

No marker, no sentence; every marker points at a source that was given; every quotation stands
in a source it cites, character by character; everything else stands in a unit of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.claims import Claim, claims_in
from assistant.figures import read
from assistant.grounding import support
from assistant.quotemarks import find_quote, without_marks
from assistant.units import Source, Unit, merged, units_of

LEAST_KEPT = 0.5
"""Share of a model's sentences that must stand; below it the model did not keep to its sources
and the quotes alone are the better answer. Set by hand."""
LONG_QUOTE = 4
"""Tokens from which a quotation is words of a source rather than a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim that stands: its words, and the markers of the sources that hold it up."""

    text: str
    markers: tuple[int, ...]
    paragraph: int
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is left of an answer: the claims that stand, how many do not, and the markers of the
    sources that those name, to be quoted in their place. `cites` says whether the model named a
    source at all; one that abstains does not."""

    kept: tuple[Kept, ...]
    dropped: int
    instead: tuple[int, ...]
    cites: bool

    @property
    def markers(self) -> tuple[int, ...]:
        """The sources that hold up what stands, in the order of the answer."""
        return tuple(dict.fromkeys(marker for claim in self.kept for marker in claim.markers))

    @property
    def enough(self) -> bool:
        """Whether so much of the answer stands that it is one."""
        return bool(self.kept) and len(self.kept) >= LEAST_KEPT * (len(self.kept) + self.dropped)


def check(raw: str, sources: Sequence[Source]) -> Checked:
    """The claims of a model's answer, each held against the sources it names."""
    known = {source.marker: source for source in sources}
    claims = claims_in(raw)
    cited = {marker for claim in claims for marker in claim.markers} & known.keys()
    units = {marker: units_of(known[marker]) for marker in sorted(cited)}
    judged = [(claim, _kept(claim, known, units)) for claim in claims]
    kept = _without_dangling([kept for _, kept in judged if kept is not None])
    failed = [claim for claim, each in judged if each is None]
    instead = dict.fromkeys(m for claim in failed for m in claim.markers if m in known)
    return Checked(
        kept=tuple(kept),
        dropped=len(claims) - len(kept),
        instead=tuple(instead),
        cites=any(claim.markers for claim in claims),
    )


def _kept(
    claim: Claim, known: Mapping[int, Source], units: Mapping[int, Sequence[Unit]]
) -> Kept | None:
    if claim.odd or not claim.markers or not set(claim.markers) <= known.keys():
        return None
    cited = [known[marker] for marker in claim.markers]
    text, whole = claim.text, list[Unit]()
    for each in reversed(claim.quotes):
        inner = each.inner.of(claim.text)
        found = _quoted(inner, cited, units)
        if found is None:
            return None
        words, runs = found
        text = text[: each.inner.start] + words + text[each.inner.end :]
        whole += runs
    candidates = [unit for marker in claim.markers for unit in units[marker]]
    holding = support(without_marks(text), [*candidates, *whole])
    markers = tuple(dict.fromkeys(unit.marker for unit in holding))
    if not markers:
        return None
    return Kept(text=text, markers=markers, paragraph=claim.paragraph, listed=claim.listed)


def _quoted(
    quote: str, cited: Iterable[Source], units: Mapping[int, Sequence[Unit]]
) -> tuple[str, list[Unit]] | None:
    """The source's own characters of a quotation, and the run of units that a long one takes."""
    for source in cited:
        for text in source.texts:
            if (span := find_quote(quote, text)) is not None:
                within = text == source.quotation.excerpt.text
                through = [
                    unit
                    for unit in units[source.marker]
                    if within
                    and unit.span
                    and unit.span.start < span.end
                    and span.start < unit.span.end
                ]
                long = len(through) > 1 and len(read(quote)) >= LONG_QUOTE
                return span.of(text), [merged(source, through)] if long else []
    return None


def _without_dangling(kept: Sequence[Kept]) -> list[Kept]:
    """The claims without those that introduce what did not stand ("Hồ sơ gồm:")."""
    return [
        each
        for each, after in zip_longest(kept, kept[1:])
        if not each.text.endswith(":")
        or (after is not None and after.paragraph in (each.paragraph, each.paragraph + 1))
    ]


def written_out(kept: Sequence[Kept], numbers: Mapping[int, int]) -> str:
    """The claims as lines of an answer; `numbers` gives each source's number in the answer."""
    lines: dict[int, list[str]] = {}
    for claim in kept:
        shown = " ".join(f"[{numbers[marker]}]" for marker in claim.markers)
        begins = "- " if claim.listed and claim.paragraph not in lines else ""
        lines.setdefault(claim.paragraph, []).append(f"{begins}{claim.text} {shown}")
    return "\n".join(" ".join(each) for each in lines.values())
