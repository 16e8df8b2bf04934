"""`tdkt ingest` and `tdkt docs`: what an administrator types (edge)."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from assistant.documents.labelling import document_name
from assistant.edges.clock import today
from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput, DocumentRejected
from assistant.prompting import Replies
from assistant.settings import load_settings
from assistant.telling import history_json, history_lines
from assistant.terminal.questions import print_json
from assistant.types import Document, Failure, Passage
from assistant.validity.correcting import Overrides, corrected
from assistant.validity.history import found, history
from assistant.validity.standing import standing
from assistant.wire import document_details_json, document_json
from assistant.wiring import Stores, open_stores
from ingest.manifest import Manifest, writing
from ingest.overriding import parse_overrides, together, unmatched
from ingest.pipeline import Line, Progress, Report, ingest, override, rebuild
from ingest.planning import Found, Plan, plan, plan_with_removal
from ingest.preparing import VERSIONS, prepare
from ingest.sources import STARTER, Listing, Place, find, read, source_of
from ingest.splitting import split
from ingest.types import Raw, Text

DECLARED = Path(__file__).parent / "declared.toml"
OVERRIDES_FILE = "overrides.toml"


def configure_ingest(parser: argparse.ArgumentParser) -> None:
    """`tdkt ingest PATH… [--prune] [--plan] [--starter] [--if-empty] [--rebuild]`."""
    replies = load_replies()
    parser.add_argument("paths", nargs="*", type=Path, help=replies.say("cli.ingest.paths"))
    for option in ("prune", "plan", "starter", "without-starter", "if-empty", "rebuild"):
        help_text = replies.say("cli.ingest." + option.replace("-", "_"))
        parser.add_argument(f"--{option}", action="store_true", help=help_text)
    parser.set_defaults(run=_ingest)


def configure_docs(parser: argparse.ArgumentParser) -> None:
    """`tdkt docs [list|show ID|history NUMBER|remove ID] [--json]`."""
    replies = load_replies()
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "show", "history", "remove"),
        default="list",
        help=replies.say("cli.docs.action"),
    )
    parser.add_argument("id", nargs="?", help=replies.say("cli.docs.id"))
    parser.add_argument("--json", action="store_true", help=replies.say("cli.json.help"))
    parser.set_defaults(run=_docs)


def _ingest(arguments: argparse.Namespace) -> int:
    replies, settings = load_replies(), load_settings()
    asked = (arguments.paths, arguments.starter, arguments.without_starter, arguments.rebuild)
    listing = find([*arguments.paths, *([STARTER] if arguments.starter else [])])
    stores = open_stores(settings)
    line = _line(stores)
    if not any(asked) and not asyncio.run(_corrects(settings.data, line)):
        raise BadInput(key="cli.ingest.nothing")
    if arguments.if_empty and asyncio.run(stores.library.documents()):
        print(replies.say("cli.ingest.not_empty"))
        return 0
    if arguments.plan:
        _print_plan(asyncio.run(_planned(arguments, listing, line)), listing, replies)
        return 0
    with writing(settings.data):
        return asyncio.run(_write(arguments, listing, line, replies))


async def _corrects(data: Path, line: Line) -> bool:
    """Whether there is a file of corrections to read, or one that was applied is gone."""
    if (data / OVERRIDES_FILE).exists():
        return True
    return await line.library.overrides() not in (Overrides(), _overrides(data))


def _overrides(data: Path) -> Overrides:
    """What the project declares and what overrides.toml in the data folder says."""
    shipped = parse_overrides(DECLARED.read_text("utf-8"), name=DECLARED.name)
    file = data / OVERRIDES_FILE
    try:
        text = file.read_text("utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(str(error), key="overrides.unreadable", file=str(file)) from error
    return together(shipped=shipped, own=parse_overrides(text, name=str(file)))


def _line(stores: Stores) -> Line:
    return Line(
        manifest=Manifest(stores.database, clock=lambda: datetime.now(UTC)),
        library=stores.library,
        stores=(stores.dense, stores.words),
        fingerprint=stores.fingerprint,
        versions=VERSIONS,
    )


async def _planned(arguments: argparse.Namespace, listing: Listing, line: Line) -> Plan:
    found = [Found(place.source, _fingerprint(place)) for place in listing.places]
    indexed = await line.manifest.indexed()
    under = [source_of(path) for path in arguments.paths] if arguments.prune else []
    if arguments.without_starter or (arguments.starter and arguments.prune):
        under.append(STARTER.name)
    if under:
        return plan_with_removal(found, indexed, versions=VERSIONS, under=under)
    return plan(found, indexed, versions=VERSIONS)


def _fingerprint(place: Place) -> str:
    """Of the bytes; "" for a file that cannot be read now, so that the ingest reports why."""
    try:
        return read(place).fingerprint
    except DocumentRejected:
        return ""


async def _write(
    arguments: argparse.Namespace, listing: Listing, line: Line, replies: Replies
) -> int:
    overrides = _overrides(load_settings().data)
    if arguments.rebuild:
        stored = len(await line.library.documents())
        correct = partial(_split, overrides)
        report = await _shown(rebuild(line, split=correct), total=stored, replies=replies)
        await override(overrides, line, split=split)
        if not listing.places and not arguments.without_starter:
            return _print_report(report, listing, replies)
    intended = await _planned(arguments, listing, line)
    places = {place.source: place for place in listing.places}
    making = partial(prepare, corrections=overrides.corrections)
    steps = ingest(intended, line, fetch=lambda source: read(places[source]), prepare=making)
    report = await _shown(steps, total=intended.steps, replies=replies)
    await override(overrides, line, split=split)
    for name in unmatched(overrides, await line.library.documents()):
        print(replies.say("cli.ingest.unmatched", name=name))
    return _print_report(report, listing, replies)


async def _shown(
    steps: AsyncIterator[Progress | Report], *, total: int, replies: Replies
) -> Report:
    """The report at the end of `steps`; a bar on a terminal, silence elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(replies.say("cli.ingest.working"), total=total)
        async for step in steps:
            if isinstance(step, Report):
                return step
            name = step.source.rsplit("/", 1)[-1]
            bar.update(task, advance=1, description=name)
    raise AssertionError("an ingest ends with a report")


