"""Reading a question the way the field reads it."""

from datetime import date

import pytest

from assistant.edges.diacritics import load_diacritics
from assistant.errors import BadInput
from assistant.language.awards import awards_in
from assistant.language.diacritics import restore
from assistant.language.wording import content_words
from assistant.types import Intent, Query, Question, Reference
from assistant.understanding.query import MOST_CHARACTERS, understand

TODAY = date(2026, 11, 22)


def read(text: str, as_of: date | None = None) -> Query:
    return understand(Question(text=text, as_of=as_of), today=TODAY)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tiêu chuẩn CSTĐCS", "Tiêu chuẩn chiến sĩ thi đua cơ sở"),
        ("tieu chuan cstdcs", "tieu chuan chien si thi dua co so"),
        ("hồ sơ BKTTg", "hồ sơ bằng khen của Thủ tướng Chính phủ"),
        ("TT 15/2025 nói gì", "thông tư 15/2025 nói gì"),
        ("TT ký bằng khen", "Thủ tướng ký bằng khen"),
        ("nđ98 thưởng LĐTT", "nghị định 98 thưởng lao động tiên tiến"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("phát triển KT-XH", "phát triển kinh tế - xã hội"),
    ],
)
def test_abbreviations_are_read_by_their_context(written: str, meant: str) -> None:
    assert read(written).text == meant


def test_abbreviations_of_a_question_without_marks_help_to_restore_them() -> None:
    model = load_diacritics()
    query = understand(
        Question(text="hd tdkt so gom may thanh vien"),
        today=TODAY,
        restore=lambda text: restore(text, model),
    )
    assert query.text == "hội đồng thi đua, khen thưởng sở gồm mấy thành viên"
    assert "hd tdkt so gom may thanh vien" in query.expansions


def test_the_wording_of_the_person_is_searched_too() -> None:
    assert "hs CSTĐCS" in read("hs CSTĐCS").expansions
    assert read("phong trào thi đua").expansions == ()


def test_an_award_is_also_asked_for_by_its_class() -> None:
    assert read("hồ sơ đề nghị Bằng khen").contents == (
        "hồ sơ đề nghị |bằng khen|",
        "hồ sơ đề nghị |hình thức khen thưởng|",
    )


def test_document_numbers_are_never_taken_for_abbreviations() -> None:
    assert read("Chỉ thị 34-CT/TW và Luật 15/2003/QH11").text == (
        "Chỉ thị 34-CT/TW và Luật 15/2003/QH11"
    )


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("nghị định 152/2025/NĐ-CP", ("152/2025/nd-cp",)),
        ("nd 98 về tiền thưởng", ("nghi dinh 98",)),
        ("luật 06/2022", ("luat 06/2022",)),
        ("chỉ thị 34", ("chi thi 34",)),
        ("Chỉ thị 34-CT/TW", ("34-ct/tw",)),
        ("thưởng 98 triệu", ()),
    ],
)
def test_documents_are_recognised_however_they_are_named(
    question: str, numbers: tuple[str, ...]
) -> None:
    assert read(question).numbers == numbers


@pytest.mark.parametrize(
    ("written", "meant", "intent"),
    [
        ("thưởng CSTĐCS", "tiền thưởng chiến sĩ thi đua cơ sở", Intent.FIGURE),
        ("mức thưởng bằng khen", "mức tiền thưởng bằng khen", Intent.FIGURE),
        ("Thưởng huân chương hạng 3", "tiền thưởng huân chương hạng Ba", Intent.FIGURE),
        ("thưởng cho ai", "thưởng cho ai", Intent.RULE),
        ("khen thưởng lao động tiên tiến", "khen thưởng lao động tiên tiến", Intent.RULE),
    ],
)
def test_a_bonus_is_asked_for_by_its_award(written: str, meant: str, intent: Intent) -> None:
    query = read(written)
    assert (query.text, query.intent) == (meant, intent)


def test_the_decision_whose_day_is_told_is_no_word_of_what_is_asked() -> None:
    contents = read("tiền thưởng CSTĐCS quyết định ký ngày 15/6/2025").contents[0]
    assert contents.replace("|", " ").split() == [
        "tiền",
        "thưởng",
        "chiến",
        "sĩ",
        "thi",
        "đua",
        "cơ",
        "sở",
    ]


