"""The question set over real texts, against those texts, where they are on this machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.vietnamese import number_key
from eval.cases import Case, Place
from eval.matching import says, slug
from eval.runs import STARTER, load_cases

CASES = load_cases([STARTER.with_name("shared.jsonl")])
DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason=f"no shared data at {DATA.name}")


@dataclass(frozen=True)
class RealText:
    name: str
    text: str
    key: str


@pytest.fixture(scope="module")
def texts() -> list[RealText]:
    files = [path for folder in ("law", "seeds", "news") for path in (DATA / folder).glob("*.txt")]
    read = [(slug(path.name), path.read_text(encoding="utf-8")) for path in files]
    return [RealText(name, text, number_key(text)) for name, text in read]


def places(case: Case) -> Iterator[Place]:
    for group in case.gold:
        yield from group


def meant(place: Place, texts: list[RealText]) -> list[str]:
    """The texts that a place may mean: the one so named, or those that name its number."""
    if place.document is not None:
        return [each.text for each in texts if each.name == slug(place.document)]
    wanted = number_key(place.number or "")
    return [each.text for each in texts if wanted in each.key]


def test_there_are_enough_cases_and_the_ids_meet_no_others() -> None:
    assert len(CASES) >= 40
    assert load_cases([STARTER, STARTER.with_name("shared.jsonl")])


@needs_data
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_a_case_wants_cited_and_said_stands_in_the_texts(
    case: Case, texts: list[RealText]
) -> None:
    found = [text for place in places(case) for text in meant(place, texts)]
    assert bool(found) == (case.decision == "answer")
    for group in case.facts:
        assert any(says(text, fact) for text in found for fact in group), group
