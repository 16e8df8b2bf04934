"""How questions are worded."""

import pytest

from assistant.language.wording import with_bonus_named


@pytest.mark.parametrize(
    "question", ["thưởng giấy khen do ai quyết định", "thưởng bằng khen cấp nào được tặng"]
)
def test_to_award_is_no_bonus_where_who_decides_is_asked(question: str) -> None:
    assert with_bonus_named(question) == question


def test_an_award_after_the_word_for_a_bonus_asks_how_much() -> None:
    assert with_bonus_named("thưởng giấy khen bao nhiêu") == "tiền thưởng giấy khen bao nhiêu"
