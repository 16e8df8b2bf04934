"""Follow-ups by rules: what is carried over, what is not."""

from datetime import UTC, date, datetime

import pytest

from assistant.conversation.choosing import chosen
from assistant.conversation.following import follow
from assistant.types import Conversation, Question, Turn
from assistant.understanding.query import understand
from eval.runs import STARTER, load_cases
from tests.assistant.conversation.turns import TODAY, read_after, turn


def talked(*questions: str) -> list[str]:
    """How each question is read when every answer cites the law and the decree."""
    turns: list[Turn] = []
    for question in questions:
        query = understand(Question(text=question), today=TODAY)
        reading = follow(query, Conversation(id="c", turns=tuple(turns)))
        turns.append(turn(reading.text if reading else query.text))
    return [each.read for each in turns]


@pytest.mark.parametrize(
    ("before", "question", "read"),
    [
        # another level, rank, recipient, award, day
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "thế còn cấp tỉnh?",
         "Tiêu chuẩn Chiến sĩ thi đua cấp tỉnh?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "the con cap tinh",
         "Tiêu chuẩn Chiến sĩ thi đua cấp tỉnh?"),
        ("Tiêu chuẩn chiến sĩ thi đua cấp tỉnh?", "toàn quốc thì sao?",
         "Tiêu chuẩn Chiến sĩ thi đua toàn quốc?"),
        ("Bằng khen của Thủ tướng được thưởng bao nhiêu?", "còn của tỉnh?",
         "Bằng khen cấp tỉnh được thưởng bao nhiêu?"),
        ("Tiêu chuẩn cờ thi đua cấp tỉnh?", "của Chính phủ thì sao?",
         "Tiêu chuẩn Cờ thi đua của Chính phủ?"),
        ("Cá nhân cần gì để được Huân chương Lao động hạng Nhì?", "Còn hạng Nhất thì sao?",
         "Cá nhân cần gì để được Huân chương Lao động hạng Nhất?"),
        ("Huân chương Lao động được thưởng bao nhiêu?", "hang ba",
         "Huân chương Lao động hạng Ba được thưởng bao nhiêu?"),
        ("Cá nhân cần gì để được Huân chương Lao động hạng Nhất?", "tập thể thì sao?",
         "Tập thể cần gì để được Huân chương Lao động hạng Nhất?"),
        ("Lao động tiên tiến được thưởng bao nhiêu?", "còn tập thể?",
         "Tập thể lao động tiên tiến được thưởng bao nhiêu?"),
        ("Chiến sĩ thi đua cơ sở được thưởng bao nhiêu?", "còn tập thể thì sao?",
         "Danh hiệu thi đua đối với tập thể được thưởng bao nhiêu?"),
        ("Nhà giáo ưu tú cần dạy bao nhiêu năm?", "còn thầy thuốc?",
         "Thầy thuốc ưu tú cần dạy bao nhiêu năm?"),
        ("Thầy thuốc ưu tú cần bao nhiêu năm?", "nhân dân thì sao?",
         "Thầy thuốc nhân dân cần bao nhiêu năm?"),
        ("Huân chương Lao động hạng Ba cần gì?", "thế Huân chương Độc lập thì sao?",
         "Huân chương Độc lập hạng Ba cần gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "còn Lao động tiên tiến?",
         "Tiêu chuẩn Lao động tiên tiến?"),
        ("Lao động tiên tiến được thưởng bao nhiêu?", "còn năm 2020?",
         "Lao động tiên tiến được thưởng bao nhiêu vào năm 2020?"),
        ("Lương cơ sở hiện nay là bao nhiêu?", "còn năm 2018?",
         "Lương cơ sở là bao nhiêu vào năm 2018?"),
        ("Hội nghị tổng kết năm 2018 ở đâu?", "còn năm 2019?",
         "Hội nghị tổng kết năm 2019 ở đâu?"),
        ("Năm 2020, lao động tiên tiến được thưởng bao nhiêu?", "bây giờ thì sao?",
         "Lao động tiên tiến được thưởng bao nhiêu?"),
        ("Mức thưởng lao động tiên tiến?", "so với trước đây thì sao",
         "Mức thưởng lao động tiên tiến so với quy định cũ?"),
        ("Mức thưởng lao động tiên tiến?", "so với trước",
         "Mức thưởng lao động tiên tiến so với quy định cũ?"),
        ("Mức thưởng lao động tiên tiến so với luật cũ?", "năm 2020 thì sao",
         "Mức thưởng lao động tiên tiến so với năm 2020?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "so với luật cũ?",
         "Tiêu chuẩn chiến sĩ thi đua cơ sở so với luật cũ?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "co gi moi",
         "Tiêu chuẩn chiến sĩ thi đua cơ sở so với quy định cũ?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "truoc day thi sao",
         "Trước ngày 01/01/2024, Tiêu chuẩn chiến sĩ thi đua cơ sở?"),
        ("Hội đồng thi đua, khen thưởng cấp bộ gồm những ai?", "còn cấp tỉnh?",
         "Hội đồng thi đua, khen thưởng cấp tỉnh gồm những ai?"),
        ("Ai là khối trưởng khối nội chính năm 2023?", "còn khối kinh tế?",
         "Ai là khối trưởng khối kinh tế năm 2023?"),
        # another question of the same thing
        ("Tiêu chuẩn tập thể lao động xuất sắc?", "Thưởng bao nhiêu?",
         "Tập thể lao động xuất sắc được thưởng bao nhiêu?"),
        ("Điều kiện Chiến sĩ thi đua toàn quốc?", "ai ký?",
         "Ai quyết định tặng Chiến sĩ thi đua toàn quốc?"),
        ("Tiêu chuẩn Lao động tiên tiến?", "Hồ sơ gồm những gì?",
         "Hồ sơ Lao động tiên tiến gồm những gì?"),
        ("tieu chuan lao dong tien tien", "ho so gom nhung gi",
         "Ho so lao động tiên tiến gom nhung gi?"),
        ("Hồ sơ đề nghị bằng khen cấp tỉnh?", "nộp ở đâu?", "Hồ sơ bằng khen cấp tỉnh nộp ở đâu?"),
        ("Hội nghị sơ kết cụm Bắc Trung Bộ năm 2017 tổ chức ngày nào?", "Ở đâu?",
         "Hội nghị sơ kết cụm Bắc Trung Bộ năm 2017 ở đâu?"),
        ("Nghị định 152/2025/NĐ-CP có hiệu lực từ khi nào?", "ai ban hành?",
         "Ai ban hành Nghị định 152/2025/NĐ-CP?"),
        ("Kỷ niệm chương của Bộ Nội vụ do ai tặng?", "tiêu chuẩn thế nào?",
         "Tiêu chuẩn Kỷ niệm chương của Bộ Nội vụ thế nào?"),
        ("Ai quyết định tặng chiến sĩ thi đua cơ sở?", "chủ tịch xã có được tặng không?",
         "Chủ tịch xã có được tặng chiến sĩ thi đua cơ sở không?"),
        ("Tiêu chuẩn bằng khen của Thủ tướng?", "nộp mấy bộ hồ sơ?",
         "Bằng khen của Thủ tướng nộp mấy bộ hồ sơ?"),
        ("Kỷ niệm chương Bộ Nội vụ được thưởng bao nhiêu?", "có truy tặng không?",
         "Kỷ niệm chương Bộ Nội vụ có truy tặng không?"),
        ("Khi nào thì bị thu hồi danh hiệu?", "ai quyết định?",
         "Ai quyết định thu hồi danh hiệu?"),
        ("Kết quả hội nghị tổng kết năm 2018 thế nào?", "còn nhiệm vụ?",
         "Nhiệm vụ hội nghị tổng kết năm 2018?"),
        ("Tiêu chuẩn tập thể lao động xuất sắc?", "cần bao nhiêu phần trăm lao động tiên tiến?",
         "Tập thể lao động xuất sắc cần bao nhiêu phần trăm lao động tiên tiến?"),
        ("Nghị định 98 còn hiệu lực không?", "vậy được thay bằng văn bản nào?",
         "Nghị định 98 được thay bằng văn bản nào?"),
        # words that stand for what was said
        ("Điều kiện Chiến sĩ thi đua toàn quốc?", "nó được thưởng bao nhiêu?",
         "Chiến sĩ thi đua toàn quốc được thưởng bao nhiêu?"),
        ("Tiêu chuẩn giấy khen?", "danh hiệu này do ai tặng?", "Giấy khen do ai tặng?"),
        ("Nghị định 152/2025/NĐ-CP có hiệu lực từ khi nào?", "văn bản đó thay thế văn bản nào?",
         "Nghị định 152/2025/NĐ-CP thay thế văn bản nào?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "luật này có hiệu lực từ khi nào?",
         "Luật Thi đua, khen thưởng số 06/2022/QH15 có hiệu lực từ khi nào?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "nghị định đó còn hiệu lực không?",
         "Nghị định số 152/2025/NĐ-CP còn hiệu lực không?"),
        ("Chiến sĩ thi đua cơ sở được thưởng bao nhiêu?", "khác gì Lao động tiên tiến?",
         "Chiến sĩ thi đua cơ sở khác gì Lao động tiên tiến?"),
        # the sources of the answer
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "điều đó quy định ở đâu?",
         "Tiêu chuẩn chiến sĩ thi đua cơ sở?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "nguồn nào?", "Tiêu chuẩn chiến sĩ thi đua cơ sở?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "nói rõ hơn mục 2",
         "khoản 1 Điều 50 Nghị định số 152/2025/NĐ-CP quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "nguồn [1] nói gì?",
         "Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "mục 3 là sao?",
         "khoản 3 Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "nói rõ hơn đi",
         "Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "còn khoản 2?",
         "khoản 2 Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
    ],
)  # fmt: skip
def test_a_follow_up_is_read_with_what_it_follows(before: str, question: str, read: str) -> None:
    found = read_after(question, turn(before))
    assert found is not None
    assert found[0] == read


