"""What was found against what is indexed → a printable plan (pure)."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.types import Failure

_PIN_DIGITS = 32
"""Of a SHA-256: half of it, since nobody gains by two plans of one pin."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A document that lies at `source` now; `fingerprint` is the SHA-256 of its bytes."""

    source: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What the manifest knows of a source.

    `versions` are those of the steps that made its passages; `document_id` is None for a source
    that never got in, `failure` None for one whose last attempt went well.
    """

    source: str
    fingerprint: str
    versions: str
    document_id: str | None
    failure: Failure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an ingest will do, by source, each in order.

    A document that was rejected before stands in `add` or `replace` again even when its bytes
    are the same: trying costs a moment and writes nothing to the index, while a parser that has
    learnt its format in the meantime lets it in, and a run that skipped it would look like a
    success. `duplicates` are sources with the same bytes; all of them are kept.
    """

    add: tuple[str, ...] = ()
    replace: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()

    @property
    def steps(self) -> int:
        """How many documents will be worked on."""
        return len(self.add) + len(self.replace) + len(self.remove)


def plan(found: Iterable[Found], indexed: Iterable[Indexed], *, versions: str) -> Plan:
    """What brings the index up to what was found; nothing is removed.

    `versions` are those of the steps today: a document made by others is replaced.
    """
    now = {one.source: one for one in found}
    known = {one.source: one for one in indexed}
    old = {source for source in now if source in known and known[source].document_id is not None}
    same = {source for source in old if _is_current(now[source], known[source], versions)}
    return Plan(
        add=tuple(sorted(now.keys() - old)),
        replace=tuple(sorted(old - same)),
        unchanged=tuple(sorted(same)),
        duplicates=_duplicates(now.values()),
    )


def plan_with_removal(
    found: Iterable[Found],
    indexed: Iterable[Indexed],
    *,
    versions: str,
    under: Sequence[str],
) -> Plan:
    """`plan`, and what lies no longer `under` the given sources (folders or files) is removed.

    Sources elsewhere stay: "tdkt ingest A --prune" says nothing about B.
    """
    here, known = list(found), list(indexed)
    there = {one.source for one in here}
    base = plan(here, known, versions=versions)
    gone = {one.source for one in known if _is_under(one.source, under)} - there
    return Plan(
        add=base.add,
        replace=base.replace,
        remove=tuple(sorted(gone)),
        unchanged=base.unchanged,
        duplicates=base.duplicates,
    )


def plan_again(intended: Plan) -> Plan:
    """The same, but what is unchanged is read again as well."""
    return Plan(
        add=intended.add,
        replace=tuple(sorted((*intended.replace, *intended.unchanged))),
        remove=intended.remove,
        duplicates=intended.duplicates,
    )


def pin(
    intended: Plan, found: Iterable[Found], indexed: Iterable[Indexed], *, beside: Sequence[str]
) -> str:
    """A digest that changes when a plan would: with the bytes of the files to be worked on, with
    what is indexed, with what documents are read by (`beside`)."""
    worked_on = {*intended.add, *intended.replace}
    taken = sorted(each for each in found if each.source in worked_on)
    known = sorted(indexed, key=lambda each: each.source)
    told = repr((taken, intended.remove, known, tuple(beside)))
    return hashlib.sha256(told.encode()).hexdigest()[:_PIN_DIGITS]


def _is_current(now: Found, known: Indexed, versions: str) -> bool:
    return (now.fingerprint, versions, None) == (known.fingerprint, known.versions, known.failure)


def _is_under(source: str, roots: Sequence[str]) -> bool:
    return any(source == root or source.startswith(root.rstrip("/") + "/") for root in roots)


def _duplicates(found: Iterable[Found]) -> tuple[tuple[str, ...], ...]:
    sources = defaultdict(list)
    for one in sorted(found):
        sources[one.fingerprint].append(one.source)
    return tuple(tuple(same) for same in sources.values() if len(same) > 1)
