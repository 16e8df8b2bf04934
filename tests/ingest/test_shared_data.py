"""Invariants over the real documents that lie beside the checkout."""

import re
from pathlib import Path

import pytest

from assistant.errors import DocumentRejected
from assistant.vietnamese import fold
from ingest.cleaning import LEAST_LEGIBLE, clean, legibility
from ingest.cleaning.lines import lines_of
from ingest.parsing import parse
from ingest.sources import Place, find, read
from ingest.types import Block, Page

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
GOOD = ("seeds", "law", "news", "hoidap", "wiki")
MARGIN = 0.05
"""What the least legible good document must stay above the threshold, and the bad ones that are
rejected for it below."""

FURNITURE = re.compile(
    r"click de danh gia|leftcenterrightdel|\.jpg$|^lien ket website$|bam vao day de duy tri"
    r"|^y kien ban doc$|^ban de in|thuoc quyen so huu|dang tai van ban|phan boi vang"
    r"|\(hinh (?:anh |tu )*internet|^>>|^tai ve |quy khach can hoi them|visitor online"
    r"|^tong so diem cua bai viet|^danh gia bai viet|^={3}|^\|$|^-+$|\*\*|doan trich bi cat"
    r"|^trang chu$|^dang nhap$",
    re.MULTILINE,
)
ARTICLE = re.compile(r"^[“\"]?Điều\s+\d+[a-zđ]?\s*(?:[.:]|$)", re.MULTILINE)

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is not here")


def pages(*folders: str) -> list[tuple[Place, Page]]:
    places = find([DATA / folder for folder in folders]).places if DATA.is_dir() else ()
    return [(place, parse(read(place))) for place in places]


@pytest.fixture(scope="module")
def good() -> list[tuple[str, Page, str]]:
    return [(place.path.name, page, clean(page).text) for place, page in pages(*GOOD)]


def test_every_good_document_is_accepted(good: list[tuple[str, Page, str]]) -> None:
    assert len(good) > 200


def test_no_furniture_is_left(good: list[tuple[str, Page, str]]) -> None:
    left = {name: FURNITURE.findall(fold(text)) for name, _, text in good}
    assert {name: found for name, found in left.items() if found} == {}


def test_every_article_of_every_law_keeps_its_head(good: list[tuple[str, Page, str]]) -> None:
    counts = [
        (name, len(ARTICLE.findall("\n".join(line.text for line in lines_of(page)))), text)
        for name, page, text in good
    ]
    assert sum(count for _, count, _ in counts) > 400
    assert [name for name, count, text in counts if len(ARTICLE.findall(text)) != count] == []


def test_nothing_is_added_or_moved(good: list[tuple[str, Page, str]]) -> None:
    for name, page, text in good:
        source = iter(re.sub(r"\s", "", "".join(line.text for line in lines_of(page))))
        assert all(letter in source for letter in re.sub(r"\s", "", text)), name


def test_cleaning_again_changes_nothing(good: list[tuple[str, Page, str]]) -> None:
    for name, _, text in good:
        blocks = tuple(Block(part) for part in text.split("\n\n"))
        assert clean(Page(blocks=blocks)).text == text, name


def test_most_of_a_law_stays(good: list[tuple[str, Page, str]]) -> None:
    for name, page, text in good:
        if name.startswith(("luat_", "nd_65", "kh_", "qd_", "nq_")):
            source = re.sub(r"[\s|]", "", "".join(line.text for line in lines_of(page)))
            assert len(re.sub(r"[\s|]", "", text)) > 0.98 * len(source), name


def test_legibility_parts_good_documents_from_broken_ones(
    good: list[tuple[str, Page, str]],
) -> None:
    least = min((legibility(text), name) for name, _, text in good)
    broken = [
        (legibility("\n".join(line.text for line in lines_of(page))), place.path.name)
        for place, page in pages("garbage")
        if place.path.stem in ("01", "02", "03", "04", "07")
    ]
    assert max(broken)[0] + MARGIN < LEAST_LEGIBLE < least[0] - MARGIN


def test_garbage_is_rejected_and_a_partly_broken_draft_survives() -> None:
    reasons = {}
    for place, page in pages("garbage"):
        try:
            clean(page)
        except DocumentRejected as rejected:
            reasons[place.path.stem] = rejected.key
    assert reasons == {
        **dict.fromkeys(("01", "02", "03", "04"), "reject.unreadable"),
        **dict.fromkeys(("06", "07"), "reject.spam"),
    }
