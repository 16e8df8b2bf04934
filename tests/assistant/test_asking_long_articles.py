"""Questions that one clause of a long article answers: the clause, and that there is more."""

from assistant.types import Answer, Kind
from tests.builders import document_of
from tests.grounded import answer_over

FURTHER = "theo quy định về tổ chức và hoạt động của cơ quan, đơn vị, địa phương " * 6
LAW = f"""Điều 3. Giải thích từ ngữ

Các từ ngữ dưới đây được hiểu như sau:

1. Thi đua là hoạt động có tổ chức.

2. Khen thưởng là việc ghi nhận thành tích.

Điều 79. Thẩm quyền của Bộ trưởng, Chủ tịch Ủy ban nhân dân cấp tỉnh

1. Ủy ban Thường vụ Quốc hội quyết định tặng kỷ niệm chương.

2. Bộ trưởng quyết định tặng bằng khen {FURTHER}.

3. Bộ trưởng quyết định tặng danh hiệu lao động tiên tiến {FURTHER}.

4. Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định tặng cờ thi đua {FURTHER}.
"""


def asked(question: str) -> Answer:
    return answer_over({LAW: document_of("5/2020/QH14", kind=Kind.LAW)}, question)


def clauses(answer: Answer) -> list[tuple[str | None, str | None]]:
    places = (each.passage.reference for each in answer.citations)
    return [(each.article, each.clause) for each in places]


def test_the_powers_of_an_office_are_told_by_the_clauses_on_it_and_that_there_are_others() -> None:
    of_province = asked("Chủ tịch UBND tỉnh được tặng danh hiệu gì?")
    assert clauses(of_province) == [("79", "4")]
    assert any("còn các khoản khác" in each for each in of_province.warnings)
    assert clauses(asked("Bộ trưởng được tặng những gì?")) == [("79", "2"), ("79", "3")]


def test_a_definition_is_told_by_its_clause_however_it_is_asked_for() -> None:
    for question in ("Khen thưởng là gì?", "Khen thưởng được hiểu thế nào theo luật?"):
        answer = asked(question)
        assert clauses(answer) == [("3", "2")]
        assert answer.citations[0].leads
        assert not any("còn các khoản khác" in each for each in answer.warnings)
