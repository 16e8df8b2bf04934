"""Reads and writes what ranks articles: trees, and the translations they look at (edge)."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.lib.npyio import NpzFile

from assistant.documents.terms import Vocabulary
from assistant.errors import ModelMissing
from assistant.retrieval.features import FIRST_NAMES, NAMES
from assistant.retrieval.translations import Translations
from assistant.retrieval.trees import Forests, Trees

_FIRST, _LAST, _TRANSLATIONS = "first.npz", "last.npz", "translations.npz"
_FOLDER = Path(__file__).parents[1] / "models" / "ranking-vi"
_ARRAYS = ("roots", "column", "threshold", "left", "right", "value")

_T = TypeVar("_T")


def load_trees(folder: Path = _FOLDER) -> Forests:
    """All that is in `folder`; ModelMissing when it is not there or knows other features."""
    return Forests(
        first=_trees(folder / _FIRST, FIRST_NAMES),
        last=_trees(folder / _LAST, NAMES),
        translations=_read(folder / _TRANSLATIONS, _translations),
    )


def load_vocabulary(folder: Path = _FOLDER) -> Vocabulary:
    """The terms that articles are known by; ModelMissing."""
    return _read(folder / _TRANSLATIONS, _vocabulary)


def save_trees(forests: Forests, folder: Path) -> None:
    """Write `forests` into `folder`, which is made; the same trees give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, trees in ((_FIRST, forests.first), (_LAST, forests.last)):
        arrays = {name: getattr(trees, name) for name in _ARRAYS}
        np.savez_compressed(
            folder / file, names=np.array(trees.names), depth=np.array(trees.depth), **arrays
        )
    np.savez_compressed(folder / _TRANSLATIONS, **_packed(forests.translations))


def _trees(file: Path, names: tuple[str, ...]) -> Trees:
    trees = _read(file, _unpacked)
    if trees.names != names:
        raise ModelMissing(f"{file} was fitted on other features", model=file.parent.name)
    return trees


def _read(file: Path, unpacked: Callable[[NpzFile], _T]) -> _T:
    try:
        with np.load(BytesIO(file.read_bytes())) as arrays:
            return unpacked(arrays)
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise ModelMissing(f"cannot read {file}: {error}", model=file.parent.name) from error


def _unpacked(file: NpzFile) -> Trees:
    return Trees(
        names=tuple(file["names"].tolist()),
        depth=int(file["depth"]),
        **{name: file[name] for name in _ARRAYS},
    )


def _packed(known: Translations) -> dict[str, Any]:
    """Translations by the term that brings: the steps from one term asked to the next are small
    there, and pack into two thirds of what those from one that brings to the next take."""
    asked = np.repeat(np.arange(len(known.asked)), np.diff(known.start))
    order = np.lexsort((asked, known.told))
    times = np.bincount(known.told, minlength=len(known.vocabulary.terms))
    steps = np.diff(asked[order], prepend=0)
    first = (np.cumsum(times) - times)[times > 0]
    steps[first] = asked[order][first]
    return {
        "terms": known.vocabulary.terms,
        "rarity": known.vocabulary.rarity,
        "asked": known.asked,
        "plain": known.plain,
        "usual": known.usual,
        "times": times.astype(np.uint16),
        "steps": np.stack([steps & 255, steps >> 8]).astype(np.uint8),
        "chance": known.chance[order],
    }


def _translations(file: NpzFile) -> Translations:
    times, (low, high) = file["times"], file["steps"]
    every = np.cumsum(low + (high.astype(np.int32) << 8), dtype=np.int32)
    before = np.append(every, np.int32(0))[np.cumsum(times, dtype=np.int64) - times - 1]
    asked = (every - np.repeat(before, times)).astype(np.uint16)
    order = np.argsort(asked, kind="stable")
    counts = np.bincount(asked, minlength=len(file["asked"]))
    return Translations(
        vocabulary=_vocabulary(file),
        **{name: file[name] for name in ("asked", "plain", "usual")},
        start=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        told=np.repeat(np.arange(len(times), dtype=np.uint16), times)[order],
        chance=file["chance"][order],
    )


def _vocabulary(file: NpzFile) -> Vocabulary:
    return Vocabulary(terms=file["terms"], rarity=file["rarity"])
