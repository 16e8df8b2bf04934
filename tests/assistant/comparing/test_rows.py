"""Rows of two tables: what is a change, and what is only laid out otherwise."""

import pytest

from assistant.comparing.provisions import differences
from assistant.comparing.rows import header_rows, same_row
from assistant.documents.citing import Quotation
from assistant.types import Excerpt, Span
from tests.builders import document_of, passages_of

OLD = """Danh hiệu | Hệ số (lần) | Căn cứ
"Lao động tiên tiến" | 0,3 | điểm d khoản 1 Điều 54
"Cờ thi đua của Chính phủ" | 12,0 | điểm đ khoản 2 Điều 54"""
NEW = """Danh hiệu | Đối tượng | Hệ số (lần) | Điểm, khoản
"Lao động tiên tiến" | cá nhân | 0,4 | điểm d khoản 1
"Cờ thi đua của Chính phủ" | tập thể | 12,0 | điểm đ khoản 2"""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“Lao động tiên tiến” | 0,3 | điểm d", "“Lao động tiên tiến” | cá nhân | 0,3", True),
        ("Huân chương | 4,5 | khoản 1 Điều 55", "Huân chương | 4,5 | 9,0 | khoản 1", True),
        ("Huân chương | 4,5 |", "Huân chương | 5,5 | 9,0", False),
        ("Huân chương hạng Ba | 4,5", "Huân chương hạng Nhì | 4,5", False),
        ("Từ ngày | 2.340.000", "Từ ngày | chưa rõ", False),
    ],
)
def test_rows_say_the_same_where_name_and_figures_agree(one: str, other: str, same: bool) -> None:
    assert same_row(one, other) is same
    assert same_row(other, one) is same


def test_the_first_row_names_the_columns_unless_it_stands_before_the_quote() -> None:
    assert header_rows(OLD.split("\n"), beside=[]) == {0}
    assert header_rows(OLD.split("\n")[1:], beside=[OLD.split("\n")[0]]) == frozenset()


def test_only_the_figure_that_changed_is_told() -> None:
    passage = passages_of(document_of(title="bảng"), "bảng")[0]
    sides = [[Quotation(passage, Excerpt(text, Span(0, len(text))))] for text in (OLD, NEW)]
    (found,) = differences(*sides)
    assert found.old is not None
    assert found.new is not None
    assert "0,3" in found.old.text
    assert "0,4" in found.new.text