def _split(overrides: Overrides, document: Document, text: Text) -> tuple[Passage, ...]:
    return split(corrected(document, overrides.corrections), text)


def _print_plan(intended: Plan, listing: Listing, replies: Replies) -> None:
    for action in ("add", "replace", "remove"):
        for source in getattr(intended, action):
            print(replies.say(f"cli.ingest.plan_{action}", source=source))
    for refused in listing.refused:
        print(_failure_line(refused.source, _failure_of(refused.reason), replies))
    counts = {
        action: len(getattr(intended, action))
        for action in ("add", "replace", "remove", "unchanged")
    }
    print(replies.say("cli.ingest.planned", **counts))


def _print_report(report: Report, listing: Listing, replies: Replies) -> int:
    refused = [(each.source, _failure_of(each.reason)) for each in listing.refused]
    failures = [*report.failures, *refused]
    for source, failure in failures:
        print(_failure_line(source, failure, replies))
    if listing.ignored:
        print(replies.say("cli.ingest.ignored", count=listing.ignored))
    for sources in report.duplicates:
        print(replies.say("cli.ingest.duplicates", sources=", ".join(sources)))
    print(
        replies.say(
            "cli.ingest.report",
            documents=report.documents,
            passages=report.passages,
            unchanged=report.unchanged,
            removed=report.removed,
            failed=len(failures),
        )
    )
    return 1 if failures else 0


def _failure_line(source: str, failure: Failure, replies: Replies) -> str:
    reason = replies.say(failure.key, **failure.values)
    return replies.say("cli.ingest.failed", source=source, reason=reason)


def _failure_of(reason: DocumentRejected) -> Failure:
    return Failure(key=reason.key, values={k: str(v) for k, v in reason.values.items()})


def _docs(arguments: argparse.Namespace) -> int:
    replies, settings = load_replies(), load_settings()
    if arguments.action != "list" and not arguments.id:
        raise BadInput(key="cli.docs.need_id", action=arguments.action)
    stores = open_stores(settings)
    documents = asyncio.run(stores.library.documents())
    if arguments.action == "list":
        return _list(documents, replies, as_json=arguments.json)
    if arguments.action == "history":
        return _history(stores, arguments.id, replies, as_json=arguments.json)
    document = _found(documents, arguments.id)
    if arguments.action == "show":
        return _show(stores, document, as_json=arguments.json)
    with writing(settings.data):
        asyncio.run(_remove(_line(stores), document))
    print(replies.say("cli.docs.removed", name=document_name(document), id=document.id))
    return 0


def _found(documents: Sequence[Document], document_id: str) -> Document:
    for document in documents:
        if document.id == document_id:
            return document
    raise BadInput(key="input.unknown_document", id=document_id)


def _list(documents: Sequence[Document], replies: Replies, *, as_json: bool) -> int:
    if as_json:
        print_json([document_json(document) for document in documents])
        return 0
    if not documents:
        print(replies.say("cli.docs.none"))
    for document in documents:
        print(f"{document.id}  [{document.kind or '–'}]  {document_name(document)}")
    return 0


def _show(stores: Stores, document: Document, *, as_json: bool) -> int:
    text = asyncio.run(stores.library.text(document.id))
    if as_json:
        print_json({**document_details_json(document), "text": text})
    else:
        print(f"{document_name(document)}\n\n{text}")
    return 0


def _history(stores: Stores, name: str, replies: Replies, *, as_json: bool) -> int:
    documents = asyncio.run(stores.library.documents())
    known = standing(documents, asyncio.run(stores.library.declared()))
    document = found(name, known)
    if document is None:
        raise BadInput(key="input.unknown_document", id=name)
    told, day = history(document, known), today()
    if as_json:
        print_json(history_json(told, today=day))
    else:
        print("\n".join(history_lines(told, replies, today=day)))
    return 0


async def _remove(line: Line, document: Document) -> None:
    intended = Plan(remove=(document.source,))
    async for _ in ingest(intended, line, fetch=_nothing_to_fetch, prepare=prepare):
        pass


def _nothing_to_fetch(source: str) -> Raw:
    raise AssertionError(f"a removal reads nothing, yet {source} was asked for")
