"""Sentences of commands as the page shows them: files by their names, without folders (pure).

At a terminal the whole path helps; in a browser it tells of the server's disk and helps nobody.
"""

import re
from typing import Any

_FOLDERS = re.compile(r"(?:(?<=“)|(?<=[Tt]ệp ))/(?:[^/“”\n]*/)*(?=[^/“”\n])")
"""Of an absolute path where sentences name one: in quotation marks, or after "Tệp"."""


def without_folders(sentence: str) -> str:
    """The sentence with the last part of every path that it names."""
    return _FOLDERS.sub("", sentence)


def shown(step: Any) -> Any:
    """A step of a command with every `problem` in it so; its own paths stay for programs."""
    if isinstance(step, list):
        return [shown(each) for each in step]
    if not isinstance(step, dict):
        return step
    return {
        key: without_folders(value) if key == "problem" and isinstance(value, str) else shown(value)
        for key, value in step.items()
    }
