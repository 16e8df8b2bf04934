"""Whose text answers rather."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.retrieval.preferring import prefer
from assistant.retrieval.sources import asks_of_field, names_its_body
from assistant.types import Document, Hit, Kind, Passage
from tests.builders import document_of, passages_of, query_of


def rule(
    number: str,
    kind: Kind | None = Kind.CIRCULAR,
    *,
    issuer: str | None = None,
    words: str = "Khen thưởng hằng năm.",
) -> Passage:
    document = replace(document_of(number, kind=kind), issuer=issuer)
    return passages_of(document, f"Điều 4. Khen thưởng\n\n{words}")[0]


def first_of(question: str, *passages: Passage) -> str | None:
    """The number of the text that comes first among equal matches."""
    return prefer(query_of(question), [Hit(each, 1.0) for each in passages])[
        0
    ].passage.document.number


def test_of_two_texts_that_only_their_numbers_date_the_newer_one_is_preferred() -> None:
    old, new = (rule(f"1/{year}/NĐ-CP", Kind.DECREE, issuer="Chính phủ") for year in (2014, 2025))
    assert first_of("Nguyên tắc khen thưởng?", old, new) == "1/2025/NĐ-CP"


def test_a_text_that_states_its_days_is_not_weighed_by_its_age() -> None:
    old = rule("1/2014/NĐ-CP", Kind.DECREE, issuer="Chính phủ")
    document = replace(old.document, issued_on=date(2014, 5, 1))
    dated = replace(old, document=document)
    (hit,) = prefer(query_of("Nguyên tắc khen thưởng?"), [Hit(dated, 1.0)])
    (other,) = prefer(query_of("Nguyên tắc khen thưởng?"), [Hit(old, 1.0)])
    assert hit.score > other.score


@pytest.mark.parametrize(
    ("question", "issuer"),
    [
        ("Hội đồng thi đua trường tiểu học gồm những ai?", "Bộ Giáo dục và Đào tạo"),
        ("Hiệu trưởng tặng giấy khen khi nào?", "Bộ Giáo dục và Đào tạo"),
        ("quan nhan duoc khen thuong the nao", "Bộ Quốc phòng"),
        ("Khen thưởng dân quân tự vệ?", "Bộ Quốc phòng"),
        ("Bình xét thi đua trong toà án?", "Tòa án nhân dân tối cao"),
        ("Khen thưởng ở viện kiểm sát huyện?", "Viện kiểm sát nhân dân tối cao"),
    ],
)
def test_a_body_speaks_for_its_own_people(question: str, issuer: str) -> None:
    other = rule("2/2025/TT-BXD", issuer="Bộ Xây dựng")
    assert first_of(question, other, rule("1/2025/TT-X", issuer=issuer)) == "1/2025/TT-X"


def test_the_ministry_of_home_affairs_speaks_first_of_its_own_matters() -> None:
    law = rule("06/2022/QH15", Kind.LAW, issuer="Quốc hội")
    own = rule("20/2025/TT-BNV", issuer="Bộ Nội vụ")
    assert first_of("Đơn vị thuộc Bộ Nội vụ tặng giấy khen khi nào?", law, own) == "20/2025/TT-BNV"
    assert first_of("Hồ sơ khen thưởng gửi Bộ Nội vụ khi nào?", law, own) == "06/2022/QH15"


def test_a_province_that_only_its_words_name_speaks_when_it_is_asked() -> None:
    here, there = (
        rule(f"{n}/2025/QĐ-UBND", Kind.DECISION, words=f"Khen thưởng của tỉnh {place}.")
        for n, place in ((1, "Nghệ An"), (2, "Bắc Ninh"))
    )
    assert first_of("Quy định khen thưởng ở Bắc Ninh?", here, there) == "2/2025/QĐ-UBND"


def test_on_other_matters_no_body_is_preferred() -> None:
    tax = rule("111/2013/TT-BTC", issuer="Bộ Tài chính", words="Tiền thưởng chịu thuế.")
    law = rule("04/2007/QH12", Kind.LAW, issuer="Quốc hội", words="Thu nhập chịu thuế.")
    hits = [Hit(law, 0.9), Hit(tax, 1.0)]
    assert prefer(query_of("Tiền lương tháng 13 có chịu thuế?"), hits)[0].passage is tax


def own_text(issuer: str) -> Document:
    return replace(document_of("25/2025/TT-X", kind=Kind.CIRCULAR), issuer=issuer)


def test_a_question_names_the_body_of_a_text() -> None:
    query = query_of("Bằng khen của Bộ Khoa học và Công nghệ?")
    assert names_its_body(query, own_text("Bộ Khoa học và Công nghệ"))
    assert not names_its_body(query, own_text("Bộ Xây dựng"))
    assert not names_its_body(query, own_text("Chính phủ"))
    assert not names_its_body(query_of("công ty tết này khen ai"), own_text("Bộ Y tế"))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("phong trào xây dựng nông thôn mới khen thưởng thế nào", False),
        ("xay dung phong trao thi dua trong co quan", False),
        ("thành tích trong sự nghiệp xây dựng và bảo vệ Tổ quốc", False),
        ("Bằng khen của Bộ Xây dựng", True),
        ("kỷ niệm chương ngành xây dựng", True),
        ("Kỷ niệm chương Vì sự nghiệp Xây dựng tặng cho ai", True),
    ],
)
def test_a_ministry_is_not_named_by_what_people_do(question: str, named: bool) -> None:
    assert names_its_body(query_of(question), own_text("Bộ Xây dựng")) is named


@pytest.mark.parametrize(
    "question",
    [
        "Tiêu chuẩn Kỷ niệm chương Vì sự nghiệp trồng rừng?",
        "ai duoc tang ky niem chuong vi su nghiep trong rung",
        "Hồ sơ xét Kỷ niệm chương “Vì sự nghiệp Trồng rừng” gồm gì?",
    ],
)
def test_of_a_badge_that_is_named_the_body_speaks_whose_it_is(question: str) -> None:
    law = rule("06/2022/QH15", Kind.LAW, issuer="Quốc hội")
    own = rule("1/2025/TT-X", Kind.CIRCULAR, issuer="Bộ Nội vụ")
    assert first_of(question, law, own) == "1/2025/TT-X"
    assert first_of("Kỷ niệm chương do ai quy định?", law, own) == "06/2022/QH15"


def test_a_text_that_is_described_is_weighed_for_every_question() -> None:
    """In a collection on commendation a local text must not come first because the question on the
    base salary names nothing of the field."""
    question = "Lương cơ sở tính từ thời điểm nào?"
    own, others = (
        rule(number, issuer=issuer)
        for number, issuer in (("1/2025/TT-BQP", "Bộ Quốc phòng"), ("2/2025/TT-BNV", "Bộ Nội vụ"))
    )
    described = [
        replace(each, document=replace(each.document, title="Lương")) for each in (own, others)
    ]
    assert first_of(question, *described) == "2/2025/TT-BNV"


@pytest.mark.parametrize(
    ("question", "of_field"),
    [
        ("phong trào thi đua do ai phát động", True),
        ("phong trao thi dua do ai phat dong", True),
        ("vi phạm thì đưa ra xét xử thế nào", False),
        ("chuyển sang kiện đòi bồi thường", False),
    ],
)
def test_a_question_of_the_field_has_its_words_with_their_marks(
    question: str, of_field: bool
) -> None:
    assert asks_of_field(query_of(question)) is of_field
