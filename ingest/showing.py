"""What is seen of an ingest while it goes: sentences and a bar, or an object a line (edge)."""

import json
import sys
from collections.abc import AsyncIterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from assistant.prompting import Replies
from assistant.wire import Json
from ingest.pipeline import Progress, Report
from ingest.sources import Listing
from ingest.telling import beginning_json, progress_json, report_json, report_lines


async def shown(
    steps: AsyncIterator[Progress | Report], *, total: int, as_json: bool, replies: Replies
) -> Report:
    """The report at the end of `steps`, of which there are `total`; a bar on a terminal, objects
    for programs."""
    console = Console(stderr=True)
    if as_json:
        print_object(beginning_json(total))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(replies.say("cli.ingest.working"), total=total)
        async for step in steps:
            if isinstance(step, Report):
                return step
            if as_json:
                print_object(progress_json(step, replies))
            bar.update(task, advance=1, description=step.source.rsplit("/", 1)[-1])
    raise AssertionError("an ingest ends with a report")


def print_report(report: Report, listing: Listing, *, as_json: bool, replies: Replies) -> int:
    """The report of an ingest of `listing`; the exit status, 1 where anything was refused."""
    if as_json:
        print_object(report_json(report, listing, replies))
    else:
        print("\n".join(report_lines(report, listing, replies)))
    return 1 if report.failures or listing.refused else 0


def print_beside(sentence: str, *, as_json: bool) -> None:
    """A sentence for a person: beside the objects, where programs are told."""
    print(sentence, file=sys.stderr if as_json else sys.stdout)


def print_object(told: Json) -> None:
    """One line, at once: whoever started this waits for it."""
    print(json.dumps(told, ensure_ascii=False), flush=True)
