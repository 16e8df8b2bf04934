"""The folder that ships: what `SentenceTransformer(folder)` reads, and nothing else.

Vectors are kept as whole numbers of one byte with one scale a piece; `StaticEmbedding` multiplies
them out when it loads (the layout of quantized model2vec models). Its own mean of pieces is used,
so that no code beside sentence-transformers is needed to load the folder.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

from eval.learning.vectors import Vectors

_LIBRARY = "sentence_transformers"
_MODULES = (
    (
        "0_StaticEmbedding",
        f"{_LIBRARY}.sentence_transformer.modules.static_embedding.StaticEmbedding",
    ),
    ("1_Normalize", f"{_LIBRARY}.base.modules.normalize.Normalize"),
)
_SETTINGS = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}
_LARGEST = 127


def quantized(vectors: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Each row as whole numbers from -127 to 127, and what to multiply it by."""
    largest = np.abs(vectors).max(axis=1)
    scales: Vectors = np.where(largest > 0, largest / _LARGEST, 1.0).astype(np.float32)
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def write(folder: Path, tokenizer: Tokenizer, vectors: Vectors) -> None:
    """Write the model; a model card beside it is left as it is."""
    embedding, normalize = (folder / path for path, _ in _MODULES)
    embedding.mkdir(parents=True, exist_ok=True)
    normalize.mkdir(exist_ok=True)
    rows, scales = quantized(vectors)
    file = embedding / "model.safetensors"
    file.write_bytes(save({"embeddings": rows, "weights": scales}))
    tokenizer.save(str(embedding / "tokenizer.json"), pretty=False)
    _write_json(normalize / "config.json", {})
    _write_json(folder / "modules.json", _listed())
    _write_json(folder / "config_sentence_transformers.json", _SETTINGS)


def _listed() -> list[dict[str, object]]:
    return [
        {"idx": place, "name": str(place), "path": path, "type": type_}
        for place, (path, type_) in enumerate(_MODULES)
    ]


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
