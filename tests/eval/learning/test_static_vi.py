"""The embedding model that ships, loaded from its folder."""

from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

FOLDER = Path(__file__).parents[3] / "assistant" / "models" / "static-vi"
DIMENSIONS = 384
LARGEST_FOLDER = 25_000_000


@pytest.fixture(scope="module")
def model() -> SentenceTransformer:
    return SentenceTransformer(str(FOLDER), device="cpu")


def near(model: SentenceTransformer, one: str, other: str) -> float:
    first, second = model.encode([one, other])
    return float(first @ second)


def test_vectors_have_length_one_and_the_stated_dimension(model: SentenceTransformer) -> None:
    vectors = model.encode(["thi đua, khen thưởng", "x", "Điều 23. Danh hiệu " * 2000])
    assert vectors.shape == (3, DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert model.get_embedding_dimension() == DIMENSIONS


def test_an_empty_text_has_a_vector_of_nothing(model: SentenceTransformer) -> None:
    assert np.isfinite(model.encode([""])).all()


UNRELATED = "Mức phạt xe máy vượt đèn đỏ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tieu chuan chien si thi dua co so", "tiêu chuẩn chiến sĩ thi đua cơ sở"),
        ("hồ sơ đề nghị tặng Bằng khen", "ho so de nghi tang bang khen"),
        ("Ai có quyền tặng Huân chương?", "Thẩm quyền quyết định khen thưởng"),
        ("Nghỉ thai sản được mấy tháng?", "Thời gian hưởng chế độ khi sinh con"),
    ],
)
def test_texts_on_one_matter_lie_nearer_than_an_unrelated_one(
    model: SentenceTransformer, one: str, other: str
) -> None:
    assert near(model, one, other) > near(model, one, UNRELATED) + 0.05


def test_spelling_that_says_the_same_makes_no_difference(model: SentenceTransformer) -> None:
    assert near(model, "UỶ BAN  qui định chiến sỹ", "Ủy ban quy định chiến sĩ") > 0.9999


def test_the_folder_is_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*")) <= LARGEST_FOLDER
