"""The question set that ships, against the starter corpus it was written over."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import ingest
from eval.cases import Case, Place
from eval.matching import says, slug
from eval.runs import STARTER, load_cases

CASES = load_cases([STARTER])
FOLDER = Path(str(ingest.__file__)).parent / "starter"
DOCUMENTS = {slug(path.name): path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
TAGS = {
    "abbreviation",
    "as-of",
    "authority",
    "bonus",
    "contradiction",
    "criteria",
    "deadline",
    "dossier",
    "event",
    "false-premise",
    "follow-up",
    "greeting",
    "hostile",
    "multi-clause",
    "no-diacritics",
    "old-tone-marks",
    "other-event",
    "out-of-scope",
    "procedure",
    "superseded",
    "typo",
}
SAID_BY_THE_ASSISTANT = (
    "có hiệu lực ngày",
    "đã hết hiệu lực",
    "Các nguồn ghi khác nhau",
    "không có trong lịch",
    "chưa đến",
    "không có trong kho",
    "Tính ra đồng",
    "chỉ trả lời về",
)
"""What an answer says of its day and of its sources: words of prompts/replies.toml, as is all of
an answer to a greeting."""
NAMED = r"(?im)^## (?:các )?(?:điểm \S+ )?(?:khoản \S+ )?điều {article}\b"


def places(case: Case) -> Iterator[Place]:
    for group in case.gold:
        yield from group


def test_there_are_enough_cases_of_every_kind() -> None:
    counted = Counter(tag for case in CASES for tag in case.tags)
    assert len(CASES) >= 150
    assert set(counted) == TAGS
    assert min(counted.values()) >= 5
    assert {case.decision for case in CASES} == {"answer", "refuse", "clarify"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_a_case_wants_cited_and_said_stands_in_the_corpus(case: Case) -> None:
    texts = []
    for place in places(case):
        assert place.document is not None
        text = DOCUMENTS[slug(place.document)]
        if place.article is not None:
            assert re.search(NAMED.format(article=place.article), text), place
        texts.append(text)
    if "contradiction" in case.tags:
        texts = list(DOCUMENTS.values())
    for group in case.facts:
        if group[0].startswith(SAID_BY_THE_ASSISTANT) or "greeting" in case.tags:
            continue
        assert any(says(text, fact) for text in texts for fact in group), group


def test_a_case_to_be_answered_says_what_to_cite_and_a_refusal_does_not() -> None:
    for case in CASES:
        assert bool(case.gold) == (case.decision == "answer"), case.id


def test_follow_ups_have_a_history_and_the_rest_has_none() -> None:
    for case in CASES:
        assert bool(case.history) == ("follow-up" in case.tags), case.id


def test_no_question_is_asked_twice_for_the_same_day() -> None:
    asked = Counter((case.question, case.history, case.as_of) for case in CASES)
    assert [each for each, times in asked.items() if times > 1] == []
