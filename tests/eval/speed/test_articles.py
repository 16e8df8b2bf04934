from eval.speed.articles import part, prepared
from eval.speed.asking import SYLLABLES, stripped
from tests.eval.speed.samples import ITEMS, TOPICS


def test_a_part_holds_the_gold_and_lies_within_every_larger_part() -> None:
    small, large = (part(ITEMS, TOPICS, size=size) for size in (5, 20))
    assert (len(small), len(large)) == (5, 20)
    assert {"2/2020/nđ-cp+3", "7/2020/nđ-cp+5"} <= {item.id for item in small}
    assert {item.id for item in small} < {item.id for item in large}


def test_a_part_keeps_the_order_of_the_corpus_and_is_the_same_every_time() -> None:
    found = part(ITEMS, TOPICS, size=20)
    assert found == sorted(found, key=ITEMS.index)
    assert found == part(ITEMS, TOPICS, size=20)


def test_a_part_larger_than_the_corpus_is_all_of_it() -> None:
    assert part(ITEMS, TOPICS, size=1000) == ITEMS


def test_the_articles_of_a_document_stand_in_its_text_where_they_say() -> None:
    documents = prepared(ITEMS)
    assert len(documents) == 10
    second = documents["2/2020/nđ-cp"]
    assert second.document.number == "2/2020/nđ-cp"
    assert [each.reference.article for each in second.passages] == ["1", "2", "3", "4", "5"]
    assert all(each.span.of(second.text.text) == each.text for each in second.passages)


def test_questions_without_marks_are_cut_to_one_length() -> None:
    pieces = stripped(["Tiêu chuẩn tặng danh hiệu Chiến sĩ thi đua cơ sở là gì?"] * 5)
    assert len(pieces) == 60 // SYLLABLES
    assert all(len(piece.split()) == SYLLABLES for piece in pieces)
    assert pieces[0].startswith("tieu chuan tang danh hieu chien si")
