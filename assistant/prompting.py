"""Parsing and rendering the files of prompts/ (pure)."""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.errors import PromptError


@dataclass(frozen=True, slots=True)
class Replies:
    """Every sentence a person reads, by dotted key: "error.internal" → template."""

    templates: Mapping[str, str]

    def say(self, key: str, /, **values: object) -> str:
        """The sentence `key` with its `$variables` filled in.

        PromptError names the key, and the variable that is missing.
        """
        if key not in self.templates:
            raise PromptError(f"replies.toml has no sentence {key!r}: add it")
        try:
            return string.Template(self.templates[key]).substitute(values)
        except (KeyError, ValueError) as error:
            raise PromptError(f"replies.toml: {key!r} needs or misspells {error}") from error

    def under(self, prefix: str) -> dict[str, str]:
        """The sentences whose key begins with `prefix` and a dot, by the rest of the key."""
        start = prefix + "."
        return {k.removeprefix(start): t for k, t in self.templates.items() if k.startswith(start)}


def parse_replies(text: str) -> Replies:
    """Read replies.toml: tables of sentences, nested at will; anything else is refused."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"replies.toml is not TOML: {error}") from error
    return Replies(dict(_flatten(tables, "")))


def _flatten(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, Mapping):
            found += _flatten(value, f"{prefix}{name}.")
        elif isinstance(value, str):
            found.append((prefix + name, value.strip()))
        else:
            raise PromptError(f"replies.toml: {prefix}{name} must be a sentence in quotes")
    return found
