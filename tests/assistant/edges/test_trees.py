"""Trees in a folder, and what a sum of trees says of a row."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.edges.trees import load_trees, load_vocabulary, save_trees
from assistant.errors import ModelMissing
from assistant.retrieval.features import FIRST_NAMES, NAMES
from assistant.retrieval.translations import Translations
from assistant.retrieval.trees import Forests, Trees, scores
from tests.translating import NOTHING, TABLE

STUMPS = Trees(
    names=NAMES,
    roots=np.array([0, 3], np.int32),
    column=np.array([0, 0, 0, 1, 0, 0], np.int32),
    threshold=np.array([0.5, 0, 0, 2.0, 0, 0], np.float32),
    left=np.array([1, 1, 2, 4, 4, 5], np.int32),
    right=np.array([2, 1, 2, 5, 4, 5], np.int32),
    value=np.array([0, -1.0, 1.0, 0, 10.0, 20.0], np.float32),
    depth=1,
)
"""x₀ ≤ 0.5: -1, else 1; and x₁ ≤ 2: 10, else 20."""
BOTH = Forests(first=replace(STUMPS, names=FIRST_NAMES, depth=2), last=STUMPS, translations=TABLE)


def test_a_row_goes_left_when_its_number_is_at_most_the_threshold() -> None:
    rows = np.array([[0.5, 2.0], [0.6, 2.0], [0.5, 2.1]], np.float32)
    assert scores(STUMPS, rows).tolist() == [9.0, 11.0, 19.0]


def test_no_rows_have_no_scores() -> None:
    assert scores(STUMPS, np.zeros((0, 2), np.float32)).tolist() == []


def test_trees_come_back_as_they_were_saved(tmp_path: Path) -> None:
    save_trees(BOTH, tmp_path)
    found = load_trees(tmp_path)
    for read, saved in ((found.first, BOTH.first), (found.last, BOTH.last)):
        assert (read.names, read.depth) == (saved.names, saved.depth)
        for name in ("roots", "column", "threshold", "left", "right", "value"):
            assert getattr(read, name).tolist() == getattr(saved, name).tolist()


@pytest.mark.parametrize("saved", [TABLE, NOTHING])
def test_translations_come_back_as_they_were_saved(tmp_path: Path, saved: Translations) -> None:
    save_trees(replace(BOTH, translations=saved), tmp_path)
    found = load_trees(tmp_path).translations
    for name in ("asked", "plain", "usual", "start", "told", "chance"):
        assert getattr(found, name).tolist() == getattr(saved, name).tolist()
    for known in (found.vocabulary, load_vocabulary(tmp_path)):
        assert known.terms.tolist() == saved.vocabulary.terms.tolist()
        assert known.rarity.tolist() == saved.vocabulary.rarity.tolist()


def test_trees_of_other_features_are_refused(tmp_path: Path) -> None:
    save_trees(replace(BOTH, last=BOTH.first), tmp_path)
    with pytest.raises(ModelMissing, match="last.npz was fitted on other features"):
        load_trees(tmp_path)


@pytest.mark.parametrize("file", ["first.npz", "last.npz", "translations.npz"])
def test_a_missing_or_torn_file_is_a_missing_model(tmp_path: Path, file: str) -> None:
    with pytest.raises(ModelMissing):
        load_trees(tmp_path)
    save_trees(BOTH, tmp_path)
    (tmp_path / file).write_bytes(b"PK")
    with pytest.raises(ModelMissing, match=file):
        load_trees(tmp_path)


def test_the_shipped_trees_know_the_features_of_this_version() -> None:
    shipped = load_trees()
    assert (shipped.first.names, shipped.last.names) == (FIRST_NAMES, NAMES)
