"""The articles and questions that models are fitted to and tuned on, read from a folder."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.vietnamese import normal

DEVELOPMENT = ("zalo_dev", "qa_dev")
TRAINING = "qa_train"

_HEADING = re.compile(r"^điều\s+\w+\.\s*")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a legal text; `heading` is its first line, "Điều 4. Nguyên tắc …"."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the ids of the articles that answer it."""

    text: str
    relevant: tuple[str, ...]


def one_line(text: str) -> str:
    """The form texts have in training: `normal`, on one line."""
    return " ".join(normal(text).split())


def title(article: Article) -> str:
    """The heading without its number: "nguyên tắc …"; empty where there is none."""
    return _HEADING.sub("", one_line(article.heading) + " ").strip()


def articles(folder: Path) -> list[Article]:
    """Every article of `corpus.jsonl.gz`, in the order of the file."""
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [Article(row["_id"], row["title"], row["text"]) for row in _rows(lines)]


def questions(folder: Path, name: str) -> list[Asked]:
    """The questions of `name`.jsonl, in the order of the file."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [Asked(row["text"], tuple(row["relevant"])) for row in _rows(lines)]


def _rows(lines: Iterator[str]) -> Iterator[Any]:
    return (json.loads(line) for line in lines)
