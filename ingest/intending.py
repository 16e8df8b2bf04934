"""What a command line asks for: which files, which plan, and the pin of that plan (edge).

A plan that was shown is carried out as it was shown, or not at all: its pin changes with every
byte that it was made from.
"""

import argparse
from collections.abc import Collection
from dataclasses import dataclass

from assistant.errors import BadInput, DocumentRejected
from assistant.settings import load_settings
from ingest.planning import Found, Indexed, Plan, pin, plan, plan_again, plan_with_removal
from ingest.preparing import VERSIONS
from ingest.sources import STARTER, Listing, Place, read, source_of
from ingest.stores import Line
from ingest.wiring import overrides_of


@dataclass(frozen=True, slots=True)
class Intention:
    """What will be done, and what that was decided from."""

    plan: Plan
    found: tuple[Found, ...]
    indexed: tuple[Indexed, ...]

    def pin(self, *, without: Collection[str] = ()) -> str:
        """A digest of the files that will be worked on, `without` some sources, and the index."""
        beside = (VERSIONS, repr(overrides_of(load_settings().data)))
        taken = [each for each in self.found if each.source not in without]
        return pin(self.plan, taken, self.indexed, beside=beside)


async def intention(arguments: argparse.Namespace, listing: Listing, line: Line) -> Intention:
    """The plan for `arguments`. BadInput where it is not the one that `--as-planned` names."""
    found = tuple(Found(place.source, _fingerprint(place)) for place in listing.places)
    indexed = tuple(await line.manifest.indexed())
    intended = Intention(_planned(arguments, found, indexed), found, indexed)
    if arguments.as_planned not in (None, intended.pin()):
        raise BadInput(key="cli.ingest.outdated")
    return intended


def _planned(
    arguments: argparse.Namespace, found: tuple[Found, ...], indexed: tuple[Indexed, ...]
) -> Plan:
    under = [source_of(path) for path in arguments.paths] if arguments.prune else []
    if arguments.without_starter or (arguments.starter and arguments.prune):
        under.append(STARTER.name)
    if under:
        intended = plan_with_removal(found, indexed, versions=VERSIONS, under=under)
    else:
        intended = plan(found, indexed, versions=VERSIONS)
    return plan_again(intended) if arguments.again else intended


def _fingerprint(place: Place) -> str:
    """Of the bytes; "" for a file that cannot be read now, so that the ingest reports why."""
    try:
        return read(place).fingerprint
    except DocumentRejected:
        return ""
