"""Places that no word of the administration comes before."""

import pytest

from assistant.language.named import names_in


def written(question: str) -> set[str]:
    return {each.written for each in names_in(question, typed=question)}


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("ai chủ trì hội nghị thi đua ở huế", "huế"),
        ("hội nghị thi đua ở huế năm 2017", "huế"),
        ("hội nghị tại vinh do ai chủ trì", "vinh"),
        ("ai chu tri hoi nghi o pleiku", "pleiku"),
        ("ai chủ trì hội nghị đông hà", "đông hà"),
        ("đại hội nha trang họp ngày nào", "nha trang"),
    ],
)
def test_a_place_is_known_by_its_name_or_by_the_word_that_says_where(
    question: str, place: str
) -> None:
    assert written(question) == {place}


@pytest.mark.parametrize(
    "question",
    [
        "hội nghị sơ kết tổ chức ở đâu",
        "hội nghị tại trụ sở bộ có ai dự",
        "hội nghị ở hội trường lớn do ai chủ trì",
        "phong trào ở cơ sở có gì mới",
        "hội nghị thi đua tại các tỉnh",
    ],
)
def test_common_words_after_in_are_no_place(question: str) -> None:
    assert written(question) == set()


def test_a_restored_place_is_written_as_it_was_typed() -> None:
    (only,) = names_in("hội nghị ở nhà trắng", typed="hội nghị ở nha trang")
    assert (only.written, only.venue) == ("nha trang", True)
