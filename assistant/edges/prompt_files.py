"""Reads prompts/ from disk (edge)."""

from pathlib import Path

import prompts
from assistant.errors import PromptError
from assistant.prompting import Replies, parse_replies

_FOLDER = Path(prompts.__file__).parent


def load_replies(path: Path = _FOLDER / "replies.toml") -> Replies:
    """The sentences of `path`; PromptError when the file is missing or malformed."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PromptError(f"cannot read {path.name}: {error.strerror}") from error
    return parse_replies(text)
