import asyncio
import gzip
from contextlib import closing
from pathlib import Path

import pytest

from assistant.types import Query, Question
from assistant.understanding.query import understand
from eval.beir import BenchmarkRejected, Item, Topic
from eval.corpus import Corpus, CorpusLine, lines_of
from eval.retrieval import Retrieved, retrieved, summary
from tests.eval.samples import DAY
from tests.fakes import FakeEmbedder

ITEMS = [
    Item("1/2020/nđ-cp+1", "Điều 1. Phạm vi điều chỉnh", "Nghị định này quy định về cảng biển."),
    Item("1/2020/nđ-cp+2", "Điều 2. Giờ mở cửa", "Cảng mở cửa từ bảy giờ sáng hằng ngày."),
    Item("9/2021/tt-byt+4", "Điều 4. Hồ sơ", "Hồ sơ gồm đơn và giấy khám sức khỏe."),
]
TOPICS = [
    Topic("q1", "Cảng mở cửa lúc mấy giờ?", ("1/2020/nđ-cp+2",)),
    Topic("q2", "Giấy khám sức khỏe trong hồ sơ", ("9/2021/tt-byt+4",)),
]


def read(question: Question) -> Query:
    return understand(question, today=DAY)


def measured(data: Path, embedder: FakeEmbedder, digest: str = "d") -> tuple[list[int], list[str]]:
    async def run() -> tuple[list[int], list[str]]:
        line = CorpusLine(Corpus(ITEMS), digest, data=data, embedder=embedder, read=read)
        with closing(line):
            written = [done async for done in line.index()]
            found = [each async for each in retrieved(TOPICS, line)]
        return written, [each.ranking[0] for each in found]

    return asyncio.run(run())


def test_the_assistants_own_line_ranks_the_items_of_a_corpus(tmp_path: Path) -> None:
    _, first = measured(tmp_path, FakeEmbedder())
    assert first == ["1/2020/nđ-cp+2", "9/2021/tt-byt+4"]


def test_the_index_of_a_corpus_is_kept_for_the_next_run(tmp_path: Path) -> None:
    assert measured(tmp_path, FakeEmbedder())[0] == [3]
    again, first = measured(tmp_path, FakeEmbedder())
    assert again == []
    assert first == ["1/2020/nđ-cp+2", "9/2021/tt-byt+4"]


def test_another_corpus_or_model_has_an_index_of_its_own(tmp_path: Path) -> None:
    measured(tmp_path, FakeEmbedder())
    assert measured(tmp_path, FakeEmbedder(), digest="other")[0] == [3]
    assert measured(tmp_path, FakeEmbedder(fingerprint="other"))[0] == [3]


def test_an_index_that_was_not_finished_is_made_again(tmp_path: Path) -> None:
    measured(tmp_path, FakeEmbedder())
    (complete,) = tmp_path.rglob("complete")
    complete.unlink()
    assert measured(tmp_path, FakeEmbedder())[0] == [3]


def test_the_summary_has_figures_speed_and_what_could_not_be_scored() -> None:
    found = [
        Retrieved(TOPICS[0], ("1/2020/nđ-cp+2",), 0.1),
        Retrieved(TOPICS[1], (), 0.3),
        Retrieved(Topic("q3", "?", ()), ("x",), 0.2),
    ]
    values = summary(found, items=3)
    assert values["figures"]["acc@1"]["value"] == 0.5
    assert (values["topics"], values["items"], values["unscored"]) == (3, 3, 1)
    assert (values["per_second"], values["p50_ms"]) == (5.0, 200.0)


def test_packed_and_plain_files_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text("một\nhai", encoding="utf-8")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress("một\nhai".encode()))
    plain, packed = (list(lines_of(tmp_path / name)) for name in ("c.jsonl", "c.jsonl.gz"))
    assert plain == packed == ["một", "hai"]


@pytest.mark.parametrize("content", [b"not packed", gzip.compress(b"x" * 100)[:20]])
def test_a_packed_file_that_is_broken_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(content)
    with pytest.raises(BenchmarkRejected, match=r"c\.jsonl\.gz:1: "):
        list(lines_of(path))
