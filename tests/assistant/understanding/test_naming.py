"""Which document a question names."""

import pytest

from assistant.types import Kind
from assistant.understanding.naming import is_number, named
from tests.builders import document_of


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