@pytest.mark.parametrize(
    "question",
    [
        "Thủ tục đơn giản là gì?",
        "Tiêu chuẩn giấy khen?",
        "Lãi suất ngân hàng hôm nay bao nhiêu?",
        "Chủ tịch UBND xã được tặng những danh hiệu gì?",
        "Nghị định 98/2023/NĐ-CP còn hiệu lực không?",
        "Thế nào được coi là sáng kiến?",
        "Cảm ơn bạn",
        "ho so de nghi tang bang khen gom nhung gi",
    ],
)
def test_a_whole_question_carries_nothing_over(question: str) -> None:
    assert read_after(question, turn("Tiêu chuẩn tập thể lao động xuất sắc?")) is None


@pytest.mark.parametrize(
    "before",
    [
        "Tiêu chuẩn tập thể lao động xuất sắc?",
        "Hội nghị sơ kết cụm Bắc Trung Bộ năm 2017 tổ chức ngày nào?",
        "Nghị định 152/2025/NĐ-CP có hiệu lực từ khi nào?",
    ],
)
def test_no_question_of_the_starter_set_that_stands_alone_is_read_otherwise(before: str) -> None:
    alone = [case for case in load_cases([STARTER]) if not case.history]
    changed = [
        case.id
        for case in alone
        if case.decision != "clarify" and read_after(case.question, turn(before)) is not None
    ]
    assert changed == []


