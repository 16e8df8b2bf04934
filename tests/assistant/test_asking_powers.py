"""Questions on who decides: told by the article on powers, at the level that is asked for."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.types import Kind
from tests.builders import document_of
from tests.grounded import answer_over

LAW = """Điều 24. Danh hiệu “Lao động tiên tiến”

Danh hiệu “Lao động tiên tiến” để tặng cho công chức, viên chức cấp xã hoàn thành tốt nhiệm vụ.

Điều 74. Bằng khen của Bộ, ban, ngành, tỉnh

Bằng khen của Bộ, ban, ngành, tỉnh để tặng cho cá nhân có thành tích xuất sắc.

Điều 75. Giấy khen

Giấy khen để tặng cho cá nhân lập được thành tích; có giấy khen của Chủ tịch Ủy ban nhân dân cấp
huyện và giấy khen của Chủ tịch Ủy ban nhân dân cấp xã.

Điều 79. Thẩm quyền của Bộ trưởng, Chủ tịch Ủy ban nhân dân cấp tỉnh

Bộ trưởng quyết định tặng bằng khen và chiến sĩ thi đua Bộ.

Điều 80. Thẩm quyền của Thủ trưởng cơ quan, Ủy ban nhân dân cấp huyện, Ủy ban nhân dân cấp xã

1. Thủ trưởng cơ quan quyết định tặng danh hiệu “Lao động tiên tiến” và giấy khen.

2. Chủ tịch Ủy ban nhân dân cấp huyện quyết định tặng danh hiệu “Lao động tiên tiến” và giấy khen.
"""
LATER = """Điều 59. Thẩm quyền của Chủ tịch Ủy ban nhân dân cấp xã

Thẩm quyền quy định tại khoản 2 Điều 80 Luật Thi đua, khen thưởng thực hiện như sau: Chủ tịch Ủy
ban nhân dân cấp xã quyết định tặng danh hiệu “Lao động tiên tiến” và giấy khen.
"""
DOCUMENTS = {
    LAW: document_of("6/2022/QH15", kind=Kind.LAW, title="Luật Thi đua, khen thưởng"),
    LATER: replace(
        document_of("129/2025/NĐ-CP", kind=Kind.DECREE), effective_from=date(2025, 7, 1)
    ),
}


def first_article(question: str) -> str | None:
    answer = answer_over(DOCUMENTS, question)
    return answer.citations[0].passage.reference.article


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("ai ký bằng khen cấp bộ", "79"),
        ("ai công nhận LĐTT cho công chức xã", "59"),
        ("ai ký giấy khen của xã", "59"),
        ("chủ tịch huyện có quyền tặng giấy khen không", "59"),
        ("tiêu chuẩn lao động tiên tiến của công chức xã", "24"),
    ],
)
def test_who_decides_is_told_by_the_rule_on_powers_of_the_level(
    question: str, article: str
) -> None:
    assert first_article(question) == article


def test_a_level_that_the_rule_in_force_no_longer_names_is_said_to_be_gone() -> None:
    answer = answer_over(DOCUMENTS, "chủ tịch huyện có quyền tặng giấy khen không")
    assert any("không còn giao thẩm quyền này cho cấp huyện" in each for each in answer.warnings)
    assert [each.passage.reference.article for each in answer.citations] == ["59"]


def test_before_the_later_rule_the_district_decides() -> None:
    question = "chủ tịch huyện có quyền tặng giấy khen không, ngày 30/6/2025"
    answer = answer_over(DOCUMENTS, question)
    assert answer.citations[0].passage.reference.article == "80"
    assert not any("cấp huyện" in each for each in answer.warnings)
