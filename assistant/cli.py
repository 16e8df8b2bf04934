"""The `tdkt` command (edge): finds the sub-command asked for and loads that one alone.

Sub-commands are entry points of the group "tdkt.commands", so that ingest and eval can add
theirs while the assistant knows neither; each is a function that takes its ArgumentParser and
sets `run`, a function from the parsed arguments to an exit status.
"""

import argparse
import logging
import sys
import uuid
from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint, entry_points

from assistant.edges.prompt_files import load_replies
from assistant.errors import AssistantError, BadInput, MissingExtra
from assistant.prompting import Replies
from assistant.terminal.parser import Parser

GROUP = "tdkt.commands"
_BAD_INPUT_STATUS = 2
_FAILURE_STATUS = 1
_INTERRUPTED_STATUS = 130

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `tdkt` with `arguments` (default: the process's own) and return the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    replies = load_replies()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        namespace = _parser(words, replies).parse_args(words)
        run: Callable[[argparse.Namespace], int] = namespace.run
        return run(namespace)
    except AssistantError as error:
        return _told(error, replies)
    except KeyboardInterrupt:
        return _INTERRUPTED_STATUS
    except BrokenPipeError:
        return _closed_pipe()
    except Exception as error:
        return _unexpected(error, replies)


def _parser(words: Sequence[str], replies: Replies) -> Parser:
    parser = Parser(
        prog="tdkt",
        description=replies.say("cli.description"),
        epilog=replies.say("cli.examples"),
    )
    commands = parser.add_subparsers(
        title=replies.say("cli.commands"), metavar=replies.say("cli.command"), required=True
    )
    asked = next((word for word in words if not word.startswith("-")), None)
    for entry in sorted(entry_points(group=GROUP), key=_place):
        help_text = replies.say(f"cli.{entry.name}.help")
        command = commands.add_parser(entry.name, help=help_text, description=help_text)
        if entry.name == asked:
            loaded(entry)(command)
    return parser


def loaded(entry: EntryPoint) -> Callable[[argparse.ArgumentParser], None]:
    """What a sub-command does; MissingExtra when a package it needs is not installed."""
    try:
        configure: Callable[[argparse.ArgumentParser], None] = entry.load()
    except ModuleNotFoundError as error:
        raise MissingExtra(str(error), command=entry.name, package=error.name) from error
    return configure


def _place(entry: EntryPoint) -> tuple[int, str]:
    order = ("ask", "chat", "search", "docs", "ingest", "serve", "mcp", "embeds", "keys")
    return (order.index(entry.name) if entry.name in order else len(order), entry.name)


def _told(error: AssistantError, replies: Replies) -> int:
    values = {"mend": str(error)} | error.values
    print(replies.say(error.key, **values), file=sys.stderr)
    return _BAD_INPUT_STATUS if isinstance(error, BadInput) else _FAILURE_STATUS


def _closed_pipe() -> int:
    """The reader of our output went away (`tdkt docs list | head`): nothing more to say."""
    sys.stderr.close()
    return _FAILURE_STATUS


def _unexpected(error: Exception, replies: Replies) -> int:
    number = uuid.uuid4().hex[:8]
    log.error("unexpected error %s", number, exc_info=error)
    print(replies.say("error.internal", id=number), file=sys.stderr)
    return _FAILURE_STATUS


if __name__ == "__main__":
    sys.exit(main())
