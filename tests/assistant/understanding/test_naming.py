"""Which document a question names."""

from dataclasses import replace

import pytest

from assistant.types import Kind
from assistant.understanding.naming import absent, called, is_number, named, speaks_of
from tests.builders import document_of, passages_of, query_of


@pytest.mark.parametrize(
    ("name", "number", "kind", "same"),
    [
        ("98/2023/nd-cp", "98/2023/NĐ-CP", Kind.DECREE, True),
        ("nghi dinh 98", "98/2023/NĐ-CP", Kind.DECREE, True),
        ("nghi dinh 9", "98/2023/NĐ-CP", Kind.DECREE, False),
        ("thong tu 98", "98/2023/NĐ-CP", Kind.DECREE, False),
        ("luat 2022", "06/2022/QH15", Kind.LAW, True),
        ("luat 2022", "15/2003/QH11", Kind.LAW, False),
        ("chi thi 34", "34-CT/TW", Kind.DIRECTIVE, True),
        ("chi thi 34", None, Kind.DIRECTIVE, False),
    ],
)
def test_a_number_cut_short_or_a_year_names_the_text(
    name: str, number: str | None, kind: Kind, same: bool
) -> None:
    assert is_number(name, number, kind) is same


def test_copies_of_one_text_are_all_named() -> None:
    law, other = document_of("06/2022/QH15"), document_of("15/2003/QH11")
    assert named("luat 2022", [law, other]) == [law]


@pytest.mark.parametrize(
    ("name", "said", "spoken"),
    [
        ("98/2023/nd-cp", "theo Nghị định số 98/2023/NĐ-CP", True),
        ("nghi dinh 98", "theo Nghị định số 98/2023/NĐ-CP", True),
        ("nghi dinh 98/2023", "theo NĐ 98/2023/NĐ-CP", True),
        ("nghi dinh 9", "theo Nghị định số 98/2023/NĐ-CP", False),
        ("thong tu 98", "theo Nghị định số 98/2023/NĐ-CP", False),
        ("luat 2022", "Luật Thi đua, khen thưởng số 06/2022/QH15", True),
        ("luat 2022", "Luật Thi đua, khen thưởng năm 2003", False),
    ],
)
def test_a_text_is_spoken_of_by_its_number_or_its_year(name: str, said: str, spoken: bool) -> None:
    (passage,) = passages_of(document_of("1/2020/TT-X"), f"Điều 1. Căn cứ\n{said}.")[:1]
    assert speaks_of(name, passage) is spoken


def test_a_text_is_absent_where_no_document_has_its_number() -> None:
    query = query_of("Nghị định 999/2030 quy định gì?")
    assert absent(query, [document_of("06/2022/QH15")]) == ("nghi dinh 999/2030",)
    assert called(query) == "Nghị định 999/2030"
    held = query_of("Luật 2022 và Nghị định 999/2030 quy định gì?")
    assert absent(held, [document_of("06/2022/QH15")]) == ()


def test_a_text_is_at_hand_where_a_summary_of_it_is() -> None:
    query = query_of("Chỉ thị 34 ban hành ngày nào?")
    summary = replace(document_of(title="Tóm tắt"), official="Chỉ thị 34-CT/TW của Bộ Chính trị")
    assert absent(query, [summary]) == ()
    other = replace(summary, official="Chỉ thị 341-CT/TW")
    assert absent(query, [other]) == ("chi thi 34",)
