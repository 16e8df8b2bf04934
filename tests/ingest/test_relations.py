"""Relations: what a rule does to others, in the words it says it with."""

from datetime import date

from assistant.types import Reference, Relation, RelationKind
from ingest.describing.provisions import provisions
from tests.ingest.rules import AMENDING, DECISION, LAW, described

HEAD = """CHÍNH PHỦ

Số: 5/2031/NĐ-CP

NGHỊ ĐỊNH

QUY ĐỊNH CHI TIẾT LUẬT GIỮ GÌN ĐƯỜNG LÀNG

Căn cứ Luật Giữ gìn đường làng số 91/2031/QH18;

Điều 1. Phạm vi

Nghị định này quy định chi tiết Điều 4 Luật Giữ gìn đường làng.

"""


def stated(text: str) -> list[tuple[RelationKind, str | None, str]]:
    return [(r.kind, r.number, place_of(r)) for r in described(text).relations]


def place_of(relation: Relation) -> str:
    parts = (relation.point, relation.clause, relation.article)
    return "/".join(part for part in parts if part)


def test_a_law_ends_the_law_before_it_and_the_laws_that_amended_that() -> None:
    relations = described(LAW).relations
    assert [r.number for r in relations] == ["15/2003/QH11", "47/2005/QH11", "39/2013/QH13"]
    assert {r.kind for r in relations} == {RelationKind.REPLACES}
    assert {r.on for r in relations} == {date(2031, 7, 1)}


def test_each_amending_clause_names_the_provision_it_amends() -> None:
    amended = [place_of(r) for r in described(AMENDING).relations]
    assert amended == ["", "3/2", "2a", "1/1", "2/1"]
    assert {r.number for r in described(AMENDING).relations} == {"91/2031/QH18"}


def test_a_decision_repeals_parts_of_another_and_says_what_it_is_based_on() -> None:
    assert stated(DECISION) == [
        (RelationKind.BASED_ON, "91/2031/QH18", ""),
        (RelationKind.REPEALS, "3/2020/QĐ-UBND", "5"),
        (RelationKind.REPEALS, "3/2020/QĐ-UBND", "2/7"),
    ]


def test_a_law_named_without_number_is_known_by_the_number_in_the_head() -> None:
    assert (RelationKind.DETAILS, "91/2031/QH18", "") in stated(HEAD)


def test_replaced_texts_are_told_from_those_that_they_are_about() -> None:
    text = (
        HEAD
        + """Điều 2. Hiệu lực

1. Nghị định này có hiệu lực từ ngày 01/8/2031.

2. Nghị định số 3/2020/NĐ-CP quy định chi tiết thi hành một số điều của Luật Đường số \
9/2010/QH12 và Nghị định số 4/2021/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực."""
    )
    replaced = [number for kind, number, _ in stated(text) if kind is RelationKind.REPLACES]
    assert replaced == ["3/2020/NĐ-CP", "4/2021/NĐ-CP"]


def test_texts_listed_below_the_sentence_that_ends_them_are_all_ended() -> None:
    text = (
        HEAD
        + """Điều 2. Hiệu lực

1. Các văn bản sau hết hiệu lực kể từ ngày Nghị định này có hiệu lực:

a) Nghị định số 3/2020/NĐ-CP;

b) Thông tư số 4/2021/TT-BNV.

2. Bộ trưởng thi hành Nghị định số 6/2022/NĐ-CP."""
    )
    replaced = [number for kind, number, _ in stated(text) if kind is RelationKind.REPLACES]
    assert replaced == ["3/2020/NĐ-CP", "4/2021/TT-BNV"]


def test_texts_that_may_be_replaced_one_day_are_not_replaced() -> None:
    text = (
        HEAD
        + """Điều 2. Dẫn chiếu

Các văn bản sửa đổi, bổ sung, thay thế Nghị định số 6/2022/NĐ-CP được áp dụng theo."""
    )
    assert RelationKind.REPLACES not in {kind for kind, _, _ in stated(text)}


def test_a_correction_is_a_relation_of_its_own() -> None:
    text = HEAD + "Điều 2. Đính chính\n\nĐính chính lỗi kỹ thuật tại Thông tư số 4/2021/TT-BNV."
    assert (RelationKind.CORRECTS, "4/2021/TT-BNV", "") in stated(text)


def test_a_list_of_provisions_is_read_as_people_write_it() -> None:
    listed = provisions("các Điều 4, 12; Khoản 3, 4 Điều 20; điểm a khoản 1 Điều 21 của Nghị định")
    assert listed == (
        Reference(article="4"),
        Reference(article="12"),
        Reference(article="20", clause="3"),
        Reference(article="20", clause="4"),
        Reference(article="21", clause="1", point="a"),
    )


def test_the_place_after_which_something_is_inserted_is_not_amended() -> None:
    assert provisions("Bổ sung khoản 3a vào sau khoản 3 Điều 5") == (
        Reference(article="5", clause="3a"),
    )
    assert provisions("Bổ sung Điều 58a vào sau Điều 58") == (Reference(article="58a"),)
