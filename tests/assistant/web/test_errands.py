"""assistant.web.errands: the requests that Open WebUI makes for itself."""

import json
import time

import pytest

from assistant.web.errands import LONGEST_TITLE, errand
from tests.fakes_web import REPLIES


def task(form: str, first: str = "Tiêu chuẩn Lao động tiên tiến?") -> str:
    return (
        "### Task:\nGenerate what is described below for the chat history.\n"
        f"### Output:\nJSON format: {form}\n"
        f"### Chat History:\n<chat_history>\nUSER: {first}\nASSISTANT: Theo Điều 24 …\n"
        '</chat_history>\nUSER: { "queries": [] }'
    )


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ('{ "title": "your concise title here" }', {"title": "Tiêu chuẩn Lao động tiên tiến"}),
        ('{ "tags": ["tag1", "tag2"] }', {"tags": ["Thi đua, khen thưởng"]}),
        ('{ "follow_ups": ["Question 1?"] }', {"follow_ups": []}),
        ('{ "queries": ["query1"] }', {"queries": []}),
        ('{ "text": "<completion>" }', {"text": ""}),
    ],
)
def test_an_errand_gets_the_json_that_it_asks_for(form: str, answer: dict[str, object]) -> None:
    told = errand(task(form), REPLIES)
    assert told is not None
    assert json.loads(told) == answer


def test_a_long_first_question_is_cut_between_words_for_a_title() -> None:
    first = "Cá nhân công tác ở vùng đặc biệt khó khăn cần tiêu chuẩn gì để được tặng"
    told = errand(task('{ "title": "…" }', first), REPLIES)
    title = json.loads(told or "")["title"]
    assert len(title) <= LONGEST_TITLE + 1
    assert first.startswith(title.removesuffix("…") + " ")


def test_an_errand_of_another_sort_is_answered_with_nothing() -> None:
    assert errand("### Task:\nGenerate one emoji.", REPLIES) == ""


@pytest.mark.parametrize("text", ["Hồ sơ gồm gì?", 'Nghĩa của { "title": 1 }?', "Task: hồ sơ?"])
def test_a_question_of_a_person_is_no_errand(text: str) -> None:
    assert errand(text, REPLIES) is None


def test_a_megabyte_of_empty_lines_is_looked_through_once() -> None:
    began = time.perf_counter()
    assert errand(task('{ "title": "…" }').replace("USER:", "\n" * 1_000_000), REPLIES) is not None
    assert time.perf_counter() - began < 5
