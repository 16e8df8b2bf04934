"""Real questions with gold articles → cases, each for a day on which its gold is in force (edge).

`python -m eval.real_questions IN OUT` reads lines `{id, question, gold: [{number, article}],
primary, answerable}` and writes cases for `tdkt eval run OUT`. Any of the gold articles will do.
Questions whose gold is not in the collection are left out: they tell nothing of the answers. The
day is the last one on which the primary document was in force, or today: the questions were
asked at different times, and the rule of another day would be counted as wrong.
"""

import argparse
import asyncio
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assistant.edges.clock import today
from assistant.edges.prompt_files import load_replies
from assistant.settings import load_settings
from assistant.vietnamese import number_key
from assistant.wiring import open_assistant


def cases_of(
    rows: Iterable[Mapping[str, Any]], ends: Mapping[str, date | None], *, today: date
) -> Iterator[dict[str, object]]:
    """A case for every answerable row whose primary document is in the collection.

    `ends` holds the last day in force by `number_key`, None for a text that has not ended.
    """
    for row in rows:
        primary = row["primary"]
        if row["answerable"] and primary and number_key(primary["number"]) in ends:
            end = ends[number_key(primary["number"])]
            yield {
                "id": row["id"].replace(":", "-"),
                "question": row["question"],
                "as_of": min(today, end or today).isoformat(),
                "tags": ["real"],
                "decision": "answer",
                "gold": [[{"number": g["number"], "article": g["article"]} for g in row["gold"]]],
            }


async def _ends() -> dict[str, date | None]:
    opened = open_assistant(load_settings(), load_replies())
    periods = await opened.retriever.periods()
    documents = await opened.stores.library.documents()
    return {number_key(d.number): periods[d.id].end for d in documents if d.number}


def main() -> None:
    """Read IN, write OUT, say how many."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    lines = arguments.source.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    cases = list(cases_of(rows, asyncio.run(_ends()), today=today()))
    told = (json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    arguments.target.write_text("".join(told), encoding="utf-8")
    print(f"{len(cases)} of {len(rows)} questions")


if __name__ == "__main__":
    main()
