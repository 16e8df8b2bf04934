"""Small real values that the tests of the evaluation share."""

from datetime import date
from typing import Any

from eval.cases import Case, Place
from eval.outcome import Cited, Outcome, Source

DAY = date(2026, 11, 1)


def a_case(name: str = "c1", **changes: Any) -> Case:
    values: dict[str, Any] = {
        "id": name,
        "question": "Tiêu chuẩn Chiến sĩ thi đua cơ sở?",
        "decision": "answer",
        "gold": ((Place(number="06/2022/QH15", article="23"),),),
    }
    return Case(**(values | changes))


def a_source(article: str | None = "23", **changes: Any) -> Source:
    values: dict[str, Any] = {
        "passage_id": f"luat#{article}",
        "document_id": "luat-06-2022-3f9a2c41",
        "label": f"Điều {article} Luật số 06/2022/QH15",
        "title": "Luật Thi đua, khen thưởng",
        "number": "06/2022/QH15",
        "article": article,
    }
    return Source(**(values | changes))


def a_citation(source: Source | None = None, **changes: Any) -> Cited:
    values: dict[str, Any] = {
        "source": source or a_source(),
        "quote": "hoàn thành xuất sắc nhiệm vụ",
        "exact": True,
        "effective_from": date(2024, 1, 1),
    }
    return Cited(**(values | changes))


def an_outcome(**changes: Any) -> Outcome:
    values: dict[str, Any] = {
        "seconds": 0.2,
        "as_of": DAY,
        "decision": "answer",
        "answer": "Theo Điều 23: hoàn thành xuất sắc nhiệm vụ [1]",
        "found": (a_source(),),
        "citations": (a_citation(),),
    }
    return Outcome(**(values | changes))


def a_refusal(**changes: Any) -> Outcome:
    values: dict[str, Any] = {"decision": "refuse", "answer": "Chưa tìm thấy", "citations": ()}
    return an_outcome(**(values | changes))
