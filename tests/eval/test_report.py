import re
import tomllib
from pathlib import Path

import prompts
from assistant.edges.prompt_files import load_replies
from eval.cases import digest
from eval.gate import Floors, check
from eval.measures import MEASURES
from eval.publishing import publish
from eval.report import Report, markdown, tag_name
from eval.runs import Result, RunFolder, pairs
from eval.summary import Results, figures, latency
from tests.eval.samples import DAY, a_case, a_refusal, an_outcome

WORDS = Path(str(prompts.__file__)).parent / "report.toml"
RESULTS = [
    Result("k1", a_case("good", tags=("criteria",)), an_outcome(confidence=0.9)),
    Result(
        "k2",
        a_case("bad", question="Ai ký <b>quyết định</b>?", tags=("authority",)),
        a_refusal(confidence=0.2, seconds=1.0),
    ),
]
FLOORS = Floors(
    digest=digest([result.case for result in RESULTS]), cases=2, figures={"Correct": 1.0}
)


def a_report(results: Results) -> Report:
    found = figures(results)
    return Report(
        results=results,
        figures=found,
        latency=latency(results),
        checks=check(FLOORS, found),
        pinned=FLOORS,
        day=DAY.isoformat(),
        target="f" * 64,
    )


def published(folder: Path, pinned: Floors | None = FLOORS) -> str:
    publish(RunFolder(folder), RESULTS, name="x", day=DAY, target="f" * 64, pinned=pinned)
    return (folder / "report.html").read_text(encoding="utf-8")


def test_both_languages_hold_the_same_words_with_the_same_variables() -> None:
    tables = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    flat = {lang: dict(_flat(tables[lang])) for lang in ("vi", "en")}
    assert flat["vi"].keys() == flat["en"].keys()
    for key, text in flat["vi"].items():
        assert set(re.findall(r"\$(\w+)", text)) == set(re.findall(r"\$(\w+)", flat["en"][key])), (
            key
        )


def test_every_measure_has_a_name_in_both_languages() -> None:
    words = load_replies(WORDS)
    for language in ("vi", "en"):
        assert set(words.under(f"{language}.measures")) == {measure.name for measure in MEASURES}


def test_failures_come_before_figures_and_passed_cases(tmp_path: Path) -> None:
    page = published(tmp_path)
    failed, table, passed = (page.index(each) for each in ('id">bad<', "<table>", 'id">good<'))
    assert failed < table < passed


def test_a_failure_gives_its_reason_in_both_languages(tmp_path: Path) -> None:
    page = published(tmp_path)
    for words in ("Sai quyết định", "trả lời", "từ chối", "Wrong decision", "answer", "refuse"):
        assert f">{words}</span>" in page


def test_a_tag_is_named_in_both_languages_and_an_unknown_one_as_it_stands() -> None:
    words = load_replies(WORDS)
    assert tag_name(words, "vi", "follow-up") == "hỏi tiếp"
    assert tag_name(words, "en", "follow-up") == "follow up"
    assert tag_name(words, "vi", "my-own") == "my-own"


def test_words_of_a_question_are_never_markup(tmp_path: Path) -> None:
    page = published(tmp_path)
    assert "Ai ký &lt;b&gt;quyết định&lt;/b&gt;?" in page
    assert "<b>quyết" not in page


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    page = published(tmp_path)
    addresses = re.findall(r"https?://[^\s\"'<>)]+", page)
    namespaces = (
        "http://www.w3.org/",
        "https://matplotlib.org",
        "http://purl.org",
        "http://creativecommons.org",
    )
    assert [each for each in addresses if not each.startswith(namespaces)] == []
    assert not re.search(r"<(?:script|link|img|iframe)\b", page)


def test_the_page_shows_four_charts(tmp_path: Path) -> None:
    assert published(tmp_path).count("<figure>") == 4


def test_a_set_that_was_never_pinned_has_no_verdict_and_no_change(tmp_path: Path) -> None:
    page = published(tmp_path, pinned=None)
    assert "Chưa ghim sàn" in page
    assert page.count("<figure>") == 3


def test_ids_of_charts_do_not_meet_on_the_page(tmp_path: Path) -> None:
    defined = re.findall(r'<clipPath id="([^"]+)"', published(tmp_path))
    assert len(defined) == len(set(defined)) > 0


def test_the_markdown_gives_verdict_failures_and_figures_in_this_order() -> None:
    text = markdown(a_report(pairs(RESULTS)), load_replies(WORDS))
    order = (
        "Không đạt: 1 chỉ số",
        "## Câu hỏi chưa đạt (1)",
        "- Sai quyết định: trả lời → từ chối",
        "| Đúng trọn vẹn",
    )
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def _flat(table: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += (
            _flat(value, f"{prefix}{name}.")
            if isinstance(value, dict)
            else [(prefix + name, str(value))]
        )
    return found
