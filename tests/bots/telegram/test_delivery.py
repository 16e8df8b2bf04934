"""An answer as it is sent: readable on a phone, every quote under its label."""

from dataclasses import replace
from datetime import date

from assistant.types import Answer, Query, Question
from assistant.understanding.query import understand
from bots.telegram.delivery import delivered, short_label, sources_of
from bots.telegram.suggesting import Suggestion, suggestions
from bots.telegram.types import Outgoing
from tests.bots.telegram.cloud.markup import parse_html
from tests.fakes_web import LEAD, POINT, QUOTE, REPLIES, TODAY, cited, quoting_answer

KEY = "AbCdEfGhIjK"


def query_of(text: str, *, as_of: date | None = None) -> Query:
    return understand(Question(text=text, as_of=as_of), today=TODAY)


def sent(answer: Answer, query: Query | None = None, **more: object) -> list[Outgoing]:
    given = {"suggestions": (), "kept_day": False, "echoed": False, **more}
    asked = query or query_of("Hồ sơ gồm những gì?")
    given.setdefault("typed", asked.original)
    return delivered(KEY, asked, answer, replies=REPLIES, **given)  # type: ignore[arg-type]


def test_a_quote_is_folded_under_the_line_that_names_its_rule() -> None:
    [message] = sent(quoting_answer())
    assert message.html.startswith(
        "<b>[1] Theo Nghị định 12/2030/NĐ-CP:</b>\n"
        f"<blockquote expandable>{LEAD}\n{QUOTE}</blockquote>"
    )
    assert "Nguồn:" not in message.html


def test_a_quote_that_the_text_only_points_at_follows_it_with_its_label() -> None:
    answer = replace(quoting_answer(), text="Cần danh sách trích ngang [1].\n\nNguồn:\n[1] x")
    [message] = sent(answer)
    plain, entities = parse_html(message.html)
    assert plain.startswith("Cần danh sách trích ngang [1].\n\n[1] điểm b khoản 2 Điều 4 ")
    assert [each.type for each in entities][:2] == ["bold", "expandable_blockquote"]


def test_the_reading_is_told_only_when_it_is_not_what_was_typed() -> None:
    read_as_typed = sent(quoting_answer())[0].plain
    abbreviated = sent(quoting_answer(), query_of("LĐTT được thưởng bao nhiêu?"))[0].plain
    assert "Hiểu là" not in read_as_typed
    assert abbreviated.startswith("Hiểu là: lao động tiên tiến được thưởng bao nhiêu?")


def test_a_follow_up_tells_what_it_was_read_as() -> None:
    [message] = sent(quoting_answer(), query_of("Hồ sơ cấp tỉnh gồm gì?"), typed="còn cấp tỉnh?")
    assert message.plain.startswith("Hiểu là: Hồ sơ cấp tỉnh gồm gì?")


def test_a_day_that_was_named_is_told_once() -> None:
    query = query_of("Hồ sơ gồm những gì?", as_of=date(2025, 6, 30))
    line = REPLIES.say("answer.as_of", day="30/06/2025")
    told = replace(quoting_answer(), text=f"{line}\n\n{quoting_answer().text}")
    assert sent(quoting_answer(), query)[0].plain.count(line) == 1
    assert sent(told, query)[0].plain.count(line) == 1


def test_a_day_chosen_for_the_conversation_says_how_to_leave_it() -> None:
    query = query_of("Hồ sơ gồm những gì?", as_of=date(2025, 6, 30))
    assert "/ngay hôm nay" in sent(quoting_answer(), query, kept_day=True)[0].plain


def test_buttons_rate_open_each_source_and_ask_on() -> None:
    [message] = sent(quoting_answer(), suggestions=[Suggestion("Hỏi tiếp: hồ sơ?", "Hồ sơ …?")])
    assert [[each.data for each in row] for row in message.buttons] == [
        [f"r:{KEY}:1", f"r:{KEY}:0"],
        [f"s:{KEY}:1"],
        [f"q:{KEY}:0"],
    ]


def test_no_button_holds_more_than_64_bytes() -> None:
    many = replace(quoting_answer(), citations=tuple(cited(marker=n) for n in range(1, 30)))
    rows = sent(many)[-1].buttons
    assert max(len(each.data.encode()) for row in rows for each in row) <= 64


def test_a_question_back_lists_whole_choices_and_short_buttons() -> None:
    long = "Tiêu chuẩn tặng Huân chương Lao động hạng Ba cho tập thể có nhiều thành tích?"
    answer = Answer(text="Bạn hỏi về:", decision="clarify", choices=(long, "Câu khác?"))
    [message] = sent(answer)
    assert f"1. {long}\n2. Câu khác?" in message.plain
    assert [row[0].data for row in message.buttons] == [f"c:{KEY}:0", f"c:{KEY}:1"]
    assert len(message.buttons[0][0].text) < 55


def test_a_refusal_opens_its_nearest_sources() -> None:
    refusal = Answer(text="Chưa tìm thấy căn cứ.", decision="refuse", nearest=(POINT, POINT))
    assert [each.marker for each in sources_of(refusal)] == [1, 2]
    assert [row[0].data for row in sent(refusal)[0].buttons[1:]] == [f"s:{KEY}:1", f"s:{KEY}:2"]


def test_a_long_answer_has_its_buttons_under_the_last_part() -> None:
    long = replace(quoting_answer(), text="\n\n".join(["Một đoạn dài. " * 100] * 5))
    *first, last = sent(long)
    assert first
    assert all(not each.buttons for each in first)
    assert last.buttons


def test_a_label_on_a_button_is_cut_at_a_word_and_without_the_summary() -> None:
    assert (
        short_label("Điều 50 Nghị định 1/2030 (theo bản tóm tắt “x”)") == "Điều 50 Nghị định 1/2030"
    )
    cut = short_label("Thông tư hướng dẫn về việc xét tặng Kỷ niệm chương của ngành Nội vụ")
    assert cut == "Thông tư hướng dẫn về việc xét tặng Kỷ niệm…"


def test_what_was_asked_of_an_award_is_not_suggested_again() -> None:
    query = query_of("Tiêu chuẩn danh hiệu Chiến sĩ thi đua cơ sở?")
    offered = suggestions(query, quoting_answer(), REPLIES)
    assert [each.question for each in offered] == [
        "Hồ sơ đề nghị Chiến sĩ thi đua cơ sở gồm những gì?",
        "Chiến sĩ thi đua cơ sở được thưởng bao nhiêu?",
    ]


def test_nothing_is_suggested_after_a_refusal_or_for_two_awards() -> None:
    refusal = Answer(text="Chưa tìm thấy căn cứ.", decision="refuse")
    one = query_of("Tiêu chuẩn Lao động tiên tiến?")
    two = query_of("Lao động tiên tiến khác Chiến sĩ thi đua cơ sở thế nào?")
    assert suggestions(one, refusal, REPLIES) == ()
    assert suggestions(two, quoting_answer(), REPLIES) == ()