def test_without_a_conversation_nothing_is_carried_over() -> None:
    assert read_after("thế còn cấp tỉnh?") is None


def test_follow_ups_of_follow_ups_keep_the_subject() -> None:
    assert talked(
        "Tiêu chuẩn CSTĐ cơ sở?",
        "thế còn cấp tỉnh?",
        "thưởng bao nhiêu?",
        "còn tập thể thì sao?",
        "còn cá nhân?",
    ) == [
        "Tiêu chuẩn chiến sĩ thi đua cơ sở?",
        "Tiêu chuẩn Chiến sĩ thi đua cấp tỉnh?",
        "Chiến sĩ thi đua cấp tỉnh được thưởng bao nhiêu?",
        "Danh hiệu thi đua đối với tập thể được thưởng bao nhiêu?",
        "Danh hiệu thi đua đối với cá nhân được thưởng bao nhiêu?",
    ]


def test_the_last_two_awards_are_compared() -> None:
    assert (
        talked("Tiêu chuẩn giấy khen?", "Tiêu chuẩn kỷ niệm chương?", "khác nhau chỗ nào?")[-1]
        == "Giấy khen và kỷ niệm chương khác nhau chỗ nào?"
    )


def test_after_a_look_at_a_source_the_subject_is_still_the_award() -> None:
    assert talked("Tiêu chuẩn giấy khen?", "nói rõ hơn mục 2", "ai ký?")[-1] == (
        "Ai quyết định tặng giấy khen?"
    )


