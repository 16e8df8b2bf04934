"""Who decides: the level that a question names, and whether it asks who decides at all."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.composing.quoting import NEAR_BEST
from assistant.evidence.deciding import (
    all_deciders_first,
    asks_for_all_deciders,
    asks_for_redistributed_powers,
    gives,
    levels_asked,
    offices_asked,
    powers_first,
)
from assistant.evidence.overtaking import still_said
from assistant.language.awards import awards_in
from assistant.types import Question
from assistant.understanding.query import understand
from tests.builders import document_of, findings_of, passages_of, query_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("hợp tác xã được tặng giấy khen không", set()),
        ("cán bộ cơ sở ở thị xã Bình Minh", {"huyện"}),
        ("chủ tịch xã được tặng gì", {"xã"}),
        ("Sở Nội vụ có được tặng Giấy khen không?", {"sở"}),
        ("co quan nao o dia phuong tang giay khen", set()),
        ("xã hội hóa công tác khen thưởng", set()),
    ],
)
def test_a_level_is_told_from_words_that_read_alike(question: str, levels: set[str]) -> None:
    assert levels_asked(understand(Question(text=question), today=TODAY)) == levels


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("ubnd huyện tặng giấy khen được không", True),
        ("quá trình công tác ở xã thì ai quyết định tặng giấy khen", True),
        ("chủ tịch xã trình ai quyết định tặng giấy khen", False),
        ("ở xã tiêu chuẩn giấy khen là gì", False),
    ],
)
def test_who_decides_is_told_from_what_is_put_before_them(question: str, asked: bool) -> None:
    assert asks_for_redistributed_powers(understand(Question(text=question), today=TODAY)) is asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("ai có thẩm quyền tặng LĐTT", True),
        ("thẩm quyền quyết định tặng giấy khen", True),
        ("Giấy khen do cơ quan nào ký?", True),
        ("ai được tặng danh hiệu chiến sĩ thi đua cơ sở", False),
        ("giám đốc công ty có được tặng lao động tiên tiến không", False),
        ("ở xã ai quyết định tặng giấy khen", False),
        ("ai đề nghị tặng giấy khen", False),
        ("ai quyết định tặng", False),
        ("ai đứng ra quyết định tặng giấy khen", True),
        ("ai có thẩm quyền tặng giấy khen cho cán bộ đối ngoại", True),
    ],
)
def test_who_decides_is_asked_of_nobody_in_particular(question: str, asked: bool) -> None:
    assert asks_for_all_deciders(query_of(question)) is asked


@pytest.mark.parametrize(
    ("question", "offices"),
    [
        ("thẩm quyền tặng bằng khen của tỉnh", {"tỉnh"}),
        ("ai quyết định tặng xã tiêu biểu", set()),
        ("tiêu chuẩn bằng khen của tỉnh", set()),
        ("giám đốc công ty cổ phần tặng giấy khen được không", {"doanh nghiệp"}),
    ],
)
def test_the_office_asked_is_named_or_told_by_its_level(question: str, offices: set[str]) -> None:
    assert offices_asked(query_of(question)) == offices


def test_bang_khen_among_powers_is_the_own_of_the_office() -> None:
    ministers = "Bộ trưởng quyết định tặng bằng khen, cờ thi đua của Bộ, ban, ngành."
    assert gives(ministers, ["bằng khen của bộ, ban, ngành, tỉnh"])
    assert not gives(ministers, ["bằng khen của thủ tướng chính phủ"])
    assert gives("Thủ tướng tặng “Bằng khen của Thủ tướng Chính phủ”.", awards_in("bằng khen"))
    assert gives("Chủ tịch nước quyết định tặng huân chương.", ["huân chương lao động"])


def test_all_who_decide_on_an_award_are_told_before_to_whom_it_is_given() -> None:
    query = query_of("ai có thẩm quyền tặng Lao động tiên tiến")
    award, ministers, units = findings_of(
        query,
        passages_of(
            document_of("6/2022/QH15"),
            "Điều 24. Danh hiệu “Lao động tiên tiến”\n\nTặng cho người lao động.\n\n"
            "Điều 79. Thẩm quyền của Bộ trưởng\n\n“Lao động tiên tiến”.\n\n"
            "Điều 80. Thẩm quyền của Thủ trưởng\n\n“Lao động tiên tiến”.",
        ),
    )
    told = all_deciders_first(query, [award, units, replace(ministers, score=0.3)], least=0.4)
    assert [each.whole.reference.article for each in told] == ["80", "79", "24"]
    assert (told[0].score, told[1].score) == (1.0, 1.0)
    assert told[2].score < NEAR_BEST
    of_one = query_of("tiêu chuẩn Lao động tiên tiến")
    assert all_deciders_first(of_one, [award, units], least=0.4) == [award, units]


def test_who_gives_other_awards_is_no_answer() -> None:
    asked = query_of("ai quyết định tặng huân chương lao động")
    president = "Điều 7. Thẩm quyền của Chủ tịch nước\n\nChủ tịch nước tặng huân chương."
    others = "Điều 9. Thẩm quyền của Bộ trưởng\n\nBộ trưởng quyết định tặng kỷ niệm chương."
    found = findings_of(asked, passages_of(document_of("6/2030/QH18"), f"{president}\n\n{others}"))
    first, second = all_deciders_first(asked, found, least=0.4)
    assert first == found[0]
    assert second.score < first.score


def test_a_clause_carried_out_otherwise_no_longer_gives() -> None:
    asked = query_of("ai quyết định tặng giấy khen")
    text = "Điều 8. Thẩm quyền\n\n1. Sở tặng cờ thi đua.\n\n2. Huyện tặng giấy khen."
    (article,) = findings_of(asked, passages_of(document_of("6/2030/QH18"), text))
    overtaken = replace(article, elsewhere=frozenset("2"))
    assert still_said(overtaken) == "1. Sở tặng cờ thi đua."
    assert all_deciders_first(asked, [overtaken], least=0.4) == [overtaken]


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("Thẩm quyền của Ủy ban nhân dân cấp xã và các cơ quan, tổ chức, đơn vị khác", "8"),
        ("Thẩm quyền của Ủy ban nhân dân cấp xã", "7"),
    ],
)
def test_a_heading_that_goes_on_leaves_no_office_out(heading: str, first: str) -> None:
    query = query_of("giám đốc sở có quyền tặng giấy khen không")
    text = (
        "Điều 7. Giấy khen\n\nTặng cho cá nhân.\n\n"
        f"Điều 8. {heading}\n\n1. Thủ trưởng cơ quan chuyên môn cấp tỉnh tặng giấy khen."
    )
    award, powers = findings_of(query, passages_of(document_of("6/2030/QH18"), text))
    told = powers_first(query, [award, replace(powers, score=0.3)], least=0.4)
    assert told[0].whole.reference.article == first
