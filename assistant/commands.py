"""`tdkt ask`, `tdkt search`, `tdkt docs`: the assistant at a terminal (edge)."""

import argparse
import asyncio
import json
import time
from collections.abc import Sequence
from datetime import date

from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.labelling import document_name, label
from assistant.ports import Assistant
from assistant.prompting import Replies
from assistant.settings import load_settings
from assistant.types import Document, Finished, Question, Understood
from assistant.understanding import understand
from assistant.wire import answer_json, document_details_json, document_json, hit_json
from assistant.wiring import Services, open_services

MOST_RESULTS = 100


def configure_ask(parser: argparse.ArgumentParser) -> None:
    """`tdkt ask "…" [--as-of YYYY-MM-DD] [--json]`."""
    _add_question(parser, load_replies(), "ask")
    parser.set_defaults(run=_ask)


def configure_search(parser: argparse.ArgumentParser) -> None:
    """`tdkt search "…" [-k 10] [--as-of YYYY-MM-DD] [--json]`."""
    replies = load_replies()
    _add_question(parser, replies, "search")
    parser.add_argument(
        "-k", dest="limit", type=int, default=10, help=replies.say("cli.search.limit")
    )
    parser.set_defaults(run=_search)


def configure_docs(parser: argparse.ArgumentParser) -> None:
    """`tdkt docs [list|show ID|remove ID] [--json]`."""
    replies = load_replies()
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "show", "remove"),
        default="list",
        help=replies.say("cli.docs.action"),
    )
    parser.add_argument("id", nargs="?", help=replies.say("cli.docs.id"))
    parser.add_argument("--json", action="store_true", help=replies.say("cli.json.help"))
    parser.set_defaults(run=_docs)


def _add_question(parser: argparse.ArgumentParser, replies: Replies, command: str) -> None:
    parser.add_argument("question", help=replies.say(f"cli.{command}.question"))
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help=replies.say("cli.ask.as_of"))
    parser.add_argument("--json", action="store_true", help=replies.say("cli.json.help"))


def _ask(arguments: argparse.Namespace) -> int:
    replies = load_replies()
    question = Question(text=arguments.question, as_of=_day(arguments.as_of))
    services = open_services(load_settings(), replies)
    started = time.perf_counter()
    understood, finished = asyncio.run(_final(services.assistant, question))
    took_ms = round((time.perf_counter() - started) * 1000)
    if arguments.json:
        _print_json(
            answer_json(finished.answer, understood.query, conversation_id=None, took_ms=took_ms)
        )
        return 0
    print(replies.say("cli.ask.understood", text=understood.query.text), end="\n\n")
    print(finished.answer.text)
    for warning in finished.answer.warnings:
        print("\n" + replies.say("cli.ask.warning", warning=warning))
    return 0


async def _final(assistant: Assistant, question: Question) -> tuple[Understood, Finished]:
    events = [event async for event in assistant.ask(question)]
    understood = next(event for event in events if isinstance(event, Understood))
    finished = next(event for event in events if isinstance(event, Finished))
    return understood, finished


def _search(arguments: argparse.Namespace) -> int:
    replies = load_replies()
    if not 1 <= arguments.limit <= MOST_RESULTS:
        raise BadInput(key="input.limit", limit=MOST_RESULTS)
    question = Question(text=arguments.question, as_of=_day(arguments.as_of))
    query = understand(question, today=date.today())
    services = open_services(load_settings(), replies)
    ranking = asyncio.run(services.retriever.retrieve(query, limit=arguments.limit))
    if arguments.json:
        _print_json([hit_json(hit) for hit in ranking.in_force])
    elif not ranking.in_force:
        print(replies.say("cli.search.none"))
    for place, hit in enumerate(() if arguments.json else ranking.in_force, start=1):
        print(f"{place:2}. {label(hit.passage)}  ({hit.score:.2f})")
        print(f"    {_first_line(hit.passage.text)}")
    return 0


def _first_line(text: str, width: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: line.rfind(" ", 0, width)] + " …"


def _docs(arguments: argparse.Namespace) -> int:
    replies = load_replies()
    services = open_services(load_settings(), replies)
    if arguments.action == "list":
        return _list_documents(asyncio.run(services.library.documents()), arguments.json, replies)
    if not arguments.id:
        raise BadInput(key="cli.docs.need_id", action=arguments.action)
    document = _find(asyncio.run(services.library.documents()), arguments.id)
    if arguments.action == "show":
        return _show(services, document, arguments.json)
    asyncio.run(services.remove(document.id))
    print(replies.say("cli.docs.removed", name=document_name(document), id=document.id))
    return 0


def _find(documents: Sequence[Document], document_id: str) -> Document:
    for document in documents:
        if document.id == document_id:
            return document
    raise BadInput(key="input.unknown_document", id=document_id)


def _list_documents(documents: Sequence[Document], as_json: bool, replies: Replies) -> int:
    if as_json:
        _print_json([document_json(document) for document in documents])
    elif not documents:
        print(replies.say("cli.docs.none"))
    for document in () if as_json else documents:
        print(f"{document.id}  [{document.kind or '–'}]  {document_name(document)}")
    return 0


def _show(services: Services, document: Document, as_json: bool) -> int:
    text = asyncio.run(services.library.text(document.id))
    if as_json:
        _print_json({**document_details_json(document), "text": text})
    else:
        print(f"{document_name(document)}\n\n{text}")
    return 0


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadInput(key="input.date", value=value) from None


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
