"""assistant.markdown: an answer in a program that shows Markdown and nothing else."""

import time
from dataclasses import replace
from datetime import date

import pytest

from assistant.composing.rendering import answer_text
from assistant.documents.labelling import label
from assistant.markdown import answer_markdown, choices_shown, inert, sources_shown
from assistant.types import Answer, Question
from assistant.understanding.query import understand
from assistant.validity.standing import standing
from tests.fakes_web import HOSTILE_PASSAGE, LEAD, POINT, QUOTE, REPLIES, TODAY, cited

QUERY = understand(Question(text="Hồ sơ gồm những gì?"), today=TODAY)
WRITTEN = Answer(
    text="Hồ sơ cần danh sách trích ngang [1].", decision="answer", citations=(cited(),)
)


def test_a_quote_that_the_text_does_not_hold_stands_below_under_its_source() -> None:
    assert answer_markdown(WRITTEN, QUERY, REPLIES) == (
        "Hồ sơ cần danh sách trích ngang [1].\n"
        "\n"
        "**Nguồn:**\n"
        "\n"
        f"- **[1]** {label(POINT)} ([bản gốc](https://example.org/nghi-dinh))\n"
        f"  > {LEAD}\n"
        f"  > {QUOTE}"
    )


def test_a_verbatim_answer_names_its_sources_once_and_repeats_no_quote() -> None:
    text = answer_text(QUERY, [cited()], standing([], []), REPLIES)
    shown = answer_markdown(replace(WRITTEN, text=text), QUERY, REPLIES)
    assert shown.count(QUOTE) == 1
    assert shown.count(REPLIES.say("answer.sources")) == 1
    assert "[1]" in shown.split("**Nguồn:**")[0]


def test_what_is_warned_of_and_what_may_be_chosen_are_shown() -> None:
    asked = Answer(
        text=(
            "Huân chương hạng nào?\n1. Hạng Nhất thưởng bao nhiêu?\n2. Hạng Nhì thưởng bao nhiêu?"
        ),
        decision="clarify",
        choices=("Hạng Nhất thưởng bao nhiêu?", "Hạng Nhì thưởng bao nhiêu?"),
        warnings=("Chỉ là bản trích.",),
    )
    assert answer_markdown(asked, QUERY, REPLIES) == (
        "Huân chương hạng nào?\n"
        "\n"
        "- **1.** Hạng Nhất thưởng bao nhiêu?\n"
        "- **2.** Hạng Nhì thưởng bao nhiêu?\n"
        "\n"
        "> **Lưu ý:** Chỉ là bản trích."
    )


def test_how_a_question_was_read_is_said_where_it_was_read_otherwise() -> None:
    other = replace(QUERY, original="ho so gom nhung gi?")
    assert answer_markdown(WRITTEN, other, REPLIES).startswith("*Hiểu là: Hồ sơ gồm những gì?*\n\n")
    assert "Hiểu là" not in answer_markdown(WRITTEN, QUERY, REPLIES)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("![x](https://evil.example/?q)", "\\![x\\](https://evil.example/?q)"),
        ("[bấm](javascript:alert)", "[bấm\\](javascript:alert)"),
        ("<img src=x onerror=y>", "\\<img src=x onerror=y>"),
        ("</p><!-- -->", "\\</p>\\<!-- -->"),
        ("5 < 6, [1] và 2 * 3", "5 < 6, [1] và 2 * 3"),
    ],
)
def test_words_of_a_document_cannot_load_or_run_anything(words: str, shown: str) -> None:
    assert inert(words) == shown


def test_a_hostile_source_is_shown_as_words_without_a_link() -> None:
    answer = replace(WRITTEN, citations=(cited(HOSTILE_PASSAGE),))
    shown = answer_markdown(answer, QUERY, REPLIES)
    assert "\\<script>" in shown
    assert "](javascript" not in shown


def test_an_address_with_brackets_stays_one_link() -> None:
    document = replace(POINT.document, url="https://example.org/a(1) b", issued_on=date(2030, 1, 5))
    answer = replace(WRITTEN, citations=(cited(replace(POINT, document=document)),))
    assert "(https://example.org/a%281%29%20b)" in answer_markdown(answer, QUERY, REPLIES)


def test_sources_and_choices_are_read_back_from_what_was_shown() -> None:
    plain = replace(POINT, document=replace(POINT.document, url=None))
    answer = replace(
        WRITTEN, citations=(cited(), cited(plain, marker=2)), choices=("Cấp nào?", "[a](b)?")
    )
    shown = answer_markdown(answer, QUERY, REPLIES)
    assert sources_shown(shown) == [(1, label(POINT)), (2, label(POINT))]
    assert choices_shown(shown) == ("Cấp nào?", "[a](b)?")


def test_numbered_clauses_of_a_quote_are_no_choices() -> None:
    assert choices_shown("1. Đạt danh hiệu;\n2. Có sáng kiến.\n- Tờ trình;") == ()


def test_what_a_client_sends_back_is_read_in_no_time_whatever_it_is() -> None:
    began = time.perf_counter()
    assert len(sources_shown("- **[1]** Điều 4" + " ([" * 100_000)) == 1
    assert time.perf_counter() - began < 5
