"""One collection of unit vectors in Chroma: how it is opened, searched and read (edge)."""

import warnings
from pathlib import Path
from typing import cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.config import Settings
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

COLLECTION = "passages"
EFFORT = 1_000
"""Candidates that a search keeps (`ef_search`), so that what it finds does not hang on the graph.

Of the 200 nearest of 619, 3,066 and 84,147 vectors it found 99.7, 96.6 and 91.9 % at Chroma's own
100 (1.1, 1.3 and 2.9 ms), 100, 99.2 and 97.0 % at 400, 100, 99.9 and 98.9 % at 1,000 (1.1, 2.5 and
9 ms); at 400 some questions still found other passages in the next process, at 1,000 none of 120
over 619 vectors did.
"""
EFFORT_OF_MANY = 400
"""The same over more than `MANY` vectors, where a thousand candidates cost 5.1 ms, 400 3.1 ms."""
MANY = 20_000
"""Vectors of some hundred legal texts: below them a search is cheap and can be thorough."""


def open_client(folder: Path) -> Client:
    """Chroma over the files in a folder, which is made; it tells nobody of it."""
    settings = Settings(anonymized_telemetry=False)
    return cast(Client, chromadb.PersistentClient(str(folder), settings))


def open_collection(client: Client) -> chromadb.Collection:
    """Inner product: vectors have unit length, so it is the cosine.

    Without an embedding function Chroma can never fetch its own model.
    """
    return client.get_or_create_collection(
        COLLECTION,
        embedding_function=None,
        configuration={"hnsw": {"space": "ip", "ef_search": EFFORT}},
    )


def effort_over(vectors: int) -> int:
    """How many candidates a search over so many vectors keeps."""
    return EFFORT if vectors <= MANY else EFFORT_OF_MANY


def set_effort(collection: chromadb.Collection) -> None:
    """Give a collection the effort for its size; it counts from when it is opened next.

    Chroma warns of having no embedding function to make anew, which is as it should be.
    """
    effort = effort_over(collection.count())
    if collection.configuration_json["hnsw"]["ef_search"] != effort:
        with warnings.catch_warnings(category=DeprecationWarning, action="ignore"):
            collection.modify(configuration={"hnsw": {"ef_search": effort}})


def load_graph(collection: chromadb.Collection) -> None:
    """Make Chroma read its graph now: it would do so at the first query, without the lock."""
    first = collection.get(limit=1, include=["embeddings"])["embeddings"]
    if first is not None and len(first):
        nearest(collection, np.asarray(first[0], dtype=np.float32), 1)


def nearest(collection: chromadb.Collection, vector: Vectors, most: int) -> list[tuple[str, float]]:
    """At most `most`; asked of Chroma for more than there are, it gives what there is. (To count
    them first took 5 ms for 84,000 vectors, as long as the search itself.)"""
    rows = vector[np.newaxis]
    found = collection.query(query_embeddings=rows, n_results=most, include=["distances"])
    distances = (found["distances"] or [[]])[0]
    return [(one, 1.0 - gap) for one, gap in zip(found["ids"][0], distances, strict=True)]


def vectors_of(collection: chromadb.Collection, ids: list[str]) -> dict[str, Vectors]:
    """The vectors that stand under these ids."""
    found = collection.get(ids, include=["embeddings"])
    vectors = found["embeddings"] if found["embeddings"] is not None else []
    return {
        one: np.asarray(vector, dtype=np.float32)
        for one, vector in zip(found["ids"], vectors, strict=True)
    }
