"""A benchmark's articles as documents that are ready for the index; parts of a corpus (pure)."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.types import Passage, Span
from eval.beir import Item, Topic, passages
from ingest.recording import Prepared
from ingest.types import Text

SEED = 20240101
BETWEEN = "\n\n"


def part(items: Sequence[Item], topics: Iterable[Topic], *, size: int) -> list[Item]:
    """At most `size` items in the order of the corpus: the gold of `topics`, then others by lot.

    The smaller of two parts lies within the larger. Where `size` is less than the gold, some of
    it is missing.
    """
    gold = {each for topic in topics for each in topic.relevant}
    drawn = random.Random(SEED).sample(range(len(items)), len(items))
    first = sorted(drawn, key=lambda place: items[place].id not in gold)
    return [items[place] for place in sorted(first[:size])]


def prepared(items: Iterable[Item]) -> dict[str, Prepared]:
    """The items gathered by document, each an article of its own, by id of the document."""
    gathered: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages(list(items)):
        gathered[passage.document_id].append(passage)
    return {name: _prepared(members) for name, members in gathered.items()}


def _prepared(members: Sequence[Passage]) -> Prepared:
    placed, start = [], 0
    for passage in members:
        placed.append(replace(passage, span=Span(start, start + len(passage.text))))
        start += len(passage.text) + len(BETWEEN)
    text = Text(text=BETWEEN.join(passage.text for passage in members))
    return Prepared(members[0].document, text, tuple(placed))
