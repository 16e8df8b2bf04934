"""Any cross-encoder of sentence-transformers: question and passage read together (edge).

Nothing imports this module by name but `assistant.wiring`, and only where a reranker is
configured: sentence-transformers takes seconds to import (see assistant.edges.embedding).
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import numpy as np
from sentence_transformers import CrossEncoder

from assistant.documents.indexing import embedded_text
from assistant.errors import ModelMissing
from assistant.types import Hit, Query

BATCH = 8
"""Pairs that the model reads at once: the clock is looked at between batches."""

log = logging.getLogger(__name__)

Pair = tuple[str, str]


class Scorer(Protocol):
    """What is asked of a CrossEncoder."""

    def predict(self, inputs: list[Pair], *, show_progress_bar: bool) -> Sequence[float]:
        """A score for each pair, higher for the better."""
        ...


class CrossEncoderReranker:
    """Implements ports.Reranker over a cross-encoder; `seconds` is what a question waits for it.

    It reads in a thread of its own, one question after the other. Past the time, or when the model
    fails, the hits stay as they came and a line in the log says so; the thread stops at the next
    batch, and a question that was still waiting for it is never begun.
    """

    def __init__(self, model: Scorer, *, seconds: float) -> None:
        self._model = model
        self._seconds = seconds
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tdkt-rerank")

    async def rerank(self, query: Query, hits: Sequence[Hit]) -> list[Hit]:
        """`hits` in the order of the model, the scores staying in theirs."""
        pairs = [(query.text, embedded_text(hit.passage)) for hit in hits]
        until = time.monotonic() + self._seconds
        reading = asyncio.get_running_loop().run_in_executor(
            self._thread, self._scores, pairs, until
        )
        try:
            scores = await asyncio.wait_for(reading, self._seconds)
        except TimeoutError:
            log.warning("reranking took more than %s s: the order stays", self._seconds)
            return list(hits)
        except Exception:  # whatever a vendor's model raises, there is an order to answer with
            log.exception("reranking failed: the order stays")
            return list(hits)
        best = np.argsort(-np.array(scores), kind="stable")
        return [Hit(hits[place].passage, hit.score) for place, hit in zip(best, hits, strict=True)]

    def _scores(self, pairs: Sequence[Pair], until: float) -> list[float]:
        """The score of each pair; TimeoutError when they are not all read by `until`."""
        scores: list[float] = []
        for start in range(0, len(pairs), BATCH):
            if time.monotonic() >= until:
                raise TimeoutError
            batch = list(pairs[start : start + BATCH])
            scores.extend(map(float, self._model.predict(batch, show_progress_bar=False)))
        return scores


def load_reranker(model: str, *, seconds: float) -> CrossEncoderReranker:
    """The cross-encoder in a folder or of a name, tried once.

    A name that is not on this machine is fetched from the Hugging Face hub. ModelMissing when it
    cannot be loaded, or does not give one score for a pair.
    """
    try:
        loaded = CrossEncoder(model)
        loaded.predict([("thi đua", "khen thưởng")], show_progress_bar=False).astype(float).item()
    except Exception as error:  # noqa: BLE001 - whatever a vendor's loader raises, it is missing
        reason = f"{model}: {type(error).__name__}: {error}"
        raise ModelMissing(reason, key="error.reranker_missing", model=model) from error
    return CrossEncoderReranker(loaded, seconds=seconds)
