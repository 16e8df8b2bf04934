"""What an ingest will do and what it has done: lines for people, objects for programs (pure).

`tdkt ingest --json` prints one object a line, as things happen; `step` names what it tells.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.documents.labelling import document_name
from assistant.errors import BadInput, DocumentRejected
from assistant.prompting import Replies
from assistant.types import Document, Failure
from assistant.wire import Json, document_details_json
from ingest.pipeline import Progress, Report
from ingest.planning import Plan
from ingest.recording import Entry, Failed, Gone
from ingest.sources import Listing


def plan_lines(
    intended: Plan, listing: Listing, replies: Replies, *, refused: Mapping[str, Failure]
) -> Iterator[str]:
    """A plan as a person reads it; what was read and `refused` is not promised."""
    counts = {"unchanged": len(intended.unchanged)}
    for action in ("add", "replace", "remove"):
        sources = [each for each in getattr(intended, action) if each not in refused]
        counts[action] = len(sources)
        for source in sources:
            yield replies.say(f"cli.ingest.plan_{action}", source=source)
    for source, failure in (*refused.items(), *refusals(listing)):
        yield failure_line(source, failure, replies)
    yield replies.say("cli.ingest.planned", **counts)
    if failed := len(refused) + len(listing.refused):
        yield replies.say("cli.ingest.planned_refused", failed=failed)


def report_lines(report: Report, listing: Listing, replies: Replies) -> Iterator[str]:
    """A report as a person reads it."""
    failures = [*report.failures, *refusals(listing)]
    for source, failure in failures:
        yield failure_line(source, failure, replies)
    if listing.ignored:
        yield replies.say("cli.ingest.ignored", count=listing.ignored)
    for sources in report.duplicates:
        yield replies.say("cli.ingest.duplicates", sources=", ".join(sources))
    yield replies.say(
        "cli.ingest.report",
        documents=report.documents,
        passages=report.passages,
        unchanged=report.unchanged,
        removed=report.removed,
        failed=len(failures),
    )


def refusals(listing: Listing) -> list[tuple[str, Failure]]:
    """The files that were asked for by name and cannot be documents, with the reasons."""
    return [(each.source, failure_of(each.reason)) for each in listing.refused]


def failure_of(reason: DocumentRejected) -> Failure:
    """Why a document was rejected, as it is kept."""
    return Failure(key=reason.key, values={k: str(v) for k, v in reason.values.items()})


def failure_line(source: str, failure: Failure, replies: Replies) -> str:
    """A file that was not taken, and why."""
    return replies.say("cli.ingest.failed", source=source, reason=_reason(failure, replies))


def beginning_json(total: int) -> Json:
    """How many documents there are to work on."""
    return {"step": "began", "total": total}


def entry_json(
    entry: Entry, intended: Plan, held: Mapping[str, Document], replies: Replies
) -> Json:
    """What the plan makes of one source: what was read of it, and what it takes the place of.

    `held` are the documents of the library by source.
    """
    before = held.get(entry.source)
    told: Json = {
        "step": "would",
        "source": entry.source,
        "held": None if before is None else document_name(before),
    }
    if isinstance(entry, Gone):
        return told | {"action": "remove"}
    if isinstance(entry, Failed):
        return told | {"action": "reject", "problem": _reason(entry.failure, replies)}
    document = entry.prepared.document
    return told | {
        "action": "replace" if entry.source in intended.replace else "add",
        "name": document_name(document),
        "document": document_details_json(document),
        "passages": len(entry.prepared.passages),
        "copies": _copies(document, held.values()),
    }


def planned_json(intended: Plan, listing: Listing, replies: Replies, *, pin: str) -> Json:
    """The end of a plan: what stays as it is, what cannot be a document; `pin` is what
    `tdkt ingest --as-planned` takes to carry out this plan and no other, for the files that
    were not rejected."""
    return {
        "step": "planned",
        "pin": pin,
        "unchanged": list(intended.unchanged),
        "duplicates": [list(each) for each in intended.duplicates],
        "refused": _refused(refusals(listing), replies),
    }


def refused_json(error: BadInput) -> Json:
    """Nothing was done; `key` names the sentence that is said aside."""
    return {"step": "refused", "key": error.key}


def progress_json(done: Progress, replies: Replies) -> Json:
    """One document is done."""
    return {
        "step": "done",
        "source": done.source,
        "outcome": done.outcome,
        "passages": done.passages,
        "problem": None if done.failure is None else _reason(done.failure, replies),
    }


def report_json(report: Report, listing: Listing, replies: Replies) -> Json:
    """The end of an ingest."""
    return {
        "step": "report",
        "documents": report.documents,
        "passages": report.passages,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "failures": _refused([*report.failures, *refusals(listing)], replies),
    }


def _copies(document: Document, held: Iterable[Document]) -> list[str]:
    """The other documents of the library with the same number."""
    return [
        document_name(each)
        for each in held
        if document.number and each.number == document.number and each.id != document.id
    ]


def _refused(failures: Sequence[tuple[str, Failure]], replies: Replies) -> list[Json]:
    return [
        {"source": source, "problem": _reason(failure, replies)} for source, failure in failures
    ]


def _reason(failure: Failure, replies: Replies) -> str:
    return replies.say(failure.key, **failure.values)