def test_a_place_in_a_rule_is_read() -> None:
    assert read("điểm a khoản 2 điều 22 luật tđkt").references == (
        Reference(article="22", clause="2", point="a"),
    )


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Tiền thưởng khi quyết định ký ngày 15/6/2025", date(2025, 6, 15)),
        ("mức thưởng trước 1/7/2025", date(2025, 6, 30)),
        ("năm 2020 quy định thế nào", date(2020, 12, 31)),
    ],
)
def test_the_day_is_read_from_the_question(question: str, day: date) -> None:
    query = read(question)
    assert (query.as_of, query.dated) == (day, True)


def test_without_a_day_the_answer_is_for_today() -> None:
    query = read("Tiêu chuẩn Lao động tiên tiến?")
    assert (query.as_of, query.dated) == (TODAY, False)


def test_the_day_that_was_given_outweighs_the_day_in_the_question() -> None:
    assert read("năm 2020 quy định thế nào", as_of=date(2025, 7, 1)).as_of == date(2025, 7, 1)


def test_the_day_of_an_event_is_not_the_day_of_the_rule() -> None:
    assert not read("Hội nghị ngày 06/01/2020 do ai chủ trì?").dated


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Tiêu chuẩn Chiến sĩ thi đua cơ sở?", Intent.RULE),
        ("LĐTT được thưởng bao nhiêu?", Intent.FIGURE),
        ("Thi đua là gì?", Intent.DEFINITION),
        ("Ai là khối trưởng khối thi đua năm 2023?", Intent.EVENT),
        ("Nghị định 152 nói về gì?", Intent.DOCUMENT),
        ("Nghị định 152 khác gì Nghị định 98?", Intent.COMPARISON),
        ("Luật mới khác luật cũ gì về tiêu chuẩn?", Intent.COMPARISON),
        ("Nghị định 98 được thay bằng văn bản nào?", Intent.DOCUMENT),
        ("Nghị định 98 do ai ký?", Intent.DOCUMENT),
        ("Ai ký bằng khen cấp bộ?", Intent.RULE),
        ("quyết định khen thưởng ai ký", Intent.RULE),
    ],
)
def test_what_is_asked_for_is_told_by_the_words(question: str, intent: Intent) -> None:
    assert read(question).intent is intent


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "input.empty"),
        (" \n\u200b", "input.empty"),
        ("?!… 123", "input.no_words"),
        ("a" * (MOST_CHARACTERS + 1), "input.too_long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_mend(text: str, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text)
    assert refused.value.key == key


def test_question_words_say_nothing_of_what_it_is_about() -> None:
    assert content_words("Hồ sơ gồm những gì?", plain=False) == "hồ sơ ||"


def test_without_diacritics_words_that_could_mean_something_are_kept() -> None:
    assert "thi dua" in content_words("thi dua la gi", plain=True)


def test_an_award_is_known_by_its_longest_name() -> None:
    assert awards_in("“Tập thể Lao động tiên tiến” và chiến sỹ thi đua cơ sở") == (
        "tập thể lao động tiên tiến",
        "chiến sĩ thi đua cơ sở",
    )


def test_a_day_that_does_not_exist_is_kept_as_it_was_written() -> None:
    query = read("Mức thưởng từ tháng 13/2025 là bao nhiêu?")
    assert query.no_such_day == "tháng 13/2025"
    assert (query.as_of, query.dated) == (TODAY, False)
    assert read("Mức thưởng từ tháng 12/2025 là bao nhiêu?").no_such_day is None


def test_a_day_to_come_is_marked_whoever_named_it() -> None:
    assert read("năm 2030 thưởng bao nhiêu?").future
    assert read("thưởng bao nhiêu?", as_of=date(2026, 11, 23)).future
    assert not read("thưởng bao nhiêu?").future
    assert not read("năm 2026 thưởng bao nhiêu?").future


@pytest.mark.parametrize("greeting", ["Chào buổi sáng, ", "chao ban! ", "Alo, ", "Xin chào: "])
def test_a_greeting_before_a_question_is_no_part_of_what_is_asked(greeting: str) -> None:
    assert read(f"{greeting}hồ sơ gồm gì?").contents == read("hồ sơ gồm gì?").contents
