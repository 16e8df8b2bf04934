import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from assistant.edges.embedding import MANY, StaticEmbedder, is_static, open_embedder, read_static
from assistant.errors import ModelMissing

WORDS = ["[UNK]", "thi", "đua", "khen", "thưởng"]
ROWS = np.arange(1, 41, dtype=np.float32).reshape(5, 8) % 7 - 3
MODULES = "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"
TEXTS = ["thi đua khen thưởng", "khen", "", "chữ lạ", "thi thi thi đua thưởng thi đua"]
LONGEST = 6

BY_SENTENCE_TRANSFORMERS = """
import json, sys
from assistant.edges.embedding import load_embedder
embedder = load_embedder(sys.argv[1], query_prompt="khen ")
vectors = [embedder.embed_passages(json.loads(sys.argv[2])), embedder.embed_queries(["thi"])]
print(json.dumps([embedder.fingerprint, [found.tolist() for found in vectors]]))
"""


def tokenizer() -> Tokenizer:
    places = {word: place for place, word in enumerate(WORDS)}
    made = Tokenizer(models.WordLevel(places, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.enable_truncation(LONGEST)
    return made


def model_in(folder: Path, tensors: Mapping[str, NDArray[Any]], kind: str = MODULES) -> Path:
    """A static model in the files of sentence-transformers."""
    folder.mkdir()
    listed = [{"idx": 0, "name": "0", "path": "", "type": kind}]
    (folder / "modules.json").write_text(json.dumps(listed), encoding="utf-8")
    tokenizer().save(str(folder / "tokenizer.json"))
    save_file(dict(tensors), folder / "model.safetensors")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return model_in(tmp_path / "model", {"embedding.weight": ROWS})


def test_a_text_is_the_mean_of_its_pieces_at_unit_length(folder: Path) -> None:
    (vector,) = read_static(str(folder)).embed_passages(["thi đua"])
    mean = (ROWS[1] + ROWS[2]) / 2
    assert vector.dtype == np.float32
    assert vector == pytest.approx(mean / np.linalg.norm(mean), abs=1e-6)


def test_a_text_is_cut_where_the_model_says(folder: Path) -> None:
    embedder = read_static(str(folder))
    whole, cut = embedder.embed_passages(["thi " * LONGEST + "khen", "thi " * LONGEST])
    assert np.array_equal(whole, cut)


def test_many_texts_have_the_vectors_of_each(folder: Path) -> None:
    embedder = read_static(str(folder))
    single = np.concatenate([embedder.embed_passages([text]) for text in TEXTS])
    assert np.array_equal(embedder.embed_passages(TEXTS * MANY), np.tile(single, (MANY, 1)))


def test_a_text_without_pieces_is_nowhere_and_no_texts_are_no_rows(folder: Path) -> None:
    embedder = read_static(str(folder))
    assert not embedder.embed_passages([""]).any()
    assert len(embedder.embed_queries([])) == 0


def test_small_whole_numbers_with_scales_give_the_same_directions(tmp_path: Path) -> None:
    scales = np.array([1, 0.5, 2, 1, 0.25], dtype=np.float32)
    kept: dict[str, NDArray[Any]] = {"embeddings": ROWS.astype(np.int8), "weights": scales}
    small = read_static(str(model_in(tmp_path / "small", kept)))
    large = read_static(
        str(model_in(tmp_path / "large", {"embedding.weight": ROWS * scales[:, None]}))
    )
    assert np.allclose(small.embed_passages(TEXTS), large.embed_passages(TEXTS), atol=1e-6)


def test_reading_a_static_folder_gives_the_vectors_of_sentence_transformers(folder: Path) -> None:
    command = [sys.executable, "-c", BY_SENTENCE_TRANSFORMERS, str(folder), json.dumps(TEXTS)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    fingerprint, (passages, queries) = json.loads(told.stdout.splitlines()[-1])
    embedder = read_static(str(folder), query_prompt="khen ")
    assert embedder.fingerprint == fingerprint
    assert np.allclose(embedder.embed_passages(TEXTS), passages, atol=1e-6)
    assert np.allclose(embedder.embed_queries(["thi"]), queries, atol=1e-6)


def test_only_plain_static_folders_are_read_without_sentence_transformers(
    tmp_path: Path, folder: Path
) -> None:
    other = model_in(tmp_path / "other", {"embedding.weight": ROWS}, kind="x.models.Transformer")
    assert is_static(str(folder))
    assert not is_static(str(other))
    assert not is_static("BAAI/bge-m3")
    assert isinstance(open_embedder(str(folder)), StaticEmbedder)


def test_the_fingerprint_follows_weights_and_prompts_but_not_the_model_card(folder: Path) -> None:
    first = read_static(str(folder)).fingerprint
    (folder / "README.md").write_text("Thẻ mô hình", encoding="utf-8")
    assert read_static(str(folder)).fingerprint == first
    assert read_static(str(folder), passage_prompt="đoạn: ").fingerprint != first
    save_file({"embedding.weight": ROWS + 1}, folder / "model.safetensors")
    assert read_static(str(folder)).fingerprint != first


@pytest.mark.parametrize("torn", ["model.safetensors", "tokenizer.json"])
def test_a_torn_folder_is_a_missing_model(folder: Path, torn: str) -> None:
    (folder / torn).write_bytes((folder / torn).read_bytes()[:20])
    with pytest.raises(ModelMissing) as refused:
        open_embedder(str(folder))
    assert refused.value.values == {"model": str(folder)}
