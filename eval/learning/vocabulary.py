"""The vocabulary: phrases of one to four syllables, found by SentencePiece (pure but for time).

Pieces may span spaces, so that "chiến sĩ thi đua" becomes one piece with one vector: most
of what word order says is kept although a text is afterwards only a bag of pieces.
"""

import io
import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sentencepiece
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from tokenizers.normalizers import Normalizer

from assistant.vietnamese import fold, normal
from eval.learning.lawbench import Article, Asked, one_line, title

SAMPLED_LINES = 120_000
"""Lines of articles a vocabulary is counted on: 18 million characters, a few minutes' work."""

PLAIN_SHARE = 0.25
"""Share of lines counted a second time without diacritics. Hurried questions have none, and
without pieces of their own they would fall apart into letters."""

SHORTEST_LINE, LONGEST_LINE = 20, 1000
LONGEST_PIECE = 16
"""Letters of a piece, about three syllables. Pieces of up to seven syllables (28 letters) found
the right article no more often, and three times fewer pieces of at most two nearly as often."""

MOST_PIECES_OF_A_TEXT = 512
"""A text is cut here, after about 1,000 syllables; 19 of 20 articles are shorter."""

_UNKNOWN = 0
_TONES = "\u0300\u0301\u0309\u0303\u0323"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with their log probabilities, "▁" standing for a space; piece 0 is the unknown."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]


def sample(articles: Sequence[Article], asked: Sequence[Asked], *, seed: int) -> list[str]:
    """The lines a vocabulary is counted on: some lines of articles, all titles and questions."""
    chance = random.Random(seed)
    lines = [line for article in articles for line in _lines(article)]
    chosen = [one_line(line) for line in chance.sample(lines, min(SAMPLED_LINES, len(lines)))]
    chosen += [title(article) for article in articles]
    chosen += [one_line(question.text) for question in asked]
    chance.shuffle(chosen)
    plain = [fold(line) for line in chosen[: int(PLAIN_SHARE * len(chosen))]]
    return [line[:LONGEST_LINE] for line in chosen + plain if line]


def _lines(article: Article) -> Iterator[str]:
    return (line for line in article.text.split("\n") if len(line) > SHORTEST_LINE)


def fit(lines: Sequence[str], *, pieces: int, threads: int) -> bytes:
    """A SentencePiece unigram model; the same for the same lines, pieces and threads."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        model_type="unigram",
        vocab_size=pieces,
        hard_vocab_limit=False,
        split_by_whitespace=False,
        max_sentencepiece_length=LONGEST_PIECE,
        max_sentence_length=8 * LONGEST_LINE,
        normalization_rule_name="identity",
        character_coverage=0.9999,
        bos_id=-1,
        eos_id=-1,
        unk_id=_UNKNOWN,
        num_threads=threads,
        minloglevel=2,
    )
    return model.getvalue()


def read(model: bytes) -> Vocabulary:
    """The pieces of a SentencePiece model, in their order."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    numbers = range(processor.get_piece_size())
    return Vocabulary(
        tuple(processor.id_to_piece(number) for number in numbers),
        tuple(processor.get_score(number) for number in numbers),
    )


def tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """The tokenizer that ships: it brings any text to the form of training, then cuts it alike."""
    entries = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    made = Tokenizer(models.Unigram(entries, unk_id=_UNKNOWN, byte_fallback=False))
    made.normalizer = normalizers.Sequence([*_plain_form(), *_one_spelling()])
    made.pre_tokenizer = pre_tokenizers.Metaspace(
        replacement="▁", prepend_scheme="always", split=False
    )
    made.enable_truncation(MOST_PIECES_OF_A_TEXT)
    return made


def _plain_form() -> list[Normalizer]:
    """NFC, lower case, single spaces."""
    spaces = normalizers.Replace(Regex(r"\s+"), " ")
    return [normalizers.NFC(), normalizers.Lowercase(), spaces, normalizers.Strip()]


def _one_spelling() -> list[Normalizer]:
    """What `normal` does to tone marks and i/y, read off it syllable by syllable.

    Texts can then be given to the model as they are shown: "Uỷ ban", "chiến sỹ", "qui định".
    Less than a tenth of encoding time goes into it.
    """
    found = [_replaced(r"(?<!q)", end, normal(end)) for end in _marked("oa", "oe", "uy")]
    found += [_replaced(r"(?<=\b[hklmst])", y, normal(f"k{y}")[1:]) for y in ["y", *_marked("y")]]
    found += [_replaced(r"(?<=\bqu)", i, normal(f"qu{i}")[2:]) for i in ["i", *_marked("i")]]
    return found


def _marked(*ends: str) -> list[str]:
    return [unicodedata.normalize("NFC", end + tone) for end in ends for tone in _TONES]


def _replaced(before: str, end: str, by: str) -> Normalizer:
    return normalizers.Replace(Regex(rf"{before}{end}(?!\w)"), by)
