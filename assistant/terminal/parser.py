"""An argument parser that speaks Vietnamese (edge)."""

import argparse
import re
import sys
from typing import Any, NoReturn

from assistant.edges.prompt_files import load_replies

_NO_NUMBER = re.compile(r"argument ([^:]+): invalid int value: '(.*)'$")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        said = load_replies().say("cli.usage") + " " if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)

    def start_section(self, heading: str | None) -> None:
        known = load_replies().under("cli.section")
        super().start_section(known.get((heading or "").replace(" ", "_"), heading))


class Parser(argparse.ArgumentParser):
    """argparse's parser with its headings, its --help and its complaints in Vietnamese."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(**{**options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help=load_replies().say("cli.help"))

    def error(self, message: str) -> NoReturn:
        """Say what of the command line is wrong, as far as argparse's English words tell it, and
        how to see what it takes; exit status 2."""
        replies = load_replies()
        if found := _NO_NUMBER.match(message):
            print(replies.say("cli.no_number", option=found[1], value=found[2]), file=sys.stderr)
        print(replies.say("cli.misused", command=self.prog), file=sys.stderr)
        raise SystemExit(2)
