"""Training on a handful of texts."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer

from eval.learning import folder, vocabulary
from eval.learning.embedding import pieces_by, texts
from eval.learning.lawbench import Article, Asked
from eval.learning.pairs import Mix, Texts
from eval.learning.vectors import Recipe, Vectors, train, weights_of

# The title of each never shares a word with its text: only training can bring them together.
MATTERS = {
    "tiền lương": "người làm công hưởng thu nhập hằng tháng theo bậc",
    "nghỉ phép": "mỗi năm được vắng mặt mười hai ngày vẫn nhận đủ",
    "khen thưởng": "tập thể xuất sắc nhận bằng cùng huân chương",
    "kỷ luật": "ai vi phạm bị cảnh cáo hoặc buộc thôi việc",
    "đất đai": "thửa ruộng cấp sổ đỏ cho hộ gia đình sử dụng",
    "hộ tịch": "khai sinh kết hôn đăng ký tại ủy ban xã",
}
RECIPE = Recipe(dimensions=16, epochs=30, rate=0.05)
MIX = Mix(batch=6, answer_rounds=1, plain=0.5)


@pytest.fixture(scope="module")
def model() -> bytes:
    lines = [f"{title} {text}" for title, text in MATTERS.items()] * 20
    return vocabulary.fit(lines, pieces=120, threads=1)


@pytest.fixture(scope="module")
def learned(model: bytes) -> Texts:
    articles = [
        Article(str(number), f"Điều {number}. {title}", text)
        for number, (title, text) in enumerate(MATTERS.items())
    ]
    asked = [Asked(f"Quy định {title}?", (str(n),)) for n, title in enumerate(MATTERS)]
    return texts(articles, asked, pieces_by(model))


@pytest.fixture(scope="module")
def trained(model: bytes, learned: Texts) -> Vectors:
    return _last(model, learned, RECIPE)


def _last(model: bytes, learned: Texts, recipe: Recipe) -> Vectors:
    torch.set_num_threads(1)
    weights = weights_of(learned.bodies, len(vocabulary.read(model).pieces))
    return list(train(learned, MIX, recipe, weights))[-1].vectors


@pytest.fixture(scope="module")
def shipped(
    model: bytes, trained: Vectors, tmp_path_factory: pytest.TempPathFactory
) -> SentenceTransformer:
    out = tmp_path_factory.mktemp("model")
    folder.write(out, vocabulary.tokenizer(vocabulary.read(model)), trained)
    return SentenceTransformer(str(out), device="cpu")


def test_a_piece_found_everywhere_weighs_nothing_and_a_rare_one_much() -> None:
    weights = weights_of([np.array([0, 1]), np.array([0, 0, 2]), np.array([0])], 4)
    assert weights[0] == 0.0
    assert weights[1] == weights[2] == pytest.approx(np.log(2))
    assert weights[3] > weights[2]


def test_paired_texts_end_closer_than_unpaired(shipped: SentenceTransformer) -> None:
    nearness = shipped.encode(list(MATTERS)) @ shipped.encode(list(MATTERS.values())).T
    paired = np.diag(nearness)
    unpaired = nearness[~np.eye(len(MATTERS), dtype=bool)]
    assert paired.min() > unpaired.max()


def test_titles_without_diacritics_find_their_texts_too(shipped: SentenceTransformer) -> None:
    nearness = shipped.encode(["khen thuong", "dat dai"]) @ shipped.encode(list(MATTERS.values())).T
    assert list(nearness.argmax(axis=1)) == [2, 4]


def test_the_same_seed_gives_the_same_vectors(
    model: bytes, learned: Texts, trained: Vectors
) -> None:
    assert np.array_equal(_last(model, learned, RECIPE), trained)
    assert not np.array_equal(_last(model, learned, replace(RECIPE, seed=1)), trained)


def test_the_loss_falls(model: bytes, learned: Texts) -> None:
    weights = weights_of(learned.bodies, len(vocabulary.read(model).pieces))
    losses = [epoch.loss for epoch in train(learned, MIX, RECIPE, weights)]
    assert losses[-1] < losses[0] / 2


def test_one_byte_a_number_keeps_vectors_within_half_a_step() -> None:
    vectors = np.random.default_rng(0).normal(size=(5, 8)).astype(np.float32)
    vectors[3] = 0.0
    rows, scales = folder.quantized(vectors)
    assert rows.dtype == np.int8
    assert np.all(np.abs(rows * scales[:, None] - vectors) <= scales[:, None] / 2 + 1e-6)
    assert not rows[3].any()
