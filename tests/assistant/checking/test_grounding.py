"""No lie in, and a sentence that keeps to its source stays: tables in claims.toml."""

import pytest

from assistant.checking.answers import check
from tests.assistant.decree import LIES, SOURCES, TRUE


@pytest.mark.parametrize("sentence", TRUE)
def test_a_sentence_that_keeps_to_its_source_stands(sentence: str) -> None:
    checked = check(sentence, SOURCES)
    assert (len(checked.kept), checked.dropped) == (1, 0)


@pytest.mark.parametrize("sentence", LIES)
def test_a_sentence_that_does_not_is_dropped(sentence: str) -> None:
    assert check(sentence, SOURCES).kept == ()
