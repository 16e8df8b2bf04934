import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.edges.diacritics import load_diacritics
from assistant.language.diacritics import CLASSES, Model, restore
from eval.learning.diacritics import Encoder, fitted, main, read
from eval.learning.ngrams import fit
from eval.learning.restoring import measured, sentences_of, stripped
from eval.learning.spelling import is_syllable

SENTENCES = ("Chiến sĩ thi đua cơ sở.", "Đơn vị có số liệu.", "Thì đưa có số liệu.")
LONG = "Phong trào thi đua yêu nước lan tỏa" + " từ cơ sở đến trung ương" * 3 + "."


def fit_of(sentences: Sequence[str]) -> Model:
    encoder = Encoder()
    ids = encoder.encode(sentences)
    return fitted(ids, ids, encoder.words)


def test_the_context_on_both_sides_decides() -> None:
    model = fit_of(SENTENCES)
    assert restore("chien si thi dua co so", model) == "chiến sĩ thi đua cơ sở"
    assert restore("don vi co so lieu", model) == "đơn vị có số liệu"


def test_probabilities_after_a_context_sum_to_one() -> None:
    #      . .  a  b  .  .  a  c  .  .
    ids = np.array([0, 0, 3, 4, 0, 0, 3, 5, 0, 0])
    model = fit(ids, [*CLASSES, "a", "b", "c"], pruning=0.0)
    size = len(model.syllables)
    backed = model.single_logs + model.single_backoff[3]
    held = model.pairs // size == 3
    backed[model.pairs[held] % size] = model.pair_logs[held]
    assert np.exp(backed).sum() == pytest.approx(1.0)


def test_pruning_gives_what_was_cut_to_the_back_off() -> None:
    ids = np.array([0, 0, 3, 4, 0, 0, 3, 5, 0, 0] * 3)
    whole = fit(ids, [*CLASSES, "a", "b", "c"], pruning=0.0)
    cut = fit(ids, [*CLASSES, "a", "b", "c"], pruning=5.0)
    assert len(cut.triples) < len(whole.triples)
    assert (cut.pair_backoff >= whole.pair_backoff[np.isin(whole.pairs, cut.pairs)]).all()


def test_sentences_that_lost_their_marks_teach_nothing() -> None:
    model = fit_of([*SENTENCES, "don vi co so lieu thi dua. " * 20])
    assert restore("don vi co so lieu", model) == "đơn vị có số liệu"


@pytest.mark.parametrize("word", ["việt", "trường", "thuở", "của", "hữu", "đắk", "giường", "a"])
def test_a_well_written_syllable_is_one(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["vịêt", "truờng", "trưòng", "nuớc", "duala", "internet", "đ"])
def test_a_slip_or_a_foreign_word_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_measuring_strips_restores_and_compares() -> None:
    model = fit_of(SENTENCES)
    score = measured(["Đơn vị có số liệu", "UBND chỉ thị"], model)
    assert (score.texts, score.syllables, score.right, score.whole) == (2, 7, 5, 1)
    assert stripped("Đội, đợt UỶ") == "Doi, dot UY"


def test_spellings_that_are_one_when_matched_count_as_right() -> None:
    model = fit_of(["Hoà giải ở cơ sở là gì."])
    assert measured(["Hoà giải ở cơ sở"], model).share == 1.0


def test_only_whole_sentences_with_marks_are_measured() -> None:
    text = "Chiến sĩ thi đua. Cơ sở.\nhoa hong mau do\nKhoản 5 Điều 2 Luật số 98/2023/QH15; hết"
    assert list(sentences_of(text)) == ["Chiến sĩ thi đua", "Khoản 5 Điều 2 Luật số 98/2023/QH15"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The layout of the shared data with two sentences in each place."""
    for folder in ("law", "news", "hoidap", "wiki", "seeds"):
        (tmp_path / folder).mkdir()
    (tmp_path / "law/nd_65-2014-ND-CP.txt").write_text("Giấy khen để tặng cá nhân.")
    (tmp_path / "law/other.txt").write_text("Cờ thi đua để tặng tập thể.")
    (tmp_path / "news/1.txt").write_text("Hội nghị tổng kết diễn ra hôm qua.")
    (tmp_path / "hoidap/1.md").write_text("Bằng khen được tặng cho ai.")
    (tmp_path / "seeds/1.txt").write_text(LONG)
    for name in ("tdkt", "lawbench"):
        (tmp_path / name).mkdir()
    for name in ("questions_dev", "faq_dev", "questions_unlabelled_dev"):
        _write(tmp_path / f"tdkt/{name}.jsonl", {"question": "Ai được tặng cờ thi đua?"})
    for name in ("zalo_dev", "qa_dev", "qa_train"):
        row = {"text": f"Cá nhân được tặng gì ở {name}?", "relevant": ["1/2020/nđ-cp+1"]}
        _write(tmp_path / f"lawbench/{name}.jsonl", row)
    rows = [
        {"_id": "65/2014/nđ-cp+1", "title": "Điều 1. Giấy khen", "text": "Để tặng chủ trang trại."},
        {"_id": "1/2020/nđ-cp+1", "title": "Điều 1. Thi đua", "text": "Cá nhân được tặng cờ."},
    ]
    with gzip.open(tmp_path / "lawbench/corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def _write(path: Path, row: object) -> None:
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_what_is_measured_is_not_fitted(data: Path) -> None:
    read_data = read(data)
    fitted_text = " ".join([*read_data.articles, *read_data.field])
    assert read_data.held_out["law"] == ["Giấy khen để tặng cá nhân"]
    assert "Cờ thi đua để tặng tập thể" in fitted_text
    assert "qa_train" in fitted_text
    for held in (
        "Giấy khen",
        "chủ trang trại",
        "Hội nghị tổng kết",
        "zalo_dev",
        "qa_dev",
        "lan tỏa",
    ):
        assert held not in fitted_text


def test_the_command_writes_weights_that_load_and_prints_what_they_are_worth(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--data", str(data), "--out", str(tmp_path / "model")])
    assert restore("co thi dua", load_diacritics(tmp_path / "model")) == "cờ thi đua"
    assert "| lawbench/zalo_dev | 1 |" in capsys.readouterr().out
