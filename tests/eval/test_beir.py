import pytest

from assistant.types import Kind, Level
from eval.beir import BenchmarkRejected, Item, Topic, passages, read_corpus, read_topics, score
from eval.measures import figure


def test_a_corpus_and_its_topics_are_read() -> None:
    corpus = [
        '{"_id": "a+1", "title": "Điều 1", "text": "Một", "from": "x"}',
        "",
        '{"_id": 2, "text": ""}',
    ]
    assert read_corpus("c", corpus) == [Item("a+1", "Điều 1", "Một"), Item("2", "", "")]
    topics = ['{"_id": "q", "text": "Hỏi?", "relevant": ["a+1"]}']
    assert read_topics("q", topics) == [Topic("q", "Hỏi?", ("a+1",))]


def test_every_bad_line_is_named_at_once() -> None:
    lines = ['{"_id": "a", "text": "x"}', "{", '{"_id": "a", "text": "y"}', '{"text": 1}', "[]"]
    with pytest.raises(BenchmarkRejected) as refused:
        read_corpus("c.jsonl", lines)
    assert [problem.split(": ", 1) for problem in refused.value.problems] == [
        ["c.jsonl:2", "not JSON: Expecting property name enclosed in double quotes at column 2"],
        ["c.jsonl:3", "_id 'a' stands already further up"],
        ["c.jsonl:4", "_id must be a string"],
        ["c.jsonl:4", "text must be a string"],
        ["c.jsonl:5", "not a JSON object"],
    ]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(BenchmarkRejected, match="q:1: the file is empty"):
        read_topics("q", [""])


def test_a_file_of_another_kind_does_not_flood_the_message() -> None:
    with pytest.raises(BenchmarkRejected) as refused:
        read_corpus("c", ["x"] * 1000)
    assert str(refused.value).count("\n") == 50


def test_an_item_is_an_article_of_its_own() -> None:
    numbered, plain = passages(
        [Item("26/2019/nđ-cp+36", "Điều 36. Đăng ký", "Chữ"), Item("x", "", "")]
    )
    assert (numbered.id, numbered.document_id) == ("26/2019/nđ-cp+36", "26/2019/nđ-cp")
    assert numbered.document.number == "26/2019/nđ-cp"
    assert numbered.number_at(Level.ARTICLE) == "36"
    assert (plain.document_id, plain.document.number, plain.headings) == ("x", None, ())


def test_the_letters_of_a_number_tell_kind_and_issuer() -> None:
    ids = "25/2025/tt-bkhcn+7", "98/2023/nd-cp+4", "06/2022/qh15+23", "86/2025/qđ-ubnd+2"
    documents = [each.document for each in passages([Item(id, "", "") for id in ids])]
    assert [(each.kind, each.issuer) for each in documents] == [
        (Kind.CIRCULAR, "Bộ Khoa học và Công nghệ"),
        (Kind.DECREE, "Chính phủ"),
        (None, "Quốc hội"),
        (Kind.DECISION, None),
    ]


def test_rankings_are_scored_topic_by_topic() -> None:
    topics = [
        Topic("first", "", ("a",)),
        Topic("sixth", "", ("a",)),
        Topic("never", "", ("a",)),
        Topic("half", "", ("a", "b")),
    ]
    rankings = {
        "first": ["a", "b"],
        "sixth": ["1", "2", "3", "4", "5", "a"],
        "half": ["b"],
        "never": ["1"],
    }
    found = {
        name: [each.gain for each in scores] for name, scores in score(topics, rankings).items()
    }
    assert found["acc@1"] == [1.0, 0.0, 0.0, 1.0]
    assert found["R@5"] == [1.0, 0.0, 0.0, 0.5]
    assert found["R@10"] == [1.0, 1.0, 0.0, 0.5]
    assert found["MRR@10"] == [1.0, pytest.approx(1 / 6), 0.0, 1.0]


def test_a_topic_without_any_ranking_scores_zero() -> None:
    assert figure(score([Topic("q", "", ("a",))], {})["nDCG@10"]) == 0.0


def test_an_item_found_twice_counts_once() -> None:
    found = score([Topic("q", "", ("a", "b"))], {"q": ["a", "a", "a", "a", "a", "b"]})
    assert figure(found["R@5"]) == 1.0


def test_a_topic_that_names_nothing_relevant_has_no_weight() -> None:
    found = score([Topic("q", "", ("a",)), Topic("none", "", ())], {"q": ["a"], "none": ["a"]})
    assert [each.weight for each in found["acc@1"]] == [1.0, 0.0]
