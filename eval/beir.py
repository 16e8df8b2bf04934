"""A retrieval benchmark in the form of BEIR: its files, and how rankings are scored (pure)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ir_measures
from ir_measures import RR, Measure, Qrel, R, ScoredDoc, Success, nDCG

from assistant.errors import BadInput
from assistant.types import Document, Level, Passage, Span, Step
from eval.measures import Score
from ingest.describing.numbers import canonical, issuer_of_number, kind_of_number

MOST_PROBLEMS = 50
"""Problems named at once: a file of the wrong kind has one in every line."""

LIMIT = 100
"""Hits asked for: the deepest measure is R@100."""

MEASURES: dict[str, Measure] = {
    "acc@1": Success @ 1,
    "MRR@10": RR @ 10,
    "R@5": R @ 5,
    "R@10": R @ 10,
    "R@20": R @ 20,
    "R@100": R @ 100,
    "nDCG@10": nDCG @ 10,
}


class BenchmarkRejected(BadInput):
    """A corpus or query file cannot be used; `problems` are "file:line: what to mend"."""

    key = "eval.benchmark_rejected"

    def __init__(self, problems: Sequence[str]) -> None:
        shown = [*problems[:MOST_PROBLEMS], *(["…"] if len(problems) > MOST_PROBLEMS else [])]
        super().__init__("\n".join(shown), problems="\n".join(shown))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a corpus."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One question with the ids of the texts that answer it."""

    id: str
    text: str
    relevant: tuple[str, ...]


def read_corpus(name: str, lines: Iterable[str]) -> list[Item]:
    """The items of a corpus file; BenchmarkRejected names every line that cannot be used."""
    rows = _rows(name, lines, {"_id": str, "text": str})
    return [Item(row["_id"], str(row.get("title") or ""), row["text"]) for row in rows]


def read_topics(name: str, lines: Iterable[str]) -> list[Topic]:
    """The questions of a query file; BenchmarkRejected names every line that cannot be used."""
    rows = _rows(name, lines, {"_id": str, "text": str, "relevant": list})
    return [Topic(row["_id"], row["text"], tuple(map(str, row["relevant"]))) for row in rows]


def _rows(name: str, lines: Iterable[str], kinds: Mapping[str, type]) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _parse(line)
        found = [row] if isinstance(row, str) else [*_wrong(row, kinds, rows)]
        problems += [f"{name}:{number}: {problem}" for problem in found]
        if not isinstance(row, str) and not found:
            rows[row["_id"]] = row
    if problems or not rows:
        raise BenchmarkRejected(problems or [f"{name}:1: the file is empty"])
    return list(rows.values())


def _parse(line: str) -> dict[str, Any] | str:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at column {error.colno}"
    if not isinstance(row, dict):
        return "not a JSON object"
    return row | {"_id": str(row["_id"])} if isinstance(row.get("_id"), int) else row


def _wrong(
    row: Mapping[str, Any], kinds: Mapping[str, type], before: Mapping[str, object]
) -> Iterator[str]:
    names: dict[type, str] = {str: "a string", list: "a list"}
    for key, kind in kinds.items():
        if not isinstance(row.get(key), kind):
            yield f"{key} must be {names[kind]}"
    if row.get("_id") in before:
        yield f"_id {row['_id']!r} stands already further up"


def passages(items: Sequence[Item]) -> list[Passage]:
    """The corpus as the index takes it: each item an article of its own.

    An id of the form "number+article" gives the document its number, and what the letters of that
    tell of its kind and its issuer, as ingestion reads them; passage ids are item ids.
    """
    return [_passage(item) for item in items]


def _passage(item: Item) -> Passage:
    number, plus, article = item.id.rpartition("+")
    named = bool(plus and number and article)
    written = canonical(number) if named else ""
    document = Document(
        id=number if named else item.id,
        source=item.id,
        fingerprint=item.id,
        number=number if named else None,
        kind=kind_of_number(written),
        issuer=issuer_of_number(written),
    )
    step = Step(Level.ARTICLE if named else Level.HEADING, article if named else "", item.title)
    return Passage(
        id=item.id,
        article_id=item.id,
        document=document,
        path=(step,),
        text=item.text,
        span=Span(0, len(item.text)),
    )


def score(topics: Sequence[Topic], rankings: Mapping[str, Sequence[str]]) -> dict[str, list[Score]]:
    """The score of every topic by measure, in order; nothing found scores 0.

    A topic that names nothing relevant cannot be scored and has weight 0.
    """
    relevant = [
        Qrel(topic.id, item, 1) for topic in topics for item in dict.fromkeys(topic.relevant)
    ]
    ranked = [
        ScoredDoc(topic.id, item, float(-rank))
        for topic in topics
        for rank, item in enumerate(dict.fromkeys(rankings.get(topic.id, ())))
    ]
    found: dict[tuple[str, str], float] = {}
    for each in ir_measures.iter_calc(list(MEASURES.values()), relevant, ranked):
        found[str(each.measure), each.query_id] = float(each.value)
    return {
        name: [_topic_score(topic, found.get((str(measure), topic.id), 0.0)) for topic in topics]
        for name, measure in MEASURES.items()
    }


def _topic_score(topic: Topic, value: float) -> Score:
    return Score(value, 1.0 if topic.relevant else 0.0)
