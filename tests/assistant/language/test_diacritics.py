from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.edges.diacritics import load_diacritics, save_diacritics
from assistant.errors import ModelMissing
from assistant.language.diacritics import Model, restore
from assistant.vietnamese import fold, tidy

MODEL = load_diacritics()


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("tieu chuan chien si thi dua co so", "tiêu chuẩn chiến sĩ thi đua cơ sở"),
        ("Danh hieu Lao dong tien tien la gi?", "Danh hiệu Lao động tiên tiến là gì?"),
        ("ai quyet dinh tang bang khen cap tinh", "ai quyết định tặng bằng khen cấp tỉnh"),
        ("ho so gom nhung gi, may bo?", "hồ sơ gồm những gì, mấy bộ?"),
        ("the con cap tinh", "thế còn cấp tỉnh"),
        ("nop o dau", "nộp ở đâu"),
        ("Y te, O dau", "Y tế, Ở đâu"),
        ("mat bang khen co duoc cap lai khong", "mất bằng khen có được cấp lại không"),
        ("hoi dong gom may thanh vien", "hội đồng gồm mấy thành viên"),
        ("khong qua bao nhieu phan tram", "không quá bao nhiêu phần trăm"),
    ],
)
def test_a_question_without_marks_gets_them_back(typed: str, restored: str) -> None:
    assert restore(typed, MODEL) == restored


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("ty le ky thuat", "tỷ lệ kỹ thuật"),
        ("ti le ki thuat", "tỉ lệ kĩ thuật"),
        ("nuoc My", "nước Mỹ"),
        ("ly do", "lý do"),
        ("chien sy thi dua", "chiến sỹ thi đua"),
        ("qui dinh ve to chuc", "qui định về tổ chức"),
        ("uy ban nhan dan tinh Hoa Binh", "ủy ban nhân dân tỉnh Hòa Bình"),
    ],
)
def test_the_letters_stay_as_typed_and_marks_stand_in_their_usual_place(
    typed: str, restored: str
) -> None:
    assert restore(typed, MODEL) == restored


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("tieu chuẩn CSTDCS", "tiêu chuẩn CSTDCS"),
        ("danh hieu LĐTT", "danh hiệu LĐTT"),
        ("muc thuong nd 152/2025/nd-cp", "mức thưởng nd 152/2025/nd-cp"),
        ("theo TT-BNV va 34-ct/tw", "theo TT-BNV và 34-ct/tw"),
        ("diem d khoan 2 dieu 23", "điểm d khoản 2 điều 23"),
        ("gui qua email cho BAN thi dua", "gửi qua email cho BAN thi đua"),
    ],
)
def test_abbreviations_numbers_and_unknown_words_are_left_alone(typed: str, restored: str) -> None:
    assert restore(typed, MODEL) == restored


def test_a_syllable_with_a_mark_is_never_changed_even_where_another_would_fit_better() -> None:
    assert restore("tieu chuẫn chien si thi dua", MODEL) == "tiêu chuẫn chiến sĩ thi đua"


def test_what_is_marked_decides_what_the_rest_means() -> None:
    assert restore("cấp co quan thương mai", MODEL) == "cấp cơ quan thương mại"
    assert restore("nước co uống", MODEL).startswith("nước có")


@pytest.mark.parametrize(
    "written",
    [
        "Ai có thẩm quyền tặng danh hiệu “Chiến sĩ thi đua cơ sở”?",
        "Hồ sơ gồm những gì, mấy bộ?",
        "năm nay thi đua có gì mới",
        "Hoà giải ở cơ sở do uỷ ban quản lí, anh Nam ở Sơn La hỏi",
        "Đăng ký online qua website của Ban Thi đua được không?",
    ],
)
def test_a_question_written_with_marks_comes_back_as_it_was(written: str) -> None:
    assert restore(written, MODEL) == written


@pytest.mark.parametrize("text", ["", " ", "?!", "...", "06/2022/QH15", "OK", "\n", "hello world"])
def test_what_has_nothing_to_restore_comes_back_tidy(text: str) -> None:
    assert restore(text, MODEL) == tidy(text)


def test_decomposed_text_is_read_as_it_looks() -> None:
    assert restore("tieu chua\u0302\u0309n thi dua", MODEL) == "tiêu chuẩn thi đua"


@given(st.text(alphabet=st.sampled_from(list("aeioudnhtgcAD đấơ.,?!()\n1/-")), max_size=40))
def test_only_marks_are_added_and_nothing_moves(text: str) -> None:
    before, after = tidy(text), restore(text, MODEL)
    assert len(after) == len(before)
    assert _bare(after) == _bare(before)


@given(
    st.lists(
        st.sampled_from(["cac", "danh", "hieu", "thi", "dua", "và", "khen", "thuong", "nam"]),
        max_size=8,
    )
)
def test_restoring_twice_restores_nothing_more(words: list[str]) -> None:
    once = restore(" ".join(words), MODEL)
    assert restore(once, MODEL) == once


def test_the_weights_are_small() -> None:
    [weights] = (Path(__file__).parents[3] / "assistant/models/diacritics-vi").glob("*.npz")
    assert weights.stat().st_size < 8_000_000


def test_keys_are_sorted_and_probabilities_of_a_context_sum_to_one_at_most() -> None:
    size = len(MODEL.syllables)
    assert all(one < other for one, other in pairwise(MODEL.pairs[:1000].tolist()))
    assert (np.diff(MODEL.pairs) > 0).all()
    assert (np.diff(MODEL.triples) > 0).all()
    after = MODEL.pairs // size == MODEL.ids["danh"]
    assert 0.9 < np.exp(MODEL.pair_logs[after]).sum() < 1.05


def test_a_saved_model_is_the_model_that_is_loaded(tmp_path: Path) -> None:
    save_diacritics(MODEL, tmp_path / "copy")
    again = load_diacritics(tmp_path / "copy")
    assert again.syllables == MODEL.syllables
    assert (again.triples == MODEL.triples).all()
    assert (again.triple_logs == MODEL.triple_logs).all()
    assert (again.pair_backoff == MODEL.pair_backoff).all()


def test_the_same_model_is_saved_as_the_same_bytes(tmp_path: Path) -> None:
    small = _without_triples(MODEL)
    save_diacritics(small, tmp_path / "a")
    save_diacritics(small, tmp_path / "b")
    [one], [other] = (tmp_path / "a").iterdir(), (tmp_path / "b").iterdir()
    assert one.read_bytes() == other.read_bytes()


def test_a_missing_folder_is_a_missing_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        load_diacritics(tmp_path / "nowhere")


@pytest.mark.parametrize("content", [b"", b"not a model", b"PK\x03\x04 cut short"])
def test_a_broken_file_is_a_missing_model(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "trigrams.npz").write_bytes(content)
    with pytest.raises(ModelMissing):
        load_diacritics(tmp_path)


def _bare(text: str) -> str:
    return "".join(fold(letter) for letter in text)


def _without_triples(model: Model) -> Model:
    return replace(model, triples=model.triples[:1], triple_logs=model.triple_logs[:1])
