"""Describing and splitting the shared collection of real texts; skipped where it is missing."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import DocumentRejected
from assistant.types import Document, Kind, Level, Passage, RelationKind
from ingest.cleaning import clean
from ingest.describing import describe
from ingest.parsing import parse
from ingest.splitting import split
from ingest.types import Raw, Text
from tests.ingest.rules import SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no shared texts at {SHARED}")

MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown"}


def read(path: Path) -> tuple[Document, Text, tuple[Passage, ...]]:
    raw = Raw(
        source=str(path),
        name=path.name,
        media_type=MEDIA_TYPES[path.suffix],
        content=path.read_bytes(),
    )
    text = clean(parse(raw))
    document = describe(raw, text)
    return document, text, split(document, text)


def law(name: str) -> tuple[Document, Text, tuple[Passage, ...]]:
    return read(SHARED / "law" / f"{name}.txt")


def readable(folder: str) -> Iterator[tuple[Document, Text, tuple[Passage, ...]]]:
    for path in sorted((SHARED / folder).iterdir()):
        if path.suffix in MEDIA_TYPES:
            try:
                found = read(path)
            except DocumentRejected:
                continue
            yield found


def articles(passages: tuple[Passage, ...]) -> list[str]:
    whole = [p for p in passages if p.id == p.article_id and p.path and p.amended is None]
    return [p.path[-1].number for p in whole if p.path[-1].level is Level.ARTICLE]


@pytest.mark.parametrize("folder", ["seeds", "law", "news", "hoidap", "wiki"])
def test_spans_hold_ids_are_unique_and_leaves_lie_in_their_article(folder: str) -> None:
    for document, text, passages in readable(folder):
        whole = {p.id: p for p in passages if p.id == p.article_id}
        assert len({p.id for p in passages}) == len(passages) > 0, document.source
        for passage in passages:
            assert passage.span.of(text.text) == passage.text, passage.id
            assert all(e.span.of(text.text) == e.text for e in passage.leads), passage.id
            assert whole[passage.article_id].span.covers(passage.span), passage.id


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("luat_06-2022-QH15", 96),
        ("luat_15-2003-QH11", 103),
        ("nd_65-2014-ND-CP", 30),
        ("luat_39-2013-QH13", 2),
        ("luat_47-2005-QH11", 2),
    ],
)
def test_complete_rules_have_all_their_articles_in_order(name: str, count: int) -> None:
    assert articles(law(name)[2]) == [str(number) for number in range(1, count + 1)]


def test_the_fifty_amending_clauses_of_the_law_of_2013_stand_whole() -> None:
    passages = law("luat_39-2013-QH13")[2]
    numbers = [p.number_at(Level.CLAUSE) for p in passages if "#d1.k" in p.id and p.amended is None]
    assert numbers == [str(number) for number in range(1, 51)]


def test_every_rule_is_described_by_the_number_in_the_name_of_its_file() -> None:
    for line in (SHARED / "law" / "index.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        document = read(SHARED / "law" / entry["file"])[0]
        digits = "".join(filter(str.isdigit, entry["file"].split("_")[1].split("-")[0]))
        assert document.number is not None, entry["file"]
        assert document.number.split("/")[0].split("-")[0] == digits, entry["file"]
        assert document.kind is not None


def test_the_laws_and_decrees_that_are_asked_for_most_say_their_days_and_relations() -> None:
    law_2022 = law("luat_06-2022-QH15")[0]
    assert law_2022.title == "Luật Thi đua, khen thưởng"
    assert (law_2022.issued_on, law_2022.effective_from) == (date(2022, 6, 15), date(2024, 1, 1))
    assert [r.number for r in law_2022.relations] == [
        "15/2003/QH11", "47/2005/QH11", "32/2009/QH12", "39/2013/QH13",
    ]  # fmt: skip
    decree = law("nd_152-2025-ND-CP_trich")[0]
    assert (decree.issued_on, decree.effective_from) == (date(2025, 6, 14), date(2025, 7, 1))
    ended = [r.number for r in decree.relations if r.kind is RelationKind.REPLACES]
    assert ended == ["98/2023/NĐ-CP", "28/2024/NĐ-CP"]


def test_the_five_seeds_are_news_and_two_of_them_have_no_headline() -> None:
    seeds = [document for document, _, _ in readable("seeds")]
    assert {document.kind for document in seeds} == {Kind.NEWS}
    assert [document.title is None for document in seeds] == [True, False, False, False, True]
    assert [(document.event_on, document.event_place) for document in seeds[1:4]] == [
        (date(2020, 1, 6), "Hà Nội"),
        (date(2017, 7, 19), "thành phố Đông Hà"),
        (date(2017, 3, 23), "Hà Nội"),
    ]


@pytest.mark.parametrize(("folder", "kind"), [("hoidap", Kind.FAQ), ("wiki", Kind.ENCYCLOPEDIA)])
def test_pages_of_one_sort_are_all_of_one_kind_and_have_no_number(folder: str, kind: Kind) -> None:
    found = [(document.kind, document.number) for document, _, _ in readable(folder)]
    assert set(found) == {(kind, None)}
