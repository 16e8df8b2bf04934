"""Texts are cut by SentencePiece as their own tokenizer cuts them."""

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer, models

from assistant.edges.embedding import MANY, read_static
from assistant.edges.pieces import UnigramPieces, pieces_of
from assistant.settings import load_settings

ODD = [
    "",
    " \n\t",
    "😀 xyz 😀😀 thi đua 漢字 混じり",
    "a\x00b a\x1cb a\x85b a\x7fb",
    "a\x1eb",
    "<unk> thi đua",
    "<UNK>thi",
    "▁thi đua ▁ ▁▁",
    "▁",
    "ＴＨＩ đua １２　３",
    "ΟΔΟΣ Σίσυφος İstanbul ﬁ Ǆ ẞ",
    "Uỷ ban hoà thuý qui quy, chiến sỹ (sỹ) sỹ; y tế quí; HOÀ-thuỷ/kỳ",
    "a\u0300 o\u0300a \u0301 đua \u0301",
    "12.345,67; 8/2023/NĐ-CP (a) \u201c…\u201d ? ; ) _",
    "x" * 5_000,
    "thi đua khen thưởng " * 1_000,
    "a\u200bb \ufeff c\u2000d\u3000e\u00a0f\u1680g\u2028h\u180ei",
    " ".join("." * count for count in range(60)),
    "k" * 300 + "; q" * 200,
]
WORDS = (
    "thi đua khen thưởng chiến sĩ sỹ cơ sở tập thể lao động Tiên Tiến xuất sắc Thủ tướng Chính phủ "
    "quyết định tặng Bằng hoà hòa uỷ ủy ban nhân dân tỉnh, huyện; xã. Điều 23. khoản 2, điểm a) "
    "98/2023/NĐ-CP ngày 31/12/2023: “hồ sơ” (bản chính) 1.800.000 đồng/tháng - qui kỷ lý"
)


@pytest.fixture(scope="module")
def shipped() -> Tokenizer:
    file = Path(load_settings().embedding_model) / "0_StaticEmbedding" / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    return tokenizer


@pytest.fixture(scope="module")
def cut(shipped: Tokenizer) -> UnigramPieces:
    found = pieces_of(shipped)
    assert found is not None
    return found


def own(tokenizer: Tokenizer, text: str) -> list[int]:
    found: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return found


def sentences(count: int) -> list[str]:
    chance = random.Random(7)
    return [" ".join(chance.choices(WORDS.split(), k=chance.randint(1, 200))) for _ in range(count)]


def test_sentences_are_cut_alike(shipped: Tokenizer, cut: UnigramPieces) -> None:
    texts = sentences(200)
    assert [found.tolist() for found in cut(texts)] == [own(shipped, text) for text in texts]


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:20]))
def test_odd_texts_are_cut_into_the_same_pieces(
    shipped: Tokenizer, cut: UnigramPieces, text: str
) -> None:
    (found,) = cut([text])
    assert sorted(found.tolist()) == sorted(own(shipped, text))


def test_no_texts_have_no_pieces(cut: UnigramPieces) -> None:
    assert cut([]) == []


def changed(tokenizer: Tokenizer, **parts: Any) -> Tokenizer:
    return Tokenizer.from_str(json.dumps(json.loads(tokenizer.to_str()) | parts))


def test_a_tokenizer_that_does_anything_else_is_left_as_it_is(shipped: Tokenizer) -> None:
    assert pieces_of(changed(shipped)) is not None
    assert pieces_of(changed(shipped, normalizer={"type": "NFC"})) is None
    assert pieces_of(changed(shipped, normalizer=None)) is None
    assert pieces_of(changed(shipped, pre_tokenizer=None)) is None
    assert pieces_of(Tokenizer(models.WordLevel({"thi": 0}, unk_token="thi"))) is None


@pytest.mark.parametrize("pattern", [r"a\s+b", "thi đua", r"(?<=\s)y(?!\w)"])
def test_a_form_that_reaches_beyond_a_word_is_left_to_its_tokenizer(
    shipped: Tokenizer, pattern: str
) -> None:
    made = json.loads(shipped.to_str())["normalizer"]
    step = {"type": "Replace", "pattern": {"Regex": pattern}, "content": "b"}
    assert pieces_of(changed(shipped, normalizer=made | {"normalizers": [step]})) is None
    steps = [*made["normalizers"], step]
    assert pieces_of(changed(shipped, normalizer=made | {"normalizers": steps})) is None


def test_pieces_with_letters_that_are_no_pieces_are_left_to_their_tokenizer(
    shipped: Tokenizer,
) -> None:
    model = json.loads(shipped.to_str())["model"]
    spelled = {"vocab": [["<unk>", 0.0], ["▁", -1.0], ["a", -1.0], ["▁a", -1.5]]}
    unspelled = {"vocab": [["<unk>", 0.0], ["▁", -1.0], ["a", -1.0], ["▁ab", -1.5]]}
    assert pieces_of(changed(shipped, model=model | spelled)) is not None
    assert pieces_of(changed(shipped, model=model | unspelled)) is None


def test_many_texts_have_the_vectors_that_each_has_alone() -> None:
    texts = [*sentences(MANY), *ODD]
    alone = read_static(str(load_settings().embedding_model))
    single = np.concatenate([alone.embed_passages([text]) for text in texts])
    together = read_static(str(load_settings().embedding_model)).embed_passages(texts)
    assert np.allclose(single, together, atol=1e-6)
