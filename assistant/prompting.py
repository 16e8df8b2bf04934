"""Parsing and rendering the files of prompts/ (pure)."""

import hashlib
import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.errors import PromptError
from assistant.types import Prompt

_HEADING = re.compile(r"^# (\w+)[ \t]*$", re.MULTILINE)
_HEADINGS = ["system", "user"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptTemplate:
    """A prompt file: its two templates; `origin` names the file and a hash of its words."""

    system: str
    user: str
    origin: str

    @property
    def variables(self) -> frozenset[str]:
        """The names of the `$variables` that `render` must be given, all of them and no other."""
        return frozenset(
            name
            for part in (self.system, self.user)
            for name in string.Template(part).get_identifiers()
        )

    def render(self, **values: str) -> Prompt:
        """The prompt with its variables filled in; values are never read as templates.

        PromptError names the file and the variable that is missing or unknown.
        """
        missing, unknown = self.variables - values.keys(), values.keys() - self.variables
        if missing or unknown:
            wrong = ", ".join(f"${name}" for name in sorted(missing | unknown))
            raise PromptError(f"{self.origin}: {'needs' if missing else 'does not know'} {wrong}")
        return Prompt(
            system=string.Template(self.system).substitute(values),
            user=string.Template(self.user).substitute(values),
            origin=self.origin,
        )


def parse_prompt(text: str, *, name: str) -> PromptTemplate:
    """Read a prompt file: `# system` and `# user`, once each, in this order, neither empty."""
    pieces = _HEADING.split(text)
    headings, parts = pieces[1::2], [piece.strip() for piece in pieces[2::2]]
    if headings != _HEADINGS or pieces[0].strip() or not all(parts):
        raise PromptError(f"{name}.md must hold '# system' and '# user', in this order, with words")
    for part in parts:
        if not string.Template(part).is_valid():
            raise PromptError(f"{name}.md: a '$' before no variable; write '$$' for the sign")
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]
    return PromptTemplate(system=parts[0], user=parts[1], origin=f"{name}@{digest}")


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
