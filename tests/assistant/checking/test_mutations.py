"""Every small turn of a true sentence is dropped; so is what is true alone and lies together."""

import re

import pytest

from assistant.checking.answers import check
from assistant.checking.units import units_of
from assistant.language.figures import read
from tests.assistant.decree import SOURCES, TRUE, source_of
from tests.assistant.mutating import KINDS, without_marker

TRUTHS = {unit.own for source in SOURCES for unit in units_of(source)} | {
    read(without_marker(sentence)) for sentence in TRUE
}


def mutants(kind: str) -> list[str]:
    """The turned sentences that do not happen to say what another place of the decree says."""
    found = []
    for sentence in TRUE:
        marker = re.findall(r"\[\d+\]", sentence)[0]
        if kind == "markers":
            found += list(KINDS[kind](sentence))
            continue
        turned = KINDS[kind](without_marker(sentence))
        found += [f"{each} {marker}" for each in turned if read(each) not in TRUTHS]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_turned_sentence_stands(kind: str) -> None:
    let_through = [
        (raw, kept.text)
        for raw in mutants(kind)
        for kept in check(raw, SOURCES).kept
        if read(kept.text) not in TRUTHS
    ]
    assert mutants(kind)
    assert let_through == []


def test_the_number_of_a_list_is_never_shown() -> None:
    for mark in ("77. ", "(77) ", "- 77) ", "k) ", "Khoản 77. ", "**77.** ", "### 77. "):
        for kept in check(f"{mark}Hồ sơ gồm một bộ [2].", SOURCES).kept:
            assert kept.text == "Hồ sơ gồm một bộ."


TOGETHER = [
    ("", "Được thưởng 4,5 lần mức lương cơ sở [1]."),
    ("", "4,5 lần [1]"),
    ("Danh hiệu “Lao động tiên tiến” [1].\n", "- Được thưởng 4,5 lần mức lương cơ sở [1]"),
    ("Danh hiệu “Lao động tiên tiến” [1].\n", "Danh hiệu này được thưởng 4,5 lần [1]."),
    ("Danh hiệu “Lao động tiên tiến” [3]:\n", "- Có sáng kiến được cơ sở công nhận [3]"),
    ("Mức tiền thưởng đối với tập thể [1]:\n", "- Lao động tiên tiến được thưởng 0,3 lần [1]"),
    ("Không xét tặng danh hiệu [2]:\n", "- Biên bản bình xét [2]"),
    ("Tờ trình của đơn vị đề nghị gồm [2]:\n", "- Biên bản bình xét [2]"),
    ("Hồ sơ gồm:\n", "- Mới tuyển dụng dưới 10 tháng [2]"),
    ("Ai cũng được thưởng [1]:\n", "- Biên bản bình xét [2]"),
    ("Bà Trần Thị Sao Mai chủ trì hội nghị [5]. ", "Trình bày báo cáo [5]."),
    ("Bà Trần Thị Sao Mai chủ trì hội nghị [5]:\n", "- trình bày báo cáo [5]"),
    ("", "Danh hiệu “Chiến sĩ thi đua cơ sở” [1]."),
    ("", "“Lao động tiên tiến” [1]"),
    ("Huân chương Độc lập hạng Nhất [4].\n", "Hệ số 15,0 [4]."),
    ("Chủ tịch nước quyết định [3]:\n", "- Tặng Cờ thi đua của Chính phủ [3]"),
    ("Theo khoản 2 Điều 50 [1]:\n", "- Lao động tiên tiến được thưởng 0,3 lần [1]"),
]


@pytest.mark.parametrize(("before", "lie"), TOGETHER)
def test_what_is_said_is_said_of_what_was_named_before(before: str, lie: str) -> None:
    said = re.sub(r"\s*\[\d+\]", "", lie).lstrip("- ").rstrip(".")
    shown = [kept.text.rstrip(".").lower() for kept in check(before + lie, SOURCES).kept]
    assert said.lower() not in shown


@pytest.mark.parametrize(
    "answer",
    [
        "Hồ sơ có 01 bộ, gồm [2]:\n- Tờ trình của đơn vị đề nghị [2]\n- Biên bản bình xét [2]",
        "Hồ sơ có 01 bộ, gồm:\n- Tờ trình của đơn vị đề nghị [2]\n- Biên bản bình xét [2]",
        "Danh hiệu “Lao động tiên tiến” [1]:\nĐược thưởng 0,3 lần mức lương cơ sở [1].\n"
        "Hồ sơ gửi đến Sở Nội vụ trước ngày 15/3 hằng năm [2].",
        "Mức tiền thưởng đối với cá nhân [1]:\n"
        "- Chiến sĩ thi đua toàn quốc được thưởng 4,5 lần [1]\n"
        "- Lao động tiên tiến được thưởng 0,3 lần [1]",
        "Không xét tặng danh hiệu đối với các trường hợp sau [2]:\n"
        "- Mới tuyển dụng dưới 10 tháng [2]",
    ],
)
def test_what_stands_together_is_kept(answer: str) -> None:
    checked = check(answer, SOURCES)
    assert (len(checked.kept), checked.dropped) == (answer.count("\n") + 1, 0)


TWO_TITLES = """Điều 24. Danh hiệu “Lao động tiên tiến”, “Chiến sĩ tiên tiến”

1. Danh hiệu “Chiến sĩ tiên tiến” để tặng cho công nhân, viên chức quân khu đạt các tiêu chuẩn sau:

a) Có ít nhất 70% cá nhân đạt danh hiệu “Lao động tiên tiến”;

2. Danh hiệu “Lao động tiên tiến” để tặng cho công nhân, nông dân, người lao động của xã, trừ
trường hợp đang bị kỷ luật."""
ONE = "để tặng cho công nhân, nông dân, người lao động của xã"


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (f"Danh hiệu “Lao động tiên tiến” {ONE}, trừ trường hợp đang bị kỷ luật [1].", True),
        (f"Danh hiệu “Chiến sĩ tiên tiến” {ONE}, trừ trường hợp đang bị kỷ luật [1].", False),
        (f"Danh hiệu “Chiến sĩ tiên tiến” {ONE} [1].", False),
        (f"Danh hiệu “Lao động tiên tiến” {ONE} [1].", False),
        (f"Quy định: “Danh hiệu “Lao động tiên tiến” {ONE}” [1].", False),
        ("Có cá nhân đạt danh hiệu “Lao động tiên tiến” [1].", False),
        ("Có ít nhất 70% cá nhân đạt danh hiệu “Lao động tiên tiến” [1].", True),
    ],
)
def test_exceptions_and_figures_are_not_left_out_nor_titles_exchanged(
    said: str, stands: bool
) -> None:
    sources = [source_of(TWO_TITLES.replace("trừ\ntrường", "trừ trường"))]
    assert bool(check(said, sources).kept) == stands


def test_a_sentence_without_a_name_is_said_of_what_was_asked_about() -> None:
    said = "Được thưởng 0,3 lần mức lương cơ sở [1]."
    assert check(said, SOURCES, asked="Lao động tiên tiến thưởng bao nhiêu?").kept
    assert not check(said, SOURCES, asked="Chiến sĩ thi đua cơ sở thưởng bao nhiêu?").kept
    assert not check(said, SOURCES).kept
