"""Follow-ups of a word or two, as they are typed in a chat."""

import pytest

from tests.assistant.conversation.turns import DECREE, read_after, turn


@pytest.mark.parametrize(
    ("before", "question", "read"),
    [
        # the bonus by a word or two
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "thưởng?",
         "Chiến sĩ thi đua cơ sở được thưởng bao nhiêu?"),
        ("Tiêu chuẩn lao động tiên tiến?", "tiền?", "Lao động tiên tiến được thưởng bao nhiêu?"),
        ("Tiêu chuẩn giấy khen?", "được bao nhiêu?", "Giấy khen được thưởng bao nhiêu?"),
        ("Tiêu chuẩn giấy khen?", "có tiền không", "Giấy khen được thưởng bao nhiêu?"),
        ("Tiêu chuẩn giấy khen?", "duoc bao nhieu", "Giấy khen được thưởng bao nhiêu?"),
        ("Ai ký bằng khen cấp tỉnh?", "thuong the nao",
         "Bằng khen cấp tỉnh được thưởng bao nhiêu?"),
        # the same question word of another part
        ("Mức thưởng Huân chương Lao động hạng Ba?", "tập thể bao nhiêu?",
         "Mức thưởng Huân chương Lao động hạng Ba cho tập thể?"),
        ("Bằng khen của Bộ được thưởng bao nhiêu?", "tỉnh thì bao nhiêu",
         "Bằng khen cấp tỉnh được thưởng bao nhiêu?"),
        ("Ai quyết định tặng chiến sĩ thi đua cơ sở?", "thế ở xã thì ai",
         "Ai quyết định tặng chiến sĩ thi đua cơ sở cấp xã?"),
        ("Huân chương Lao động hạng Nhất do ai tặng?", "nhì?",
         "Huân chương Lao động hạng Nhì do ai tặng?"),
        ("Huân chương Lao động hạng Nhất do ai tặng?", "con ba thi sao",
         "Huân chương Lao động hạng Ba do ai tặng?"),
        # who heads another level
        ("Chủ tịch xã có thẩm quyền khen thưởng gì?", "huyện thì sao",
         "Chủ tịch huyện có thẩm quyền khen thưởng gì?"),
        ("Chủ tịch UBND tỉnh được tặng những danh hiệu nào?", "con phuong?",
         "Chủ tịch xã được tặng những danh hiệu nào?"),
        ("Chủ tịch tỉnh được tặng danh hiệu gì?", "bộ thì sao",
         "Bộ trưởng được tặng danh hiệu gì?"),
        ("Bộ trưởng có quyền tặng gì?", "tỉnh?", "Chủ tịch tỉnh có quyền tặng gì?"),
        ("Bộ trưởng có quyền tặng gì?", "còn cấp xã?", "Chủ tịch xã có quyền tặng gì?"),
        ("Tiêu chuẩn cờ thi đua cấp bộ?", "xã thì sao", "Tiêu chuẩn Cờ thi đua cấp xã?"),
        ("Tiêu chuẩn huân chương lao động?", "ở huyện ai đề nghị?",
         "Huân chương lao động ở huyện ai đề nghị?"),
        ("Chiến sĩ thi đua cấp bộ được thưởng bao nhiêu?", "của tỉnh bao nhiêu",
         "Chiến sĩ thi đua cấp tỉnh được thưởng bao nhiêu?"),
        # what is needed for the award
        ("Tiêu chuẩn tập thể lao động xuất sắc?", "có cần sáng kiến ko",
         "Tập thể lao động xuất sắc có cần sáng kiến không?"),
        ("Tiêu chuẩn lao động tiên tiến?", "phải có giấy xác nhận không?",
         "Lao động tiên tiến phải có giấy xác nhận không?"),
        ("Nghị định 152 có hiệu lực từ ngày nào?", "thay thế cái nào",
         "Nghị định 152 thay thế cái nào?"),
        # a text is in force, no award
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "còn hiệu lực không?",
         "Luật Thi đua, khen thưởng số 06/2022/QH15 còn hiệu lực không?"),
        # of a thing that is no award
        ("Quỹ thi đua, khen thưởng lấy từ đâu?", "dùng vào việc gì?",
         "Quỹ thi đua, khen thưởng dùng vào việc gì?"),
        ("Quỹ thi đua, khen thưởng lấy từ đâu?", "ai quản lý?",
         "Ai quản lý Quỹ thi đua, khen thưởng?"),
        # a clause or a point of the answer, and its source
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "điểm b thì sao",
         "điểm b Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "nói rõ hơn mục b",
         "điểm b Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "y b",
         "điểm b Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "khoản 2 điểm c",
         "điểm c khoản 2 Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "giải thích điểm đ khoản 1 giúp tôi",
         "điểm đ khoản 1 Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "ý a mục 2",
         "điểm a khoản 2 Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 quy định gì?"),
        # what is to come by a day is the dossier
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "thời hạn nộp",
         "Thời hạn nộp hồ sơ chiến sĩ thi đua cơ sở?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "hạn chót gửi là khi nào",
         "Hạn chót gửi hồ sơ chiến sĩ thi đua cơ sở là khi nào?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "điều mấy?", "Tiêu chuẩn chiến sĩ thi đua cơ sở?"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "căn cứ?", "Tiêu chuẩn chiến sĩ thi đua cơ sở?"),
    ],
)  # fmt: skip
def test_a_word_or_two_are_read_with_what_they_follow(
    before: str, question: str, read: str
) -> None:
    assert read_after(question, turn(before)) == (read, None)


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("Tiêu chuẩn Huân chương Lao động hạng Nhất và hạng Ba?",
         "Huân chương Lao động hạng Nhất và hạng Ba"),
        ("bằng khen của Thủ tướng và bằng khen cấp tỉnh",
         "Bằng khen của Thủ tướng và bằng khen cấp tỉnh"),
        ("Chiến sĩ thi đua cơ sở hay Lao động tiên tiến được thưởng nhiều hơn?",
         "Chiến sĩ thi đua cơ sở hay Lao động tiên tiến"),
        ("Tiêu chuẩn giấy khen với kỷ niệm chương?", "Giấy khen với kỷ niệm chương"),
    ],
)  # fmt: skip
def test_two_awards_of_one_question_are_compared(before: str, named: str) -> None:
    found = read_after("khác nhau chỗ nào?", turn(before))
    assert found == (f"{named} khác nhau chỗ nào?", None)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("nghỉ ốm thì sao", "Nghỉ ốm có được xét Lao động tiên tiến không?"),
        ("mới vào làm 8 tháng?", "Mới vào làm 8 tháng có được xét Lao động tiên tiến không?"),
        ("bị kỷ luật thì sao?", "Bị kỷ luật có được xét Lao động tiên tiến không?"),
        ("the dang tap su", "Dang tap su có được xét Lao động tiên tiến không?"),
        ("còn chuyển công tác", "Chuyển công tác có được xét Lao động tiên tiến không?"),
    ],
)
def test_another_case_is_asked_of_as_the_one_before(said: str, read: str) -> None:
    before = turn("Nghỉ thai sản có được xét Lao động tiên tiến không?")
    assert read_after(said, before) == (read, None)


@pytest.mark.parametrize("said", ["Bị kỷ luật thì ai quyết định?", "Mới có nghị định nào?"])
def test_what_asks_for_itself_is_no_case(said: str) -> None:
    found = read_after(said, turn("Nghỉ thai sản có được xét Lao động tiên tiến không?"))
    assert found is None or "có được xét" not in found[0]


def test_a_word_for_the_bonus_asks_of_the_award_even_after_a_look_at_a_text() -> None:
    looked = turn("Luật Thi đua, khen thưởng số 06/2022/QH15 còn hiệu lực không?")
    found = read_after("thưởng?", turn("Tiêu chuẩn giấy khen?"), looked)
    assert found == ("Giấy khen được thưởng bao nhiêu?", None)


def test_a_point_is_one_of_the_clause_that_was_cited() -> None:
    assert read_after("điểm b thì sao", turn("Mức thưởng giấy khen?", cited=(DECREE,))) == (
        "điểm b khoản 1 Điều 50 Nghị định số 152/2025/NĐ-CP quy định gì?",
        None,
    )
