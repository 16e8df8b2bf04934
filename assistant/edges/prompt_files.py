"""Reads prompts/ from disk (edge)."""

from pathlib import Path

import prompts
from assistant.errors import PromptError
from assistant.prompting import PromptTemplate, Replies, parse_prompt, parse_replies

_FOLDER = Path(prompts.__file__).parent


def load_replies(path: Path = _FOLDER / "replies.toml") -> Replies:
    """The sentences of `path`; PromptError when the file is missing or malformed."""
    return parse_replies(_text(path))


def load_prompt(name: str, *, folder: Path = _FOLDER) -> PromptTemplate:
    """The prompt file `name`.md; PromptError when it is missing or malformed."""
    return parse_prompt(_text(folder / f"{name}.md"), name=name)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise PromptError(f"cannot read {path.name}: {error.strerror}") from error
