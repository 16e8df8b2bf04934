"""Questions on bonuses: for whom they are, and of which award."""

from assistant.language.awards import awards_or_families_in, of_other_class
from assistant.language.topics import Topic, asked_topics
from assistant.types import Answer, Kind
from tests.builders import document_of
from tests.grounded import answer_over

ORDERS = """Điều 51. Mức tiền thưởng huân chương

1. Cá nhân được tặng huân chương được thưởng như sau:

a) “Huân chương Lao động” hạng Nhất: 9,0 lần mức lương cơ sở;

b) “Huân chương Lao động” hạng Ba: 4,5 lần mức lương cơ sở.

2. Tập thể được tặng huân chương được thưởng gấp hai lần mức của cá nhân.
"""
CERTIFICATES = """Điều 54. Mức tiền thưởng bằng khen cho tập thể

Bằng khen của bộ, ban, ngành, tỉnh được thưởng 3,0 lần mức lương cơ sở.
"""
TITLES = """Điều 56. Mức tiền thưởng danh hiệu vinh dự nhà nước

“Nhà giáo nhân dân” được tặng Bằng khen, khung và mức tiền thưởng 12,5 lần mức lương cơ sở.
"""


def of(text: str, question: str) -> Answer:
    return answer_over({text: document_of("1/2024/NĐ-CP", kind=Kind.DECREE)}, question)


def test_the_bonus_of_a_form_of_commendation_is_told_for_people_and_for_collectives() -> None:
    answer = of(ORDERS, "Huân chương Lao động hạng Ba được thưởng bao nhiêu?")
    places = [each.passage.reference for each in answer.citations]
    assert [(each.clause, each.point) for each in places] == [("1", "b"), ("2", None)]


def test_the_bonus_of_those_who_are_asked_for_is_told_alone() -> None:
    answer = of(ORDERS, "Huân chương Lao động hạng Ba cho cá nhân được thưởng bao nhiêu?")
    assert [each.passage.reference.clause for each in answer.citations] == ["1"]
    assert not any("chưa thấy" in each for each in answer.warnings)


def test_a_bonus_known_for_collectives_alone_is_said_to_be_theirs() -> None:
    answer = of(CERTIFICATES, "Bằng khen cấp tỉnh được thưởng bao nhiêu?")
    assert "3,0 lần" in answer.citations[0].quote
    assert "Mức trích ở trên là của tập thể; mức của cá nhân chưa thấy" in answer.warnings[0]
    theirs = of(CERTIFICATES, "Bằng khen cấp tỉnh cho tập thể được thưởng bao nhiêu?")
    assert not any("chưa thấy" in each for each in theirs.warnings)


def test_an_article_headed_with_another_class_of_awards_is_not_on_the_one_it_mentions() -> None:
    assert of(TITLES, "Bằng khen cấp tỉnh được thưởng bao nhiêu?").decision == "refuse"
    heading = "Mức tiền thưởng danh hiệu vinh dự nhà nước"
    assert of_other_class(("bằng khen",), heading)
    assert not of_other_class(("nhà giáo nhân dân",), heading)
    assert not of_other_class(("bằng khen",), "Tiền thưởng danh hiệu thi đua, Bằng khen")


def test_the_bonus_of_one_family_of_awards_says_nothing_of_the_other() -> None:
    question = "Cá nhân được tặng {} được thưởng mức tiền thưởng bao nhiêu lần mức lương cơ sở?"
    assert of(ORDERS, question.format("Huân chương")).decision == "answer"
    assert of(ORDERS, question.format("Huy chương")).decision == "refuse"
    assert awards_or_families_in("tặng Huy chương") == ("huy chương",)
    assert awards_or_families_in("tặng Huy chương Hữu nghị") == ("huy chương hữu nghị",)


def test_a_company_is_given_what_collectives_are() -> None:
    answer = of(ORDERS, "Huân chương Lao động hạng Ba cho doanh nghiệp được thưởng bao nhiêu?")
    assert [each.passage.reference.clause for each in answer.citations] == ["1", "2"]
    member = of(ORDERS, "Huân chương Lao động hạng Ba cho giáo viên được thưởng bao nhiêu?")
    assert [each.passage.reference.clause for each in member.citations] == ["1"]


def test_clauses_without_a_name_are_on_the_award_of_their_documents_title() -> None:
    criteria = (
        "Điều {}. Tiêu chuẩn đối với tập thể\n\nTập thể được tặng khi có thành tích xuất sắc, "
        "{}doanh nghiệp xét theo các tiêu chuẩn này."
    )
    order, certificate = "Huân chương Lao động hạng Ba", "Bằng khen của Thủ tướng Chính phủ"
    documents = {
        criteria.format(1, f"đã có “{certificate}”; "): document_of(
            "1/2024/NĐ-CP", title=f"“{order}”"
        ),
        criteria.format(2, ""): document_of("2/2024/NĐ-CP", title=f"“{certificate}”"),
    }
    for award, article in ((certificate, "2"), (order, "1")):
        answer = answer_over(documents, f"Tiêu chuẩn {award} cho doanh nghiệp?")
        assert answer.citations[0].passage.reference.article == article


def test_a_multiple_of_another_figure_is_told_with_that_figure() -> None:
    answer = of(ORDERS, "Tập thể được tặng huân chương được thưởng mức gấp mấy lần cá nhân?")
    assert [each.passage.reference.clause for each in answer.citations][-1] == "2"
    third = of(ORDERS, "Huân chương Lao động hạng Ba cho tập thể được thưởng bao nhiêu?")
    places = [each.passage.reference for each in third.citations]
    assert [(each.clause, each.point) for each in places] == [("1", "b"), ("2", None)]


def test_how_much_money_is_a_bonus_however_its_words_stand() -> None:
    for question in ("huy chuong thi tien bao nhieu", "huy chuong bao nhieu tien"):
        assert Topic.BONUS in asked_topics(question)
    assert Topic.BONUS not in asked_topics("lao dong tien tien bao nhieu nguoi")
