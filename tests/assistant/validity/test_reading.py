"""An amended article, word for word, on the days before and after each change."""

from datetime import date

import pytest

from tests.ingest.amended import LAW_TEXT, amending, article_on

BEFORE, AFTER, LATER = date(2032, 12, 31), date(2033, 1, 1), date(2034, 6, 1)
TWO = """Điều 2. Danh hiệu “Đường đẹp”
Danh hiệu “Đường đẹp” để tặng cho thôn đạt các tiêu chuẩn sau đây:
1. Sạch sẽ quanh năm;
2. Có một trong các việc sau:
a) Trồng cây hai bên đường;
b) Thắp đèn vào buổi tối;
c) Rào bằng cây.
3. Không lấn chiếm."""
THREE = """Điều 3. Thẩm quyền
1. Chủ tịch xã tặng danh hiệu “Đường đẹp”.
2. Chủ tịch xã lập quỹ đường làng."""


def lines(text: str | None) -> str | None:
    return None if text is None else "\n".join(line for line in text.split("\n") if line)


def reads(number: str, on: date, *texts: str) -> str | None:
    return lines(article_on(number, on, LAW_TEXT, *texts))


def law(*clauses: str, number: str = "92/2032/QH18", begins: str = "01 tháng 01 năm 2033") -> str:
    return amending(number, *clauses, signed="02/3/2032", begins=begins)


CHANGES = [
    (
        "a point is replaced",
        "Sửa đổi, bổ sung điểm b khoản 2 Điều 2 như sau:\n\n“b) Thắp đèn suốt đêm;”",
        "2",
        TWO.replace("b) Thắp đèn vào buổi tối;", "b) Thắp đèn suốt đêm;"),
    ),
    (
        "a clause 2a is added",
        "Bổ sung khoản 2a vào sau khoản 2 Điều 2 như sau:\n\n“2a. Có người quét;”",
        "2",
        TWO.replace("3. Không", "2a. Có người quét;\n3. Không"),
    ),
    (
        "a point is added to a clause",
        "Bổ sung điểm d vào khoản 2 Điều 2 như sau:\n\n“d) Sơn cổng.”",
        "2",
        TWO.replace("c) Rào bằng cây.", "c) Rào bằng cây.\nd) Sơn cổng."),
    ),
    (
        "a clause with points becomes a plain one",
        "Sửa đổi khoản 2 Điều 2 như sau:\n\n“2. Có cây và đèn;”",
        "2",
        TWO.replace(
            "2. Có một trong các việc sau:\na) Trồng cây hai bên đường;\n"
            "b) Thắp đèn vào buổi tối;\nc) Rào bằng cây.",
            "2. Có cây và đèn;",
        ),
    ),
    (
        "a point is repealed",
        "Bãi bỏ điểm a khoản 2 Điều 2.",
        "2",
        TWO.replace("a) Trồng cây hai bên đường;\n", ""),
    ),
    ("an article is repealed", "Bãi bỏ Điều 4.", "4", None),
    (
        "an article is rewritten",
        "Sửa đổi Điều 4 như sau:\n\n“Điều 4. Quỹ\n\n1. Quỹ do xã lập.\n\n2. Dân giám sát.”",
        "4",
        "Điều 4. Quỹ\n1. Quỹ do xã lập.\n2. Dân giám sát.",
    ),
    (
        "an article is added",
        "Bổ sung Điều 4a vào sau Điều 4 như sau:\n\n“Điều 4a. Thu chi\n\nThu chi công khai.”",
        "4a",
        "Điều 4a. Thu chi\nThu chi công khai.",
    ),
    (
        "words are replaced where it is said",
        "Thay cụm từ “Chủ tịch xã” bằng cụm từ “Trưởng thôn” tại khoản 1 Điều 3.",
        "3",
        THREE.replace("1. Chủ tịch xã", "1. Trưởng thôn"),
    ),
    (
        "words are left out",
        "Bỏ cụm từ “hai bên đường” tại điểm a khoản 2 Điều 2.",
        "2",
        TWO.replace("a) Trồng cây hai bên đường;", "a) Trồng cây;"),
    ),
    (
        "words are put in after others",
        "Bổ sung cụm từ “, đất công” vào sau cụm từ “lấn chiếm” tại khoản 3 Điều 2.",
        "2",
        TWO.replace("lấn chiếm.", "lấn chiếm, đất công."),
    ),
    (
        "the sentence that opens a clause is rewritten",
        "Sửa đổi đoạn mở đầu khoản 2 Điều 2 như sau:\n\n“2. Có hai trong các việc sau:”",
        "2",
        TWO.replace("2. Có một", "2. Có hai"),
    ),
    (
        "points of a clause amend its clauses one by one",
        "Sửa đổi, bổ sung một số khoản của Điều 3 như sau:\n\n"
        "a) Sửa đổi khoản 2 như sau:\n\n“2. Xã lập quỹ.”\n\n"
        "b) Bổ sung khoản 3 vào sau khoản 2 như sau:\n\n“3. Thôn giữ quỹ.”",
        "3",
        THREE.replace("2. Chủ tịch xã lập quỹ đường làng.", "2. Xã lập quỹ.\n3. Thôn giữ quỹ."),
    ),
]


