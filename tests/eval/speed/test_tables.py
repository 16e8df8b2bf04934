from pathlib import Path

from assistant.edges.prompt_files import load_replies
from eval.speed.chart import draw
from eval.speed.contest import PEERS
from eval.speed.results import OURS, QUALITY
from eval.speed.tables import Sheet, markdown, sheets, word
from tests.eval.speed.samples import a_contest, a_size, a_speed

REPLIES = load_replies()


def sheet_of(title: str, found: list[Sheet]) -> Sheet:
    return next(each for each in found if each.title.startswith(title))


def test_sizes_are_columns_with_vietnamese_numbers() -> None:
    sheet = sheet_of("Chi phí", sheets(a_speed(), REPLIES))
    assert sheet.heads == ("Chỉ số", "1.000", "84.147")
    rows = {name: values for name, *values in sheet.rows}
    assert rows["Ghi toàn bộ chỉ mục (giây)"] == ["10,0", "841"]
    assert rows["Toàn bộ chỉ mục so với riêng Chroma"] == ["×4,00", "×4,00"]
    assert rows["Hỏi: trung vị / 95 % / 99 % (ms)"] == ["20,0 / 40,0 / 60,0"] * 2
    assert rows["Bộ nhớ của tdkt serve (MB)"] == ["250", "250"]


def test_the_folder_is_given_as_documents_and_passages_a_second() -> None:
    sheet = sheet_of("Nạp", sheets(a_speed(), REPLIES))
    rows = {row[0]: row[1] for row in sheet.rows}
    assert (rows["Tài liệu/giây"], rows["Đoạn/giây"]) == ("15,0", "450")


def test_the_machine_and_its_load_are_said_first() -> None:
    first = sheets(a_speed(), REPLIES)[0]
    assert ("Số nhân", "2") in first.rows
    assert first.rows[-1][1] == "0,50 → 2,25"


def test_tools_stand_side_by_side_with_ratios_to_ours() -> None:
    sheet = sheets(a_speed(a_contest()), REPLIES)[-1]
    assert "10.000 điều, 200 câu hỏi" in sheet.title
    assert sheet.heads == ("Chỉ số", "tdkt", "txtai")
    rows = {name: values for name, *values in sheet.rows}
    assert [rows[name][0] for name in QUALITY] == ["0,500", "0,625", "0,750"]
    assert rows["acc@1"][1] == "0,500 (p 1,00)"
    assert rows["Lập chỉ mục (giây)"] == ["20,0 (×1,00)", "10,0 (×0,50)"]
    assert rows["Bộ nhớ cao nhất (MB)"] == ["400 (×1,00)", "– (–)"]


def test_a_tool_that_could_not_be_run_is_named_with_its_reason() -> None:
    notes = sheets(a_speed(a_contest()), REPLIES)[-1].notes
    assert notes[0] == "tdkt: chromadb 1.5.9"
    assert notes[-1] == "Haystack: không đo được. ModuleNotFoundError: No module named 'haystack'"


def test_without_other_tools_there_is_no_table_of_them() -> None:
    assert len(sheets(a_speed(), REPLIES)) == len(sheets(a_speed(a_contest()), REPLIES)) - 1


def test_every_row_is_as_long_as_its_heads() -> None:
    for sheet in sheets(a_speed(a_contest()), REPLIES):
        assert {len(row) for row in sheet.rows} == {len(sheet.heads)}


def test_every_tool_has_a_name() -> None:
    assert [word(REPLIES, f"tools.{name}") for name in (OURS, *PEERS)][1:3] == [
        "LangChain",
        "Haystack",
    ]


def test_markdown_has_a_table_under_each_title_and_the_notes_below() -> None:
    sheet = Sheet("Bảng", ("a", "b"), (("x", "1"),), ("ghi chú",))
    assert markdown([sheet]) == "## Bảng\n\n| a | b |\n| :-- | --: |\n| x | 1 |\n\n- ghi chú\n"


def test_the_chart_is_drawn_as_picture_and_drawing_with_its_words(tmp_path: Path) -> None:
    svg, png = draw([a_size(1000), a_size(10_000)], REPLIES, tmp_path)
    assert png.read_bytes().startswith(b"\x89PNG")
    drawn = svg.read_text(encoding="utf-8")
    assert all(said in drawn for said in ("10.000", "riêng lệnh add của Chroma", "Bộ nhớ (MB)"))


def test_the_chart_of_one_size_whose_memory_is_not_known_is_drawn_too(tmp_path: Path) -> None:
    serving = a_size(1000).serving
    unknown = type(serving)(ready_seconds=1.0, memory_mb=None)
    draw([a_size(1000, serving=unknown)], REPLIES, tmp_path)
    assert (tmp_path / "speed.png").exists()
