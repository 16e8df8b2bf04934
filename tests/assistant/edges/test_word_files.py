"""Passages as the records of the word index."""

from collections import Counter
from dataclasses import replace

import numpy as np

from assistant.documents.indexing import plain_terms, searched_fields
from assistant.documents.profiles import from_bytes, numbered
from assistant.documents.terms import Vocabulary
from assistant.edges.word_files import PLAIN, TERMS, TITLE_TIMES, Record, records
from assistant.types import Document, Passage
from assistant.vietnamese import grams, tokens
from tests.builders import article_of

LAW = Document(id="l", source="l", fingerprint="", title="Luật Thi đua")
KNOWN = Vocabulary(
    terms=np.sort(numbered(["cờ", "khen", "thi"])), rarity=np.array([1, 2, 3], np.float32)
)


def article(number: int, text: str) -> Passage:
    return article_of(LAW, str(number), f"Điều {number}. Khen", text)


def searched(record: Record, field: str) -> Counter[str]:
    return Counter(" ".join(record[field]).split())


def test_a_record_has_the_terms_of_title_and_text_the_title_several_times() -> None:
    passage = article(5, "Tặng cờ.")
    [record] = records([passage], KNOWN)
    title, body = tokens(searched_fields(passage).title), ["tặng", "cờ"]
    assert searched(record, TERMS) == Counter(grams(title) * TITLE_TIMES + grams(body))
    plain = plain_terms(title) * TITLE_TIMES + plain_terms(body)
    assert searched(record, TERMS + PLAIN) == Counter(plain)


def test_records_of_many_passages_are_those_that_each_has_alone() -> None:
    texts = ["", "Cờ", "– …", "Thi đua, khen thưởng.", "Tặng cờ " * 300]
    passages = [article(number, texts[number % len(texts)]) for number in range(250)]
    alone = [record for passage in passages for record in records([passage], KNOWN)]
    for one, other in zip(records(passages, KNOWN), alone, strict=True):
        assert searched(one, TERMS) == searched(other, TERMS)
        assert searched(one, TERMS + PLAIN) == searched(other, TERMS + PLAIN)
        assert one["id"] == other["id"]
        assert one["profile"] == other["profile"]


def test_a_part_of_an_article_has_no_profile_of_its_own() -> None:
    whole = article(5, "Khen và thi đua.")
    part = replace(whole, id="l#5.1", text="Khen")
    [first, second] = records([whole, part], KNOWN)
    assert second["profile"] == []
    telling = from_bytes(first["profile"][0]).telling.tolist()
    assert sorted(telling) == sorted(numbered(["khen", "thi"]).tolist())


def test_of_no_passage_there_is_no_record() -> None:
    assert list(records([], KNOWN)) == []
