"""An argument parser that speaks Vietnamese (edge)."""

import argparse
import sys
from typing import Any, NoReturn

from assistant.edges.prompt_files import load_replies


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

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's words are English
        """Say that the command line is wrong and how to see what it takes; exit status 2."""
        told = load_replies().say("cli.misused", command=self.prog)
        print(told, file=sys.stderr)
        raise SystemExit(2)
