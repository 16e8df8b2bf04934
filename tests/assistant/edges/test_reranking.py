"""A reranker: tiny cross-encoders made here, and models that are slow or fail."""

import asyncio
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from sentence_transformers import CrossEncoder
from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

from assistant.documents.indexing import embedded_text
from assistant.edges.reranking import CrossEncoderReranker, Pair
from assistant.errors import ModelMissing
from assistant.settings import Settings
from assistant.types import Hit
from assistant.wiring import open_reranker
from tests.builders import document_of, passages_of, query_of

QUERY = query_of("Hồ sơ gồm gì?")
DECREE = document_of("07/2025/TT-BTP")
RULE = "\n".join(f"Điều {n}. Tên điều {n}\nNội dung điều {n}." for n in range(1, 21))
HITS = [
    Hit(passage, 1 / place)
    for place, passage in enumerate(passages_of(DECREE, RULE), start=1)
    if passage.id == passage.article_id
]

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "ho", "so", "gom", "gi", "dieu", "noi"]


def cross_encoder_in(folder: Path, *, labels: int) -> str:
    """A cross-encoder with weights drawn by chance, in the files of sentence-transformers."""
    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join([*WORDS, *map(str, range(1, 21))]), encoding="utf-8")
    BertTokenizer(vocab=str(vocabulary)).save_pretrained(folder)
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=40,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        initializer_range=1.0,
    )
    config.num_labels = labels
    BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


class Numbered:
    """Likes the later articles better; `pause` seconds for every batch."""

    def __init__(self, *, pause: float = 0.0) -> None:
        self._pause = pause
        self.batches = 0
        self.threads: set[str] = set()

    def predict(self, inputs: list[Pair], *, show_progress_bar: bool) -> Sequence[float]:
        self.batches += 1
        self.threads.add(threading.current_thread().name)
        time.sleep(self._pause)
        return [[hit.passage.text in text for hit in HITS].index(True) for _, text in inputs]


class Broken:
    """A model that cannot read."""

    def predict(self, inputs: list[Pair], *, show_progress_bar: bool) -> Sequence[float]:
        raise RuntimeError("out of memory")


def test_the_order_is_the_models_and_the_scores_stay_in_theirs() -> None:
    model = Numbered()
    found = asyncio.run(CrossEncoderReranker(model, seconds=60).rerank(QUERY, HITS))
    assert [hit.passage for hit in found] == [hit.passage for hit in reversed(HITS)]
    assert [hit.score for hit in found] == [hit.score for hit in HITS]
    assert model.batches == 3
    assert all(name.startswith("tdkt-rerank") for name in model.threads)


def test_past_the_time_the_order_stays_and_the_thread_is_free_for_the_next_question() -> None:
    model = Numbered(pause=0.3)
    reranker = CrossEncoderReranker(model, seconds=0.4)

    async def asked_twice() -> tuple[list[Hit], list[Hit]]:
        long = await reranker.rerank(QUERY, HITS)
        await asyncio.sleep(0.5)
        return long, await reranker.rerank(QUERY, HITS[:2])

    long, short = asyncio.run(asked_twice())
    assert long == HITS
    assert [hit.passage for hit in short] == [HITS[1].passage, HITS[0].passage]
    assert model.batches == 3


def test_questions_that_wait_in_vain_are_never_begun() -> None:
    model = Numbered(pause=0.4)
    reranker = CrossEncoderReranker(model, seconds=0.2)

    async def asked_at_once() -> list[list[Hit]]:
        found = await asyncio.gather(*(reranker.rerank(QUERY, HITS) for _ in range(5)))
        await asyncio.sleep(0.6)
        return found

    assert asyncio.run(asked_at_once()) == [HITS] * 5
    assert model.batches == 1


def test_a_model_that_fails_leaves_the_order() -> None:
    assert asyncio.run(CrossEncoderReranker(Broken(), seconds=60).rerank(QUERY, HITS)) == HITS


def test_no_hits_need_no_model() -> None:
    assert asyncio.run(CrossEncoderReranker(Broken(), seconds=60).rerank(QUERY, [])) == []


def test_a_cross_encoder_in_a_folder_is_configured_by_the_settings(tmp_path: Path) -> None:
    folder = cross_encoder_in(tmp_path / "tiny", labels=1)
    reranker = open_reranker(Settings(reranker=folder, rerank_seconds=60))
    assert reranker is not None
    found = asyncio.run(reranker.rerank(QUERY, HITS))
    model = CrossEncoder(folder)
    alone = [float(model.predict([(QUERY.text, embedded_text(h.passage))])[0]) for h in HITS]
    order = sorted(range(len(HITS)), key=lambda place: -alone[place])
    assert [hit.passage for hit in found] == [HITS[place].passage for place in order]
    assert order != sorted(order)


def test_a_model_that_gives_several_scores_is_refused_with_the_setting_to_mend(
    tmp_path: Path,
) -> None:
    folder = cross_encoder_in(tmp_path / "three", labels=3)
    with pytest.raises(ModelMissing) as refused:
        open_reranker(Settings(reranker=folder))
    assert (refused.value.key, refused.value.values) == (
        "error.reranker_missing",
        {"model": folder},
    )


def test_without_the_setting_there_is_no_reranker() -> None:
    assert open_reranker(Settings(reranker="")) is None
