"""Finding and reading files on disk."""

from pathlib import Path

import pytest

from assistant.documents.formats import LARGEST_BYTES
from assistant.errors import BadInput, DocumentRejected
from ingest.sources import STARTER, Place, find, read, source_of


def write(path: Path, text: str = "chữ") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(paths: list[Path]) -> list[str]:
    return [place.path.name for place in find(paths).places]


def test_a_folder_is_searched_with_everything_in_it_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.MD", "a/1.html", "c.pdf", "d.docx", "e.htm"):
        write(tmp_path / name)
    found = find([tmp_path]).places
    assert [place.path.relative_to(tmp_path).as_posix() for place in found] == sorted(
        ("b.txt", "a/2.MD", "a/1.html", "c.pdf", "d.docx", "e.htm")
    )


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "a.txt")
    write(tmp_path / ".b.txt")
    write(tmp_path / "c.txt")
    assert names([tmp_path]) == ["c.txt"]


def test_other_files_of_a_folder_are_counted_and_not_refused(tmp_path: Path) -> None:
    write(tmp_path / "index.jsonl")
    write(tmp_path / "anh.jpg")
    listing = find([tmp_path])
    assert (listing.places, listing.refused, listing.ignored) == ((), (), 2)


def test_a_file_of_another_kind_asked_for_by_name_is_refused_with_its_suffix(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "bang.xlsx")
    (refused,) = find([path]).refused
    assert refused.source == str(path)
    assert (refused.reason.key, refused.reason.values) == ("reject.format", {"suffix": ".xlsx"})


def test_a_file_without_a_suffix_is_refused_by_its_name(tmp_path: Path) -> None:
    (refused,) = find([write(tmp_path / "passwd")]).refused
    assert (refused.reason.key, refused.reason.values) == ("reject.no_format", {"name": "passwd"})


def test_a_missing_path_is_the_callers_to_mend(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        find([tmp_path / "khong-co"])
    assert caught.value.key == "reject.no_such_path"
    assert caught.value.values == {"path": str(tmp_path / "khong-co")}


def test_a_file_reached_twice_is_listed_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert names([tmp_path, path, tmp_path]) == ["a.txt"]


def test_links_that_loop_do_not_hang_and_linked_folders_are_read(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    write(tmp_path / "out" / "b.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    assert names([tmp_path / "in"]) == ["a.txt", "b.txt"]


def test_the_bundled_corpus_has_lasting_names() -> None:
    assert source_of(STARTER / "cstd-co-so.md") == "starter/cstd-co-so.md"


def test_reading_gives_the_bytes_and_the_media_type(tmp_path: Path) -> None:
    path = write(tmp_path / "a.MD", "# Đề mục")
    raw = read(find([path]).places[0])
    assert (raw.source, raw.name, raw.media_type) == (str(path), "a.MD", "text/markdown")
    assert raw.content == "# Đề mục".encode()


def test_a_file_that_is_too_large_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "to.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(DocumentRejected) as caught:
        read(Place(str(path), path))
    assert (caught.value.key, caught.value.values) == ("reject.too_large", {"limit": 50})


def test_a_file_that_vanished_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentRejected) as caught:
        read(Place("a", tmp_path / "a.txt"))
    assert caught.value.key == "reject.no_access"
