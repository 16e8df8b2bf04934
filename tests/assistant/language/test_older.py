"""The word for the older rule, kept apart from its lookalikes."""

import re

import pytest

from assistant.language.older import OLDER, fold_but_older

OF_OLD = re.compile(rf"(?<!\w)(?:luat|quy dinh) {OLDER}(?!\w)")


@pytest.mark.parametrize(
    "text", ["so với luật cũ", "Quy định cũ thế nào?", "quy dinh cu the nao", "luat cu quy dinh gi"]
)
def test_the_older_rule_is_found_with_and_without_marks(text: str) -> None:
    assert OF_OLD.search(fold_but_older(text))


@pytest.mark.parametrize(
    "text",
    [
        "Quy định cử người dự họp Hội đồng thi đua thế nào?",
        "luật cư trú quy định gì",
        "quy định cụ thể",
        "quy dinh cu nguoi du hop",
        "luat cu tru",
        "quy dinh cu the ra sao",
    ],
)
def test_words_that_lose_their_marks_to_it_are_not_the_older_rule(text: str) -> None:
    assert not OF_OLD.search(fold_but_older(text))


def test_every_character_keeps_its_place() -> None:
    assert fold_but_older("Luật Cư trú cũ") == "luat cư tru cu"
