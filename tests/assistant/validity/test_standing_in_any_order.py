"""The order in which documents come changes nothing: what holds on a day is the same."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Document
from assistant.validity.standing import Standing, standing
from ingest.recording import Prepared
from tests.ingest.amended import LAW_TEXT, amending, prepared

FIRST = amending(
    "92/2032/QH18",
    "Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Không đổ rác.”",
    "Bổ sung Điều 4a vào sau Điều 4 như sau:\n\n“Điều 4a. Thu chi\n\nThu chi công khai.”",
    signed="02/3/2032",
    begins="01 tháng 01 năm 2033",
)
SECOND = amending(
    "94/2033/QH18",
    "Sửa đổi khoản 1 Điều 1 như sau:\n\n“1. Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Sạch.””",
    signed="03/3/2033",
    begins="01 tháng 01 năm 2034",
    of="92/2032/QH18",
)
DECREE = """CHÍNH PHỦ

Số: 5/2031/NĐ-CP

Hà Nội, ngày 01 tháng 5 năm 2031

NGHỊ ĐỊNH

QUY ĐỊNH CHI TIẾT LUẬT GIỮ GÌN ĐƯỜNG LÀNG

Điều 1. Phạm vi điều chỉnh

Nghị định này quy định chi tiết Luật Giữ gìn đường làng số 91/2031/QH18.
"""
NEXT = """QUỐC HỘI

Luật số: 99/2036/QH19

Hà Nội, ngày 02 tháng 3 năm 2036

LUẬT

ĐƯỜNG LÀNG

Điều 1. Hiệu lực thi hành

1. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2037.

2. Luật Giữ gìn đường làng số 91/2031/QH18 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.
"""
ALL = tuple(prepared(text) for text in (LAW_TEXT, FIRST, SECOND, DECREE, NEXT))
DAYS = [date(2031, 6, 1) + timedelta(days=90 * step) for step in range(26)]


def holding(known: Standing, documents: list[Prepared]) -> set[tuple[str, date]]:
    """Every passage with every day on which it holds."""
    passages = [passage for one in documents for passage in one.passages]
    return {(each.id, day) for each in passages for day in DAYS if known.holds(each, day)}


def standing_of(documents: list[Prepared]) -> Standing:
    return standing([one.document for one in documents], [])


IN_ORDER = list(ALL)
HOLDING = holding(standing_of(IN_ORDER), IN_ORDER)


@settings(max_examples=25, deadline=None)
@given(st.permutations(ALL))
def test_documents_that_come_in_any_order_hold_on_the_same_days(order: list[Prepared]) -> None:
    known = standing_of(order)
    assert known.periods == standing_of(IN_ORDER).periods
    assert holding(known, order) == HOLDING


@settings(max_examples=25, deadline=None)
@given(st.permutations(ALL), st.integers(min_value=1, max_value=len(ALL)))
def test_a_text_that_was_named_before_it_came_is_linked_when_it_comes(
    order: list[Prepared], first: int
) -> None:
    early = standing_of(order[:first])
    late = standing_of([*order[first:], *order[:first]])
    assert {one.document.id for one in order[:first]} <= set(early.periods)
    assert holding(late, order) == HOLDING


def test_a_detailing_decree_and_the_amending_laws_end_with_the_law() -> None:
    ends = {one.number: standing_of(IN_ORDER).period(one).end for one in map(_document, ALL)}
    assert ends["5/2031/NĐ-CP"] == ends["91/2031/QH18"] == date(2036, 12, 31)
    assert ends["92/2032/QH18"] == date(2036, 12, 31)
    assert ends["99/2036/QH19"] is None


def test_a_detailing_decree_is_not_in_force_before_the_law() -> None:
    starts = {one.number: standing_of(IN_ORDER).period(one).start for one in map(_document, ALL)}
    assert starts["5/2031/NĐ-CP"] == date(2031, 7, 1)


def _document(one: Prepared) -> Document:
    return one.document
