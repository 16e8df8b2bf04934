"""Rules out of force that a page leans on."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.types import Kind, Relation, RelationKind
from assistant.validity.outdated import outdated
from assistant.validity.periods import periods
from tests.builders import document_of

OLD = document_of("20/2018/NĐ-CP", kind=Kind.DECREE)
NEW = replace(
    document_of("50/2024/NĐ-CP", kind=Kind.DECREE),
    effective_from=date(2024, 9, 1),
    relations=(Relation(kind=RelationKind.REPLACES, number="20/2018/NĐ-CP"),),
)


@pytest.mark.parametrize(
    ("text", "on", "names"),
    [
        ("Theo Nghị định 20/2018/NĐ-CP thì …", date(2025, 1, 1), ["Nghị định số 20/2018/NĐ-CP"]),
        ("Theo nghị định 20/2018/nd-cp thì …", date(2025, 1, 1), ["Nghị định số 20/2018/NĐ-CP"]),
        ("Theo Nghị định 20/2018/NĐ-CP thì …", date(2024, 8, 31), []),
        ("Nghị định 50/2024/NĐ-CP thay Nghị định 20/2018/NĐ-CP.", date(2025, 1, 1), []),
        ("Theo Nghị định 50/2024/NĐ-CP thì …", date(2025, 1, 1), []),
        ("Theo Nghị định 21/2018/NĐ-CP thì …", date(2025, 1, 1), []),
    ],
)
def test_a_rule_that_has_ended_is_found_unless_what_replaced_it_is_cited_too(
    text: str, on: date, names: list[str]
) -> None:
    documents = (OLD, NEW)
    assert [each.name for each in outdated(text, documents, periods(documents), on=on)] == names
