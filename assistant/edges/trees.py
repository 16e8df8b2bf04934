"""Reads and writes the trees that rank articles, two files in a folder (edge)."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from assistant.errors import ModelMissing
from assistant.retrieval.features import FIRST_NAMES, NAMES
from assistant.retrieval.trees import Forests, Trees

_FIRST, _LAST = "first.npz", "last.npz"
_FOLDER = Path(__file__).parents[1] / "models" / "ranking-vi"
_ARRAYS = ("roots", "column", "threshold", "left", "right", "value")


def load_trees(folder: Path = _FOLDER) -> Forests:
    """The trees in `folder`; ModelMissing when they are not there or know other features."""
    return Forests(first=_loaded(folder / _FIRST, FIRST_NAMES), last=_loaded(folder / _LAST, NAMES))


def save_trees(forests: Forests, folder: Path) -> None:
    """Write `forests` into `folder`, which is made; the same trees give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, trees in ((_FIRST, forests.first), (_LAST, forests.last)):
        arrays = {name: getattr(trees, name) for name in _ARRAYS}
        np.savez_compressed(
            folder / file, names=np.array(trees.names), depth=np.array(trees.depth), **arrays
        )


def _loaded(file: Path, names: tuple[str, ...]) -> Trees:
    model = file.parent.name
    try:
        trees = _unpacked(file.read_bytes())
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise ModelMissing(f"cannot read {file}: {error}", model=model) from error
    if trees.names != names:
        raise ModelMissing(f"{file} was fitted on other features", model=model)
    return trees


def _unpacked(content: bytes) -> Trees:
    with np.load(BytesIO(content)) as file:
        return Trees(
            names=tuple(file["names"].tolist()),
            depth=int(file["depth"]),
            **{name: file[name] for name in _ARRAYS},
        )
