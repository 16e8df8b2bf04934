"""Small real values that the tests of the speed measurements share."""

from typing import Any

from eval.beir import Item, Topic
from eval.measures import Score
from eval.speed.results import (
    Contest,
    Ingestion,
    Latency,
    Machine,
    Serving,
    Size,
    Speed,
    ToolFailed,
    ToolRun,
)

ITEMS = [
    Item(
        f"{number}/2020/nđ-cp+{article}",
        f"Điều {article}. Nghề số {number * 10 + article}",
        f"1. Nghề số {number * 10 + article} phải đăng ký trước ngày {article} tháng {number}.\n"
        f"2. Hồ sơ gồm {article} bản, nộp tại bộ phận một cửa số {number}.",
    )
    for number in range(1, 11)
    for article in range(1, 6)
]
TOPICS = [
    Topic("q1", "Nghề số 23 phải đăng ký trước ngày nào?", ("2/2020/nđ-cp+3",)),
    Topic("q2", "Hồ sơ đăng ký nghề số 75 gồm mấy bản?", ("7/2020/nđ-cp+5",)),
]


def a_latency(p50: float = 10.0) -> Latency:
    return Latency(p50=p50, p95=2 * p50, p99=3 * p50, questions=200)


def a_size(articles: int, **changes: Any) -> Size:
    values: dict[str, Any] = {
        "articles": articles,
        "write_seconds": articles / 100,
        "embed_seconds": articles / 1000,
        "add_seconds": articles / 400,
        "search": a_latency(),
        "ask": a_latency(20.0),
        "cold_seconds": 2.0,
        "serving": Serving(ready_seconds=3.0, memory_mb=250.4),
    }
    return Size(**(values | changes))


def a_run(name: str, **changes: Any) -> ToolRun:
    values: dict[str, Any] = {
        "name": name,
        "packages": {"chromadb": "1.5.9"},
        "scores": {
            "acc@1": (Score(1.0), Score(0.0)),
            "MRR@10": (Score(1.0), Score(0.25)),
            "R@10": (Score(1.0), Score(0.5)),
        },
        "index_seconds": 20.0,
        "index_cpu_seconds": 16.0,
        "latency": a_latency(),
        "ask_cpu_ms": 8.0,
        "peak_mb": 400.0,
    }
    return ToolRun(**(values | changes))


def a_contest() -> Contest:
    txtai = a_run("txtai", index_seconds=10.0, latency=a_latency(25.0), peak_mb=None)
    failed = ToolFailed("haystack", "ModuleNotFoundError: No module named 'haystack'")
    return Contest(articles=10_000, questions=200, runs=(a_run("tdkt"), txtai), failed=(failed,))


def a_speed(contest: Contest | None = None) -> Speed:
    machine = Machine(
        system="Linux x86_64",
        processor="AMD EPYC",
        cores=2,
        memory_gb=23.5,
        python="3.11.7",
        packages={"chromadb": "1.5.9"},
        load=(0.5, 2.25),
    )
    return Speed(
        machine=machine,
        ingestion=Ingestion(documents=60, passages=1800, seconds=4.0),
        restoring=a_latency(1.25),
        sizes=(a_size(1000), a_size(84_147)),
        contest=contest,
    )