def test_small_talk_that_was_refused_is_passed_over() -> None:
    found = read_after(
        "ai ký?", turn("Tiêu chuẩn giấy khen?"), turn("cảm ơn bạn", decision="refuse", cited=())
    )
    assert found == ("Ai quyết định tặng giấy khen?", None)


def test_a_refused_question_on_an_award_is_what_the_next_one_follows() -> None:
    refused = turn("Hạn nộp hồ sơ cờ thi đua của Chính phủ?", decision="refuse", cited=())
    assert read_after("ai ký?", turn("Tiêu chuẩn giấy khen?"), refused) == (
        "Ai quyết định tặng cờ thi đua của Chính phủ?",
        None,
    )


def test_the_day_is_carried_over_until_another_is_named() -> None:
    before = turn("Lao động tiên tiến được thưởng bao nhiêu?", as_of=date(2025, 6, 30))
    assert read_after("ai ký?", before) == (
        "Ai quyết định tặng Lao động tiên tiến?",
        date(2025, 6, 30),
    )
    named = read_after("còn năm 2020?", before)
    assert named == ("Lao động tiên tiến được thưởng bao nhiêu vào năm 2020?", None)


def test_a_question_on_sources_after_an_answer_without_any_is_not_made_up() -> None:
    assert read_after("nói rõ hơn mục 2", turn("Xin chào?", cited=())) is None


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("2", "Huân chương Lao động hạng Nhì?"),
        ("câu 3", "Huân chương Lao động hạng Ba?"),
        ("[1]", "Huân chương Lao động hạng Nhất?"),
        ("hạng Ba", "Huân chương Lao động hạng Ba?"),
        ("hang nhat", "Huân chương Lao động hạng Nhất?"),
        ("4", None),
        ("huân chương", None),
        ("năm 2", None),
    ],
)
def test_a_choice_is_picked_by_its_number_or_its_own_words(said: str, choice: str | None) -> None:
    offered = tuple(f"Huân chương Lao động hạng {rank}?" for rank in ("Nhất", "Nhì", "Ba"))
    asked = turn("Huân chương Lao động?", decision="clarify", choices=offered, cited=())
    assert chosen(said, Conversation(id="c", turns=(asked,))) == choice


def test_a_number_picks_from_the_last_list_even_after_an_answer() -> None:
    asked = turn("Bằng khen?", decision="clarify", choices=("Một?", "Hai?"), cited=())
    assert chosen("2", Conversation(id="c", turns=(asked, turn("Một?")))) == "Hai?"


def test_a_long_row_of_small_words_is_read_in_time() -> None:
    began = datetime.now(UTC)
    read_after("thế còn " * 240, turn("Tiêu chuẩn giấy khen?"))
    assert (datetime.now(UTC) - began).total_seconds() < 5
