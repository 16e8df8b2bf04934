"""`tdkt ingest` and `tdkt docs`: what an administrator types (edge)."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from pathlib import Path

from assistant.documents.labelling import document_name
from assistant.edges.clock import today
from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.prompting import Replies
from assistant.settings import load_settings
from assistant.telling import history_json, history_lines
from assistant.terminal.questions import print_json
from assistant.types import Document, Failure, Passage
from assistant.validity.correcting import Overrides, corrected
from assistant.validity.history import found, history, summaries_of
from assistant.validity.standing import standing
from assistant.vietnamese import number_key
from assistant.wire import document_details_json, document_json
from assistant.wiring import Stores, open_stores
from ingest.intending import intention
from ingest.manifest import writing
from ingest.overriding import unmatched
from ingest.pipeline import entries, ingest, override, rebuild
from ingest.planning import Plan
from ingest.preparing import prepare
from ingest.recording import Entry, Failed, Prepared
from ingest.showing import print_beside, print_object, print_report, shown
from ingest.sources import STARTER, Listing, find, keep, kept_in, known, read
from ingest.splitting import split
from ingest.stores import Line
from ingest.telling import (
    beginning_json,
    entry_json,
    plan_lines,
    planned_json,
    refused_json,
)
from ingest.types import Raw, Text
from ingest.wiring import corrects, open_line, overrides_of

_SWITCHES = (
    "prune", "plan", "again", "starter", "without-starter", "if-empty", "rebuild", "json",
)  # fmt: skip


MOST_READ = 500
"""Documents that a plan for a person reads, to tell which would be refused: some 20 ms each, and a
plan of more is shown without."""


def configure_ingest(parser: argparse.ArgumentParser) -> None:
    """`tdkt ingest PATH… [--prune] [--plan] [--again] [--into FOLDER] [--as-planned PIN] …`."""
    replies = load_replies()
    parser.add_argument("paths", nargs="*", type=Path, help=replies.say("cli.ingest.paths"))
    parser.add_argument("--into", type=Path, help=replies.say("cli.ingest.into"))
    parser.add_argument("--as-planned", metavar="PIN", help=replies.say("cli.ingest.as_planned"))
    for option in _SWITCHES:
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
    named = (arguments.paths, arguments.starter, arguments.without_starter, arguments.rebuild)
    listing = find([*arguments.paths, *([STARTER] if arguments.starter else [])])
    stores = open_stores(settings)
    line = open_line(stores)
    if arguments.again and not any(named):
        listing = known([each.source for each in asyncio.run(line.manifest.indexed())])
    if arguments.into:
        if arguments.starter or not arguments.paths:
            raise BadInput(key="cli.ingest.into_paths")
        listing = kept_in(listing, arguments.into)
    if not any((*named, arguments.again)) and not asyncio.run(corrects(settings.data, line)):
        raise BadInput(key="cli.ingest.nothing")
    if arguments.if_empty and asyncio.run(stores.library.documents()):
        print(replies.say("cli.ingest.not_empty"))
        return 0
    if arguments.plan:
        asyncio.run(_show_plan(arguments, listing, line, replies))
        return 0
    with writing(settings.data):
        return asyncio.run(_write(arguments, listing, line, replies))


async def _show_plan(
    arguments: argparse.Namespace, listing: Listing, line: Line, replies: Replies
) -> None:
    """Print the plan; for programs also what is read of each document."""
    intended = await intention(arguments, listing, line)
    making = partial(prepare, corrections=overrides_of(load_settings().data).corrections)
    if not arguments.json:
        read_too = intended.plan.steps <= MOST_READ
        tried = entries(intended.plan, line, fetch=_fetching(listing), prepare=making)
        refused = await _refused(tried) if read_too else {}
        print("\n".join(plan_lines(intended.plan, listing, replies, refused=refused)))
        if not read_too:
            print(replies.say("cli.ingest.plan_unread", most=MOST_READ))
        return
    held = {document.source: document for document in await line.library.documents()}
    print_object(beginning_json(intended.plan.steps))
    rejected = set[str]()
    async for entry in entries(intended.plan, line, fetch=_fetching(listing), prepare=making):
        print_object(entry_json(entry, intended.plan, held, replies))
        rejected |= {entry.source} if isinstance(entry, Failed) else set()
    pinned = intended.pin(without=rejected)
    print_object(planned_json(intended.plan, listing, replies, pin=pinned))


async def _refused(tried: AsyncIterator[Entry]) -> dict[str, Failure]:
    """Why the documents that were tried cannot be ingested, by source."""
    return {each.source: each.failure async for each in tried if isinstance(each, Failed)}


def _fetching(listing: Listing) -> Callable[[str], Raw]:
    places = {place.source: place for place in listing.places}
    return lambda source: read(places[source])


def _kept(making: Callable[[Raw], Prepared], raw: Raw) -> Prepared:
    """Made ready, and only then put where its source says: a file that is refused replaces none."""
    prepared = making(raw)
    keep(raw)
    return prepared


async def _write(
    arguments: argparse.Namespace, listing: Listing, line: Line, replies: Replies
) -> int:
    overrides, as_json = overrides_of(load_settings().data), arguments.json
    if arguments.rebuild:
        stored = len(await line.library.documents())
        correct = partial(_split, overrides)
        steps = rebuild(line, split=correct)
        report = await shown(steps, total=stored, as_json=as_json, replies=replies)
        await override(overrides, line, split=split)
        if not listing.places and not arguments.without_starter:
            return print_report(report, listing, as_json=as_json, replies=replies)
    intended = await _intended(arguments, listing, line)
    making = partial(prepare, corrections=overrides.corrections)
    making = partial(_kept, making) if arguments.into else making
    steps = ingest(intended, line, fetch=_fetching(listing), prepare=making)
    report = await shown(steps, total=intended.steps, as_json=as_json, replies=replies)
    await override(overrides, line, split=split)
    for name in unmatched(overrides, await line.library.documents()):
        print_beside(replies.say("cli.ingest.unmatched", name=name), as_json=as_json)
    return print_report(report, listing, as_json=as_json, replies=replies)


async def _intended(arguments: argparse.Namespace, listing: Listing, line: Line) -> Plan:
    """What is to be done; programs are told by a key when it is not what they were shown."""
    try:
        return (await intention(arguments, listing, line)).plan
    except BadInput as error:
        if arguments.json:
            print_object(refused_json(error))
        raise


def _split(overrides: Overrides, document: Document, text: Text) -> tuple[Passage, ...]:
    return split(corrected(document, overrides.corrections), text)


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
        asyncio.run(_remove(open_line(stores), document))
    if arguments.json:
        print_object({"step": "removed", **document_json(document)})
    else:
        print(replies.say("cli.docs.removed", name=document_name(document), id=document.id))
    return 0


def _found(documents: Sequence[Document], name: str) -> Document:
    """The document with this id or, where one alone has it, this number."""
    numbered = [each for each in documents if each.number and _same_number(each.number, name)]
    found = next((each for each in documents if each.id == name), None)
    if found is None and len(numbered) > 1:
        ids = ", ".join(each.id for each in numbered)
        raise BadInput(key="cli.docs.several", number=name, ids=ids)
    if found is None and not numbered:
        raise BadInput(key="cli.docs.unknown", id=name)
    return found or numbered[0]


def _same_number(one: str, other: str) -> bool:
    return number_key(one) == number_key(other)


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
    if document is None and summaries_of(name, known):
        raise BadInput(key="cli.docs.only_summaries", number=name)
    if document is None:
        raise BadInput(key="cli.docs.unknown_number", number=name)
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
