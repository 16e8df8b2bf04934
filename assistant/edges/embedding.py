"""Embedding models: texts → unit vectors, through sentence-transformers (edge).

Importing sentence-transformers costs 7 s (20 s where no bytecode may be written), of which torch
is 2 s; a cold `tdkt ask` has 8 s in all. It is therefore imported when a model is first loaded,
not with this module, and a folder that holds a plain static model is read without it
(`read_static`): the same files, the same vectors, in a third of a second.
"""

import hashlib
import importlib
import json
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from assistant.errors import ModelMissing

Vectors = NDArray[np.float32]
Pieces = NDArray[np.int32]

BATCH = 64
"""Texts a model sees at once; more gains nothing on two cores and takes memory."""
MANY = 200
"""Texts for which it pays to make ready what cuts them faster: 0.3 s, against 1.2 ms a text."""
_FASTER = "assistant.edges.pieces:pieces_of"
"""Loaded by name when it pays: a question would wait for its import."""
_STATIC = "StaticEmbedding"
_NORMALIZE = "Normalize"
_NOT_THE_MODEL = frozenset({".md", ".gitattributes", ".pyc"})


class SentenceEmbedder:
    """A model of sentence-transformers with the prompts it wants before questions and passages."""

    def __init__(
        self, model: Any, *, fingerprint: str, query_prompt: str, passage_prompt: str
    ) -> None:
        self._model = model
        self._query_prompt = query_prompt
        self._passage_prompt = passage_prompt
        self.fingerprint = fingerprint

    def embed_queries(self, texts: list[str]) -> Vectors:
        """Vectors of questions, one row each."""
        return self._encode([self._query_prompt + text for text in texts])

    def embed_passages(self, texts: list[str]) -> Vectors:
        """Vectors of passages, one row each."""
        return self._encode([self._passage_prompt + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        found = self._model.encode(
            texts, batch_size=BATCH, convert_to_numpy=True, show_progress_bar=False
        )
        return _unit(np.asarray(found, dtype=np.float32))


class StaticEmbedder:
    """A static model: the mean of the vectors of a text's pieces; needs neither torch nor a GPU.

    `rows` are the vectors, in whatever type they are stored, `scales` what each is multiplied by.
    Texts are cut to the model's length here: told to do it, the tokenizer uses one core only.
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        rows: NDArray[Any],
        scales: Vectors,
        *,
        fingerprint: str,
        query_prompt: str,
        passage_prompt: str,
    ) -> None:
        self._most = (tokenizer.truncation or {}).get("max_length")
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._many = False
        self._rows = rows
        self._scales = scales
        self._query_prompt = query_prompt
        self._passage_prompt = passage_prompt
        self.fingerprint = fingerprint

    def embed_queries(self, texts: list[str]) -> Vectors:
        """Vectors of questions, one row each."""
        return self._encode([self._query_prompt + text for text in texts])

    def embed_passages(self, texts: list[str]) -> Vectors:
        """Vectors of passages, one row each."""
        return self._encode([self._passage_prompt + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        rows = [self._sum(pieces[: self._most]) for pieces in self._cut(texts)]
        return _unit(np.array(rows, dtype=np.float32).reshape(len(texts), self._rows.shape[1]))

    def _cut(self, texts: list[str]) -> list[Pieces]:
        self._many = self._many or len(texts) >= MANY
        if self._many and self._faster is not None:
            return self._faster(texts)
        found = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return [np.array(pieces.ids, dtype=np.int32) for pieces in found]

    @cached_property
    def _faster(self) -> Callable[[Sequence[str]], list[Pieces]] | None:
        """What cuts texts into the same pieces in a tenth of the time; None for some models."""
        found: Callable[[Sequence[str]], list[Pieces]] | None
        found = pkgutil.resolve_name(_FASTER)(self._tokenizer)
        return found

    def _sum(self, pieces: Pieces) -> Vectors:
        """Of unit length it is the mean."""
        total: Vectors = self._scales[pieces] @ self._rows[pieces].astype(np.float32)
        return total


def load_embedder(
    model: str, *, query_prompt: str = "", passage_prompt: str = ""
) -> SentenceEmbedder:
    """The model in a folder or of a name, through sentence-transformers.

    A name that is not on this machine is fetched from the Hugging Face hub. ModelMissing when
    it cannot be loaded.
    """
    sentence_transformers = importlib.import_module("sentence_transformers")
    try:
        loaded = sentence_transformers.SentenceTransformer(model)
    except Exception as error:  # noqa: BLE001 - whatever a vendor's loader raises, it is missing
        raise ModelMissing(f"{model}: {type(error).__name__}: {error}", model=model) from error
    fingerprint = _fingerprint(model, _revision(loaded), query_prompt, passage_prompt)
    return SentenceEmbedder(
        loaded, fingerprint=fingerprint, query_prompt=query_prompt, passage_prompt=passage_prompt
    )


def is_static(model: str) -> bool:
    """Whether `model` is a folder with a plain static model, which `read_static` can read."""
    try:
        modules = json.loads((Path(model) / "modules.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    kinds = [str(module["type"]).rpartition(".")[2] for module in modules]
    return kinds in ([_STATIC], [_STATIC, _NORMALIZE])


def read_static(model: str, *, query_prompt: str = "", passage_prompt: str = "") -> StaticEmbedder:
    """The static model in a folder, read without sentence-transformers.

    Gives the vectors of `load_embedder` on the same folder. ModelMissing when files are missing
    or torn.
    """
    try:
        modules = json.loads((Path(model) / "modules.json").read_text(encoding="utf-8"))
        folder = Path(model) / str(modules[0]["path"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        rows, scales = _weights(load_file(folder / "model.safetensors"))
    except Exception as error:  # noqa: BLE001 - tokenizers raises bare Exception
        raise ModelMissing(f"{model}: {type(error).__name__}: {error}", model=model) from error
    return StaticEmbedder(
        tokenizer,
        rows,
        scales,
        fingerprint=_fingerprint(model, "", query_prompt, passage_prompt),
        query_prompt=query_prompt,
        passage_prompt=passage_prompt,
    )


def _weights(tensors: Mapping[str, NDArray[Any]]) -> tuple[NDArray[Any], Vectors]:
    """Rows and scales by piece, of either layout that sentence-transformers reads."""
    if "embedding.weight" in tensors:
        rows = tensors["embedding.weight"]
        return rows, np.ones(len(rows), dtype=np.float32)
    rows = tensors["embeddings"]
    if "mapping" in tensors:
        rows = rows[tensors["mapping"]]
    return rows, tensors.get("weights", np.ones(len(rows))).astype(np.float32)


def open_embedder(
    model: str, *, query_prompt: str = "", passage_prompt: str = ""
) -> SentenceEmbedder | StaticEmbedder:
    """The embedder that starts fastest and gives the model's vectors."""
    if is_static(model):
        return read_static(model, query_prompt=query_prompt, passage_prompt=passage_prompt)
    return load_embedder(model, query_prompt=query_prompt, passage_prompt=passage_prompt)


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = (rows / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit


def _revision(loaded: Any) -> str:
    config = getattr(getattr(loaded[0], "auto_model", None), "config", None)
    return str(getattr(config, "_commit_hash", None) or "main")


def _fingerprint(model: str, revision: str, *prompts: str) -> str:
    """A folder is named by what is in it, a name by its revision; prompts change vectors too."""
    folder = Path(model)
    digest = _digest(_files(folder)) if folder.is_dir() else revision
    spoken = hashlib.sha256("\0".join(prompts).encode()).hexdigest()[:8] if any(prompts) else ""
    name = folder.name if folder.is_dir() else model
    return "@".join(part for part in (name, digest, spoken) if part)


def _files(folder: Path) -> Iterable[Path]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return (path for path in files if not _is_beside(path.relative_to(folder)))


def _is_beside(path: Path) -> bool:
    hidden = any(part.startswith((".", "__")) for part in path.parts[:-1])
    return hidden or path.name.startswith(".") or path.suffix in _NOT_THE_MODEL


def _digest(files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            whole.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()[:12]
