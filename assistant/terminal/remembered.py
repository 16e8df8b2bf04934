"""`tdkt feedback`, `tdkt questions` and `tdkt conversations`: what is remembered (edge)."""

import argparse
import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.metadata import entry_points
from pathlib import Path

from assistant.conversation.reviewing import Row, candidates, unanswered
from assistant.edges.library import SqliteLibrary
from assistant.edges.library_database import open_database
from assistant.edges.memory import SqlMemory
from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.settings import Settings, load_settings
from assistant.terminal.questions import print_json
from assistant.types import Passage, Rated
from assistant.vietnamese import written
from assistant.wiring import open_memory_of

FORGETTING = "tdkt.forget"
"""Entry points of channels that keep a file of their own: functions of the data folder and what is
to be forgotten (`conversation_id`, `user`), which delete it there and return how many."""


def configure_feedback(parser: argparse.ArgumentParser) -> None:
    """`tdkt feedback export [--out FILE]`."""
    command = _only(parser, "feedback", "export")
    command.add_argument(
        "--out", type=Path, metavar="FILE", help=load_replies().say("cli.feedback.out")
    )
    command.set_defaults(run=_export)


def configure_questions(parser: argparse.ArgumentParser) -> None:
    """`tdkt questions unanswered [--json]`."""
    command = _only(parser, "questions", "unanswered")
    command.add_argument("--json", action="store_true", help=load_replies().say("cli.json.help"))
    command.set_defaults(run=_unanswered)


def configure_conversations(parser: argparse.ArgumentParser) -> None:
    """`tdkt conversations forget [ID] [--user USER]`."""
    replies = load_replies()
    command = _only(parser, "conversations", "forget")
    command.add_argument("id", nargs="?", help=replies.say("cli.conversations.id"))
    command.add_argument("--user", help=replies.say("cli.conversations.user"))
    command.set_defaults(run=_forget)


def _only(parser: argparse.ArgumentParser, command: str, action: str) -> argparse.ArgumentParser:
    replies = load_replies()
    actions = parser.add_subparsers(metavar=replies.say("cli.command"), required=True)
    text = replies.say(f"cli.{command}.{action}")
    return actions.add_parser(action, help=text, description=text)


def _opened(settings: Settings) -> SqlMemory:
    memory = open_memory_of(settings)
    if memory is None:
        raise BadInput(key="feedback.off")
    return memory


def _export(arguments: argparse.Namespace) -> int:
    replies, settings = load_replies(), load_settings()
    rows = asyncio.run(_candidates(_opened(settings), settings))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if arguments.out is None:
        print(lines, end="")
        return 0
    try:
        arguments.out.write_text(lines, encoding="utf-8")
    except OSError as error:
        raise BadInput(str(error), key="cli.feedback.unwritable", path=arguments.out) from error
    print(replies.say("cli.feedback.exported", count=len(rows), path=arguments.out))
    return 0


async def _candidates(memory: SqlMemory, settings: Settings) -> list[Row]:
    rated = await memory.rated()
    return candidates(rated, await _cited(rated, settings), load_replies())


async def _cited(rated: Sequence[Rated], settings: Settings) -> dict[str, Passage]:
    """The passages that rated answers cited, by id, as far as they are still stored."""
    database = open_database(settings.data)
    try:
        ids = [cited.passage_id for each in rated for cited in each.turn.cited]
        found = await SqliteLibrary(database).hydrate(list(dict.fromkeys(ids)))
        return {passage.id: passage for passage in found}
    finally:
        database.close()


def _unanswered(arguments: argparse.Namespace) -> int:
    replies = load_replies()
    groups = unanswered(asyncio.run(_opened(load_settings()).refused()))
    if arguments.json:
        print_json([asdict(each) | {"last": each.last.isoformat()} for each in groups])
        return 0
    for each in groups:
        values = {"times": each.times, "last": written(each.last), "question": each.question}
        print(replies.say("cli.questions.line", **values))
    if not groups:
        print(replies.say("cli.questions.none"))
    return 0


def _forget(arguments: argparse.Namespace) -> int:
    """Delete from the memory, where there is one, and from the files of the channels."""
    if arguments.id is None and arguments.user is None:
        raise BadInput(key="cli.conversations.nobody")
    settings, replies = load_settings(), load_replies()
    named = {"conversation_id": arguments.id, "user": arguments.user}
    memory = open_memory_of(settings)
    count = asyncio.run(memory.forget(**named)) if memory else 0
    print(replies.say("cli.conversations.forgotten", count=count))
    for entry in entry_points(group=FORGETTING):
        forget: Callable[..., int] = entry.load()
        if kept := forget(settings.data, **named):
            values = {"channel": entry.name, "count": kept}
            print(replies.say("cli.conversations.forgotten_there", **values))
    return 0
