"""`tdkt ask`, `tdkt chat` and `tdkt search`: the assistant at a terminal (edge)."""

import argparse
import asyncio
import json
import time
import uuid
from datetime import date

from assistant.conversation.greeting import greeting_of
from assistant.documents.labelling import label
from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.language.typed_days import day_unread
from assistant.ports import MOST_HITS, Assistant
from assistant.prompting import Replies
from assistant.settings import load_settings
from assistant.types import Finished, Question, Understood
from assistant.vietnamese import day_typed
from assistant.wire import answer_json, hit_json
from assistant.wiring import open_assistant


def configure_ask(parser: argparse.ArgumentParser) -> None:
    """`tdkt ask "…" [--as-of DAY] [--conversation ID] [--json]`."""
    replies = load_replies()
    _add_question(parser, replies, "ask")
    parser.add_argument("--conversation", metavar="ID", help=replies.say("cli.ask.conversation"))
    parser.set_defaults(run=_ask)


def configure_chat(parser: argparse.ArgumentParser) -> None:
    """`tdkt chat [--conversation ID]`."""
    help_text = load_replies().say("cli.ask.conversation")
    parser.add_argument("--conversation", metavar="ID", help=help_text)
    parser.set_defaults(run=_chat)


def configure_search(parser: argparse.ArgumentParser) -> None:
    """`tdkt search "…" [-k 10] [--as-of DAY] [--json]`."""
    replies = load_replies()
    _add_question(parser, replies, "search")
    parser.add_argument(
        "-k", dest="limit", type=int, default=10, help=replies.say("cli.search.limit")
    )
    parser.set_defaults(run=_search)


def _add_question(parser: argparse.ArgumentParser, replies: Replies, command: str) -> None:
    parser.add_argument("question", help=replies.say(f"cli.{command}.question"))
    parser.add_argument("--as-of", metavar="DAY", help=replies.say("cli.ask.as_of"))
    parser.add_argument("--json", action="store_true", help=replies.say("cli.json.help"))


def _ask(arguments: argparse.Namespace) -> int:
    replies = load_replies()
    question = Question(
        text=arguments.question,
        as_of=day_of(arguments.as_of),
        conversation_id=arguments.conversation,
    )
    opened = open_assistant(load_settings(), replies)
    started = time.perf_counter()
    understood, finished = asyncio.run(_final(opened.assistant, question))
    took_ms = round((time.perf_counter() - started) * 1000)
    if arguments.json:
        data = answer_json(
            finished.answer,
            understood.query,
            conversation_id=arguments.conversation,
            took_ms=took_ms,
            answer_id=finished.answer_id,
        )
        print_json(data)
    else:
        _print_answer(understood, finished, replies)
    return 0


def _print_answer(understood: Understood, finished: Finished, replies: Replies) -> None:
    if greeting_of(understood.query.original) is None:
        print(replies.say("cli.ask.understood", text=understood.query.text), end="\n\n")
    print(finished.answer.text)
    for warning in finished.answer.warnings:
        print("\n" + replies.say("cli.ask.warning", warning=warning))


def _chat(arguments: argparse.Namespace) -> int:
    """Questions from standard input until it ends or a line is empty."""
    replies = load_replies()
    opened = open_assistant(load_settings(), replies)
    conversation = arguments.conversation or uuid.uuid4().hex
    print(replies.say("cli.chat.hello"))
    print(replies.say("cli.chat.conversation", id=conversation))
    while line := _typed(replies.say("cli.chat.prompt") + " "):
        question = Question(text=line, conversation_id=conversation)
        try:
            understood, finished = asyncio.run(_final(opened.assistant, question))
        except BadInput as error:
            print(replies.say(error.key, **error.values))
        else:
            _print_answer(understood, finished, replies)
        print()
    return 0


def _typed(prompt: str) -> str:
    """A line, "" at the end of the input."""
    try:
        return input(prompt).strip()
    except EOFError:
        return ""


async def _final(assistant: Assistant, question: Question) -> tuple[Understood, Finished]:
    events = [event async for event in assistant.ask(question)]
    understood = next(event for event in events if isinstance(event, Understood))
    finished = next(event for event in events if isinstance(event, Finished))
    return understood, finished


def _search(arguments: argparse.Namespace) -> int:
    replies = load_replies()
    if not 1 <= arguments.limit <= MOST_HITS:
        raise BadInput(key="input.limit", limit=MOST_HITS)
    question = Question(text=arguments.question, as_of=day_of(arguments.as_of))
    opened = open_assistant(load_settings(), replies)
    found = asyncio.run(opened.search(question.text, as_of=question.as_of, limit=arguments.limit))
    if arguments.json:
        print_json([hit_json(hit) for hit in found])
    elif not found:
        print(replies.say("cli.search.none"))
    for place, hit in enumerate(() if arguments.json else found, start=1):
        print(f"{place:2}. {label(hit.passage)}  ({hit.score:.2f})")
        print(f"    {_first_line(hit.passage.text)}")
    return 0


def _first_line(text: str, width: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: line.rfind(" ", 0, width)] + " …"


def day_of(value: str | None) -> date | None:
    """A day as typed, 2025-06-30 or 30/06/2025; BadInput (input.day, or what the calendar has)
    when it is none."""
    if value is None:
        return None
    if (day := day_typed(value)) is None:
        raise day_unread(value, key="input.day")
    return day


def print_json(value: object) -> None:
    """JSON for people and programs: Vietnamese letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
