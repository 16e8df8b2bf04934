"""Which text is in force on a day."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from assistant.types import Document, Kind, Relation, RelationKind
from assistant.validity.periods import Period, Status, periods


def rule(
    number: str,
    *,
    effective_from: date | None,
    relations: tuple[Relation, ...] = (),
    kind: Kind = Kind.DECREE,
    effective_to: date | None = None,
) -> Document:
    return Document(
        id=number,
        source=number,
        fingerprint="",
        number=number,
        kind=kind,
        effective_from=effective_from,
        effective_to=effective_to,
        relations=relations,
    )


LAW_2003 = rule("15/2003/QH11", effective_from=date(2004, 7, 1), kind=Kind.LAW)
LAW_2022 = rule(
    "06/2022/QH15",
    effective_from=date(2024, 1, 1),
    kind=Kind.LAW,
    relations=(Relation(kind=RelationKind.REPLACES, number="15/2003/QH11"),),
)
DECREE_2017 = rule(
    "91/2017/NĐ-CP",
    effective_from=date(2017, 10, 1),
    relations=(Relation(kind=RelationKind.DETAILS, number="15/2003/QH11"),),
)
DECREE_2023 = rule("98/2023/NĐ-CP", effective_from=date(2024, 1, 1))
DECREE_2025 = rule(
    "152/2025/NĐ-CP",
    effective_from=date(2025, 7, 1),
    relations=(
        Relation(kind=RelationKind.REPLACES, number="98/2023/ND-CP"),
        Relation(kind=RelationKind.DETAILS, number="06/2022/QH15"),
    ),
)
ALL = (LAW_2003, LAW_2022, DECREE_2017, DECREE_2023, DECREE_2025)


def test_a_replaced_text_ends_the_day_before_its_successor_begins() -> None:
    found = periods(ALL)
    assert found[LAW_2003.id] == Period(
        start=date(2004, 7, 1), end=date(2023, 12, 31), ended_by="06/2022/QH15"
    )
    assert found[DECREE_2023.id].end == date(2025, 6, 30)


def test_a_text_that_is_not_replaced_has_no_end() -> None:
    assert periods(ALL)[DECREE_2025.id] == Period(start=date(2025, 7, 1))


def test_a_detailing_text_ends_with_the_law_it_details() -> None:
    assert periods(ALL)[DECREE_2017.id].end == date(2023, 12, 31)


@pytest.mark.parametrize("order", list(permutations(ALL))[::7])
def test_the_order_of_the_documents_does_not_matter(order: tuple[Document, ...]) -> None:
    assert periods(order) == periods(ALL)


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2023, 12, 31), Status.FUTURE),
        (date(2024, 1, 1), Status.IN_FORCE),
        (date(2025, 6, 30), Status.IN_FORCE),
        (date(2025, 7, 1), Status.EXPIRED),
    ],
)
def test_both_edges_of_a_period_are_days_in_force(on: date, status: Status) -> None:
    assert periods(ALL)[DECREE_2023.id].status(on) is status


def test_an_amended_or_partly_repealed_text_stays_in_force() -> None:
    amending = rule(
        "39/2013/QH13",
        effective_from=date(2014, 6, 1),
        relations=(
            Relation(kind=RelationKind.AMENDS, number="15/2003/QH11"),
            Relation(kind=RelationKind.REPEALS, number="15/2003/QH11", article="5"),
        ),
    )
    assert periods((LAW_2003, amending))[LAW_2003.id].end is None


def test_a_successor_without_a_day_ends_nothing() -> None:
    undated = rule("1/2030/NĐ-CP", effective_from=None, relations=LAW_2022.relations)
    assert periods((LAW_2003, undated))[LAW_2003.id].end is None


def test_the_day_a_relation_names_outweighs_the_day_of_its_text() -> None:
    late = Relation(kind=RelationKind.REPLACES, number="98/2023/NĐ-CP", on=date(2025, 9, 1))
    successor = rule("152/2025/NĐ-CP", effective_from=date(2025, 7, 1), relations=(late,))
    assert periods((DECREE_2023, successor))[DECREE_2023.id].end == date(2025, 8, 31)


def test_news_is_never_expired() -> None:
    news = rule("tin", effective_from=date(2030, 1, 1), kind=Kind.NEWS)
    assert periods((news,))[news.id].status(date(2020, 1, 1)) is Status.IN_FORCE


def test_what_one_copy_of_a_text_states_holds_for_its_excerpts() -> None:
    excerpt = replace(rule("98/2023/NĐ-CP", effective_from=None), id="trích")
    found = periods((excerpt, DECREE_2023, DECREE_2025))
    assert found["trích"] == found[DECREE_2023.id]


def test_no_text_is_in_force_before_the_year_of_its_number() -> None:
    undated = rule("91/2017/NĐ-CP", effective_from=None)
    assert periods((undated,))[undated.id].status(date(2016, 12, 31)) is Status.FUTURE


def test_a_law_that_is_named_by_its_title_is_the_one_in_force_at_the_time() -> None:
    old, new = (
        replace(law, title="Luật Thi đua, khen thưởng", issued_on=issued)
        for law, issued in ((LAW_2003, date(2003, 11, 26)), (LAW_2022, date(2022, 6, 15)))
    )
    decree = replace(
        rule("65/2014/NĐ-CP", effective_from=date(2014, 8, 20)),
        title="Quy định chi tiết thi hành Luật sửa đổi, bổ sung một số điều của Luật thi đua, "
        "khen thưởng năm 2013",
    )
    assert periods((old, new, decree))[decree.id].end == date(2023, 12, 31)


def test_a_page_that_answers_with_the_law_tells_nothing_of_an_earlier_day() -> None:
    page = replace(rule("trang", effective_from=None, kind=Kind.FAQ), issued_on=date(2025, 8, 1))
    titled = replace(page, issued_on=None, title="Mức tiền thưởng từ ngày 01/7/2025?")
    assert periods((page,))[page.id].status(date(2025, 7, 31)) is Status.FUTURE
    assert periods((titled,))[page.id].status(date(2025, 6, 30)) is Status.FUTURE
    assert periods((titled,))[page.id].status(date(2025, 7, 1)) is Status.IN_FORCE


def test_a_text_that_is_named_without_number_is_the_one_of_that_title_and_day() -> None:
    law = replace(LAW_2003, title="Luật Thi đua, khen thưởng", issued_on=date(2003, 11, 26))
    ending = Relation(
        kind=RelationKind.REPLACES,
        title="Luật thi đua, khen thưởng",
        issued_on=date(2003, 11, 26),
        on=date(2024, 1, 1),
    )
    late = rule("06/2022/QH15", effective_from=date(2024, 1, 1), relations=(ending,))
    assert periods((late, law))[law.id].end == date(2023, 12, 31)
    other = replace(law, issued_on=date(2003, 11, 27))
    assert periods((late, other))[other.id].end is None


def test_a_text_that_only_amends_ends_with_the_text_it_amends() -> None:
    amending = replace(
        rule(
            "39/2013/QH13",
            effective_from=date(2014, 6, 1),
            relations=(Relation(kind=RelationKind.AMENDS, number="15/2003/QH11"),),
        ),
        title="Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
    )
    found = periods((LAW_2003, LAW_2022, amending))[amending.id]
    assert (found.end, found.inferred) == (date(2023, 12, 31), True)


def test_an_end_that_a_text_states_itself_is_of_the_successor_that_begins_the_day_after() -> None:
    ended = rule(
        "29/2023/TT-BGDĐT", effective_from=date(2024, 2, 15), effective_to=date(2026, 4, 1)
    )
    successor = rule(
        "07/2026/TT-BGDĐT",
        effective_from=date(2026, 4, 2),
        relations=(Relation(kind=RelationKind.REPLACES, number="29/2023/TT-BGDĐT"),),
    )
    for order in permutations((ended, successor)):
        assert periods(order)[ended.id].ended_by == "07/2026/TT-BGDĐT"


def test_an_end_that_a_text_states_itself_is_not_laid_to_a_law_that_ends_the_same_day() -> None:
    ended = replace(DECREE_2017, effective_to=date(2023, 12, 31))
    found = periods((LAW_2003, LAW_2022, ended))[ended.id]
    assert found.ended_by is None
    assert not found.inferred
