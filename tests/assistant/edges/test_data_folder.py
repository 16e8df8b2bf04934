"""A data folder that cannot be used is a matter of the settings, not of trying again."""

from pathlib import Path

import pytest

from assistant.edges.library_database import FILE, open_database
from assistant.errors import DataUnusable, SearchUnavailable
from tests.fakes_web import REPLIES


def test_a_file_in_the_place_of_the_folder_is_named_with_the_variable_that_mends_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(DataUnusable) as raised:
        open_database(tmp_path / "data")
    told = REPLIES.say(raised.value.key, **raised.value.values)
    assert str(tmp_path / "data") in told
    assert "TDKT_DATA" in told


def test_a_folder_in_the_place_of_the_file_cannot_be_used_either(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(DataUnusable):
        open_database(tmp_path)


def test_a_file_that_is_no_database_is_not_blamed_on_the_folder(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no database at all, but long enough to be read as one" * 40)
    with pytest.raises(SearchUnavailable):
        open_database(tmp_path)
