"""overrides.toml: corrections and declared texts, applied, kept and taken back."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import BadInput
from assistant.types import Document, Kind, Passage, Relation, RelationKind
from assistant.validity.correcting import Correction, Overrides, corrected
from assistant.validity.periods import periods
from ingest.overriding import parse_overrides, together, unmatched
from ingest.pipeline import override
from ingest.types import Text
from ingest.wiring import DECLARED
from tests.builders import query_of
from tests.fakes_web import REPLIES
from tests.stores import Stores, carry_out, opened, paragraphs

READ = Document(
    id="nd-98",
    source="/kho/nd-98.txt",
    fingerprint="0",
    kind=Kind.DECREE,
    number="98/2023/NĐ-CP",
    issued_on=date(2023, 12, 31),
    relations=(
        Relation(kind=RelationKind.REPLACES, number="91/2017/NĐ-CP"),
        Relation(kind=RelationKind.BASED_ON, number="06/2022/QH15"),
    ),
)


def split(document: Document, text: Text) -> tuple[Passage, ...]:
    return paragraphs(document, text.text)


def parsed(text: str) -> Overrides:
    return parse_overrides(text, name="overrides.toml")


def test_a_correction_takes_the_place_of_what_was_read() -> None:
    overrides = parsed(
        """
        [[document]]
        number = "98/2023/nđ-cp"
        effective_from = 2024-01-01
        title = "Quy định chi tiết Luật Thi đua, khen thưởng"
        """
    )
    now = corrected(READ, overrides.corrections)
    assert (now.effective_from, now.title) == (
        date(2024, 1, 1),
        "Quy định chi tiết Luật Thi đua, khen thưởng",
    )
    assert (now.kind, now.issued_on, now.relations) == (READ.kind, READ.issued_on, READ.relations)


def test_a_relation_replaces_the_one_read_to_the_same_text_and_may_remove_it() -> None:
    overrides = parsed(
        """
        [[document]]
        id = "nd-98"
        [[document.relations]]
        kind = "thay thế"
        number = "91/2017/NĐ-CP"
        on = 2024-01-01
        [[document.relations]]
        kind = "căn cứ"
        number = "06/2022/QH15"
        remove = true
        """
    )
    (relation,) = corrected(READ, overrides.corrections).relations
    assert (relation.number, relation.on) == ("91/2017/NĐ-CP", date(2024, 1, 1))


def test_a_correction_of_another_text_changes_nothing() -> None:
    other = Correction(number="99/2023/NĐ-CP", title="Khác")
    assert corrected(READ, [other]) == READ
    assert unmatched(Overrides(corrections=(other,)), [READ]) == ["99/2023/NĐ-CP"]


@pytest.mark.parametrize(
    ("text", "key", "line", "said"),
    [
        ('[[document]]\nnumber = "98/2023/NĐ-CP', "overrides.syntax", 2, "cú pháp"),
        ('[[document]]\nnumber = "chín tám"', "overrides.number", 2, "document[1].number"),
        ('[[document]]\ntitle = "A"', "overrides.named", 1, "document[1]"),
        ('[[document]]\nid = "a"\n\nhiệu_lực = 1', "overrides.syntax", 4, "cú pháp"),
        ('[[document]]\nid = "a"\nefective_from = 2024-01-01', "overrides.unknown", 3, "efective"),
        (
            '[[document]]\nid = "a"\n[[document]]\nid = "b"\neffective_from = "1/1/2024"',
            "overrides.day",
            5,
            "document[2].effective_from",
        ),
        ('[[document]]\nid = "a"\nkind = "thơ"', "overrides.kind", 3, "nghị định"),
        (
            '[[declared]]\nnumber = "1/2030/NĐ-CP"\n[[declared.relations]]\nkind = "hủy"\n'
            'number = "2/2030/NĐ-CP"',
            "overrides.relation",
            4,
            "thay thế",
        ),
        ('[[declared]]\ntitle = "A"', "overrides.missing", 1, "declared[1].number"),
        (
            '[[document]]\nid = "a"\neffective_from = 2024-01-02\neffective_to = 2024-01-01',
            "overrides.order",
            1,
            "effective_to",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_mend(
    text: str, key: str, line: int, said: str
) -> None:
    with pytest.raises(BadInput) as refused:
        parsed(text)
    told = REPLIES.say(refused.value.key, **refused.value.values)
    assert refused.value.key == key
    assert f"dòng {line}" in told
    assert said in told


def test_the_project_declares_the_law_that_amends_the_law_of_2022() -> None:
    shipped = parse_overrides(DECLARED.read_text("utf-8"), name=DECLARED.name)
    (law,) = [each for each in shipped.declared if each.number == "06/2026/QH16"]
    assert (law.kind, law.effective_from) == (Kind.LAW, date(2026, 10, 1))
    assert [(r.kind, r.number) for r in law.relations] == [(RelationKind.AMENDS, "06/2022/QH15")]


def test_the_project_declares_the_days_that_excerpts_do_not_tell() -> None:
    shipped = parse_overrides(DECLARED.read_text("utf-8"), name=DECLARED.name)
    from_day = {each.number: each.effective_from for each in shipped.declared}
    assert from_day["129/2025/NĐ-CP"] == date(2025, 7, 1)
    assert from_day["73/2024/NĐ-CP"] == date(2024, 7, 1)
    found = periods(shipped.declared)
    circular = next(each for each in shipped.declared if each.number == "01/2024/TT-BNV")
    assert found[circular.id].end == date(2025, 8, 4)
    assert found[circular.id].ended_by == "15/2025/TT-BNV"


def test_an_administrators_declaration_takes_the_place_of_the_projects() -> None:
    own = parsed('[[declared]]\nnumber = "06/2026/QH16"\neffective_from = 2027-01-01')
    shipped = parse_overrides(DECLARED.read_text("utf-8"), name=DECLARED.name)
    all_of_it = together(shipped=shipped, own=own).declared
    assert [e.effective_from for e in all_of_it if e.number == "06/2026/QH16"] == [date(2027, 1, 1)]


def test_a_correction_is_applied_without_reading_and_goes_when_its_entry_goes(
    tmp_path: Path,
) -> None:
    texts = {"/kho/tin": "Một bản tin về đường làng."}
    told = Overrides(
        corrections=(Correction(id="tin", title="Đường làng đẹp", issued_on=date(2031, 5, 5)),),
        declared=(Document(id="declared-1", source="declared", fingerprint="", number="1/2031"),),
    )
    with opened(tmp_path) as stores:
        asyncio.run(carry_out(stores, texts))
        before = asyncio.run(stores.library.documents())
        asyncio.run(override(told, stores.line, split=split))
        (document,) = asyncio.run(stores.library.documents())
        assert (document.title, document.issued_on) == ("Đường làng đẹp", date(2031, 5, 5))
        assert [each.id for each in asyncio.run(stores.library.declared())] == ["declared-1"]
        asyncio.run(carry_out(stores, {"/kho/tin": "Tin được viết lại."}))
        assert asyncio.run(titles(stores)) == ["Đường làng đẹp"]
        asyncio.run(override(Overrides(), stores.line, split=split))
        assert asyncio.run(titles(stores)) == [before[0].title]
        assert asyncio.run(stores.library.declared()) == []


def test_a_corrected_title_is_searched(tmp_path: Path) -> None:
    told = Overrides(corrections=(Correction(id="tin", title="Thủy lợi"),))
    with opened(tmp_path) as stores:
        asyncio.run(carry_out(stores, {"/kho/tin": "Một bản tin."}))
        asyncio.run(override(told, stores.line, split=split))
        found = asyncio.run(stores.words.search(query_of("thủy lợi"), limit=5))
        assert [hit.passage.document_id for hit in found] == ["tin"]


async def titles(stores: Stores) -> list[str | None]:
    return [document.title for document in await stores.library.documents()]