@pytest.mark.parametrize(("what", "clause", "number", "after"), CHANGES)
def test_a_change_holds_from_its_day_and_not_before(
    what: str, clause: str, number: str, after: str | None
) -> None:
    before = {"2": TWO, "3": THREE, "4": "Điều 4. Quỹ\nQuỹ do dân góp.", "4a": None}[number]
    assert reads(number, BEFORE, law(clause)) == before, what
    assert reads(number, AFTER, law(clause)) == after, what
    assert reads(number, LATER, law(clause)) == after, what


def test_a_later_change_acts_on_the_wording_of_an_earlier_one() -> None:
    first = law("Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Không lấn chiếm, không đổ rác.”")
    second = law(
        "Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Không đổ rác.”",
        number="93/2033/QH18",
        begins="01 tháng 01 năm 2034",
    )
    between, then = date(2033, 12, 31), date(2034, 1, 1)
    longer = TWO.replace("lấn chiếm.", "lấn chiếm, không đổ rác.")
    assert reads("2", between, second, first) == longer
    assert reads("2", then, second, first) == TWO.replace("Không lấn chiếm.", "Không đổ rác.")


def test_an_amendment_that_is_itself_amended_reads_as_the_amended_one_says() -> None:
    first = law("Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Không đổ rác.”")
    second = amending(
        "94/2033/QH18",
        "Sửa đổi, bổ sung khoản 1 Điều 1 như sau:\n\n"
        "“1. Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Không đổ rác, không đốt rác.””",
        signed="03/3/2033",
        begins="01 tháng 01 năm 2034",
        of="92/2032/QH18",
    )
    assert reads("2", date(2033, 12, 31), first, second) == TWO.replace("lấn chiếm", "đổ rác")
    after = TWO.replace("lấn chiếm.", "đổ rác, không đốt rác.")
    assert reads("2", date(2034, 1, 1), first, second) == after


def test_words_replaced_everywhere_are_replaced_in_every_article() -> None:
    text = law("Thay cụm từ “đường làng” bằng cụm từ “đường thôn” trong toàn bộ Luật.")
    assert reads("3", AFTER, text) == THREE.replace("đường làng", "đường thôn")
    assert reads("1", AFTER, text) == (
        "Điều 1. Phạm vi điều chỉnh\nLuật này quy định về việc giữ gìn đường thôn."
    )


def test_words_that_were_replaced_before_a_clause_was_rewritten_stay_as_rewritten() -> None:
    words = law("Thay cụm từ “Chủ tịch xã” bằng cụm từ “Trưởng thôn” tại khoản 1 Điều 3.")
    rewritten = law(
        "Sửa đổi khoản 1 Điều 3 như sau:\n\n“1. Chủ tịch xã tặng bằng “Đường đẹp”.”",
        number="93/2033/QH18",
        begins="01 tháng 01 năm 2034",
    )
    after = THREE.replace("tặng danh hiệu “Đường đẹp”", "tặng bằng “Đường đẹp”")
    assert reads("3", LATER, words, rewritten) == after


def test_a_correction_holds_from_the_day_of_the_text_it_corrects() -> None:
    text = """QUỐC HỘI

Số: 95/2032/QĐ-QH

Hà Nội, ngày 05 tháng 8 năm 2032

QUYẾT ĐỊNH

ĐÍNH CHÍNH LUẬT GIỮ GÌN ĐƯỜNG LÀNG

Điều 1. Đính chính cụm từ “Rào bằng cây” tại điểm c khoản 2 Điều 2 Luật Giữ gìn đường làng số \
91/2031/QH18 thành “Rào bằng tre”.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
    corrected = TWO.replace("Rào bằng cây", "Rào bằng tre")
    assert reads("2", date(2031, 7, 1), text) == corrected


def test_a_part_of_an_amending_law_may_take_effect_on_a_day_of_its_own() -> None:
    text = law(
        "Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Không đổ rác.”",
        "Bãi bỏ Điều 4.",
        begins="01 tháng 01 năm 2033, trừ khoản 2 Điều 1 của Luật này có hiệu lực từ ngày "
        "01 tháng 6 năm 2033",
    )
    assert reads("2", AFTER, text) == TWO.replace("lấn chiếm", "đổ rác")
    assert reads("4", date(2033, 5, 31), text) == "Điều 4. Quỹ\nQuỹ do dân góp."
    assert reads("4", date(2033, 6, 1), text) is None


def test_new_wording_is_known_without_the_text_it_amends() -> None:
    text = law("Sửa đổi khoản 3 Điều 2 như sau:\n\n“3. Không đổ rác.”")
    assert lines(article_on("2", AFTER, text)) == (
        "1. Sửa đổi khoản 3 Điều 2 như sau:\n3. Không đổ rác."
    )
