"""Reads and writes the weights for restoring diacritics, one file in a folder (edge)."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelMissing
from assistant.language.diacritics import Ids, Logs, Model, readings_of

_FILE = "trigrams.npz"
_FOLDER = Path(__file__).parents[1] / "models" / "diacritics-vi"
_STEP = 0.0625
"""Logs are kept in one byte, in steps of 1/16: at most 0.14 points worse than as floats."""

_KEYS = ("pairs", "triples")
_LOGS = ("single_logs", "single_backoff", "pair_logs", "pair_backoff", "triple_logs")


def load_diacritics(folder: Path = _FOLDER) -> Model:
    """The model kept in `folder`; ModelMissing when its file is missing or malformed."""
    try:
        return _unpacked((folder / _FILE).read_bytes())
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise ModelMissing(f"cannot read {folder / _FILE}: {error}", model=folder.name) from error


def save_diacritics(model: Model, folder: Path) -> None:
    """Write `model` into `folder`, which is made; the same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {name: _packed_logs(getattr(model, name)) for name in _LOGS}
    arrays |= {name: _packed_keys(getattr(model, name)) for name in _KEYS}
    np.savez_compressed(folder / _FILE, syllables=np.array(model.syllables), **arrays)


def _unpacked(content: bytes) -> Model:
    with np.load(BytesIO(content)) as file:
        syllables = tuple(file["syllables"].tolist())
        arrays: dict[str, Any] = {name: _keys(file[name]) for name in _KEYS}
        arrays |= {name: _logs(file[name]) for name in _LOGS}
    return Model(
        syllables=syllables,
        ids={syllable: id for id, syllable in enumerate(syllables)},
        readings=readings_of(syllables),
        **arrays,
    )


def _packed_keys(keys: Ids) -> NDArray[np.uint8]:
    """Steps between sorted keys, their four bytes in planes: the upper ones compress to nothing."""
    steps = np.diff(keys, prepend=0).astype("<u4")
    return np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 4).T)


def _keys(planes: NDArray[np.uint8]) -> Ids:
    steps = np.ascontiguousarray(planes.T).view("<u4").ravel()
    return np.cumsum(steps, dtype=np.int64)


def _packed_logs(logs: Logs) -> NDArray[np.uint8]:
    steps: NDArray[np.float32] = np.rint(logs / np.float32(-_STEP))
    return steps.clip(0, 255).astype(np.uint8)


def _logs(packed: NDArray[np.uint8]) -> Logs:
    return packed.astype(np.float32) * np.float32(-_STEP)
