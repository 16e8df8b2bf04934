"""What a chat model wrote, checked against the sources it was given (pure).

No marker, no sentence; every marker points at a source that was given; every quotation stands
in a source it cites, character by character; everything else stands in a unit of one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.checking.claims import Claim, claims_in
from assistant.checking.discourse import Told, told_by, with_markers
from assistant.checking.grounding import only_names, says_enough, support
from assistant.checking.units import Source, Unit, merged, units_of
from assistant.language.figures import read
from assistant.language.quotemarks import find_quote, without_marks

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


def check(raw: str, sources: Sequence[Source], *, asked: str = "") -> Checked:
    """The claims of a model's answer to what was `asked`, each held against the sources it names,
    and together with those before it."""
    known = {source.marker: source for source in sources}
    named = claims_in(raw)
    claims = list(with_markers(named))
    cited = {marker for claim in claims for marker in claim.markers} & known.keys()
    units = {marker: units_of(known[marker]) for marker in sorted(cited)}
    judged = list(zip(claims, _judged(claims, known, units, told_by(asked)), strict=True))
    kept = _without_dangling([kept for _, kept in judged if kept is not None])
    failed = [claim for claim, each in judged if each is None]
    instead = dict.fromkeys(m for claim in failed for m in claim.markers if m in known)
    return Checked(
        kept=tuple(kept),
        dropped=len(claims) - len(kept),
        instead=tuple(instead),
        cites=any(claim.markers for claim in named),
    )


def _judged(
    claims: Sequence[Claim],
    known: Mapping[int, Source],
    units: Mapping[int, Sequence[Unit]],
    told: Told,
) -> Iterator[Kept | None]:
    """Each claim that stands, None for one that does not; none below an introduction that fell."""
    for claim in claims:
        told = told.at(claim)
        kept = None if told.lost else _kept(claim, known, units, told)
        told = told.after(claim, kept.text if kept else None)
        yield kept


def _kept(
    claim: Claim,
    known: Mapping[int, Source],
    units: Mapping[int, Sequence[Unit]],
    told: Told,
) -> Kept | None:
    if claim.odd or not claim.markers or not set(claim.markers) <= known.keys():
        return None
    cited = [known[marker] for marker in claim.markers]
    if any(source.holds_struck(claim.text) for source in cited):
        return None
    text, whole = claim.text, list[Unit]()
    for each in reversed(claim.quotes):
        inner = each.inner.of(claim.text)
        found = _quoted(inner, cited, units)
        if found is None:
            return None
        words, runs = found
        text = text[: each.inner.start] + words + text[each.inner.end :]
        whole += runs
    candidates = [*(unit for marker in claim.markers for unit in units[marker]), *whole]
    holding = _holding(text, candidates, told)
    if not holding:
        return None
    markers = tuple(dict.fromkeys(unit.marker for unit in holding))
    return Kept(text=text, markers=markers, paragraph=claim.paragraph, listed=claim.listed)


def _holding(text: str, units: Sequence[Unit], told: Told) -> tuple[Unit, ...]:
    """What holds up a claim, with the words that introduce it: one unit, or units that the first
    of them introduces; () for none. A name alone could answer any question."""
    if told.opening is None:
        if only_names(without_marks(text)) and not text.endswith(":"):
            return ()
        return support(without_marks(text), units, told.names)
    if not says_enough(text):
        return ()
    found = support(without_marks(f"{told.opening.text}: {text}"), units, told.names)
    return found if all(each.is_introduced_by(found[0]) for each in found[1:]) else ()


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
