"""The formats that are read, and names under which files of strangers are kept."""

import pytest

from assistant.documents.formats import safe_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "_.._etc_passwd.txt"),
        ("..\\..\\a.txt", "_.._a.txt"),
        ("a\x00b\n.txt", "a_b_.txt"),
        (".ẩn.txt", "ẩn.txt"),
        ("<img src=x>.html", "_img src_x_.html"),
        ("ế" * 300 + ".pdf", "ế" * 65 + ".pdf"),
        ("", "tai-lieu"),
        ("...", "tai-lieu"),
    ],
)
def test_a_file_name_stays_in_its_folder(name: str, kept: str) -> None:
    assert safe_name(name) == kept
    assert "/" not in kept
    assert len(kept.encode()) <= 200
