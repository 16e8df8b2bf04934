"""The vocabulary and its tokenizer."""

import random

import pytest
import sentencepiece

from eval.learning import vocabulary
from eval.learning.lawbench import Article, Asked, one_line

WORDS = ("thi", "đua", "khen", "thưởng", "chiến", "sĩ", "cơ", "sở", "tập", "bằng", "hồ", "sơ")
PHRASES = ("thi đua", "khen thưởng", "chiến sĩ thi đua cơ sở", "tập thể lao động xuất sắc")


def sentences() -> list[str]:
    chance = random.Random(5)
    words = [*WORDS, *PHRASES, "2025", "98/2023/nđ-cp,", "(a)"]
    return [" ".join(chance.choices(words, k=12)) + "." for _ in range(400)]


@pytest.fixture(scope="module")
def model() -> bytes:
    return vocabulary.fit(sentences(), pieces=150, threads=1)


def test_the_tokenizer_cuts_as_well_as_sentencepiece_does(model: bytes) -> None:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    tokenizer = vocabulary.tokenizer(vocabulary.read(model))
    scores = vocabulary.read(model).scores
    for sentence in [*sentences(), "chữ chưa từng gặp: ₫ 😀 xyz", "thi đua"]:
        here, there = tokenizer.encode(sentence).ids, processor.encode(sentence)
        # Of two cuts that are equally probable either may be chosen.
        assert sorted(scores[n] for n in here) == pytest.approx(sorted(scores[n] for n in there))


def test_pieces_span_spaces(model: bytes) -> None:
    assert any(piece.strip("▁").count("▁") for piece in vocabulary.read(model).pieces)


def test_case_spaces_lines_and_decomposed_letters_make_no_difference(model: bytes) -> None:
    tokenizer = vocabulary.tokenizer(vocabulary.read(model))
    plain = tokenizer.encode("thi đua khen thưởng").ids
    assert tokenizer.encode("  Thi đua\n\nKHEN  thưởng ").ids == plain


def test_a_long_text_is_cut(model: bytes) -> None:
    tokenizer = vocabulary.tokenizer(vocabulary.read(model))
    found = tokenizer.encode(" ".join(sentences())).ids
    assert len(found) == vocabulary.MOST_PIECES_OF_A_TEXT


def test_the_same_lines_give_the_same_vocabulary(model: bytes) -> None:
    assert vocabulary.read(vocabulary.fit(sentences(), pieces=150, threads=1)) == vocabulary.read(
        model
    )


def test_the_sample_holds_titles_and_questions_and_some_lines_without_diacritics() -> None:
    articles = [
        Article(f"x+{number}", f"Điều {number}. Danh hiệu thi đua số {number}", "Điều này rất ngắn")
        for number in range(20)
    ]
    lines = vocabulary.sample(articles, [Asked("Thế nào là HOÀ giải?", ("x+1",))], seed=0)
    assert "thế nào là hòa giải?" in lines
    assert "danh hiệu thi đua số 3" in lines
    assert any(line.startswith("danh hieu thi dua so") for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "Uỷ ban, ỦY BAN và Hoà Bình, hòa bình, xoè, thuỷ; hoàn toàn, quý, quỳ, huỳnh",
        "chiến sỹ, sĩ, kỷ niệm, Lý, mỹ; y tế, ý kiến; yêu, thủy",
        "qui định, quí, quy chế, quít",
        "a\u0300 o\u0300a  98/2023/NĐ-CP\n Điều 3.",
    ],
)
def test_the_tokenizer_reads_a_text_as_training_does(model: bytes, text: str) -> None:
    normalizer = vocabulary.tokenizer(vocabulary.read(model)).normalizer
    assert normalizer is not None
    assert normalizer.normalize_str(text) == one_line(text)
