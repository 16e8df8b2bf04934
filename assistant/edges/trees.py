"""Reads and writes the trees that rank articles, one file in a folder (edge)."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from assistant.errors import ModelMissing
from assistant.retrieval.features import NAMES
from assistant.retrieval.trees import Trees

_FILE = "trees.npz"
_FOLDER = Path(__file__).parents[1] / "models" / "ranking-vi"
_ARRAYS = ("roots", "column", "threshold", "left", "right", "value")


def load_trees(folder: Path = _FOLDER) -> Trees:
    """The trees in `folder`; ModelMissing when they are not there or know other features."""
    try:
        trees = _unpacked((folder / _FILE).read_bytes())
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise ModelMissing(f"cannot read {folder / _FILE}: {error}", model=folder.name) from error
    if trees.names != NAMES:
        raise ModelMissing(f"{folder / _FILE} was fitted on other features", model=folder.name)
    return trees


def save_trees(trees: Trees, folder: Path) -> None:
    """Write `trees` into `folder`, which is made; the same trees give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(trees, name) for name in _ARRAYS}
    np.savez_compressed(
        folder / _FILE, names=np.array(trees.names), depth=np.array(trees.depth), **arrays
    )


def _unpacked(content: bytes) -> Trees:
    with np.load(BytesIO(content)) as file:
        return Trees(
            names=tuple(file["names"].tolist()),
            depth=int(file["depth"]),
            **{name: file[name] for name in _ARRAYS},
        )
