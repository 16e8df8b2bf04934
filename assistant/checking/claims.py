"""The answer of a chat model, taken apart into claims: sentences with their markers (pure)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language.quotemarks import Quoted, Unbalanced, quoted
from assistant.types import Excerpt
from assistant.vietnamese import fold, sentences, tidy

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG_BEGINS = re.compile(r"<[a-z/]{0,9}\Z", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_HEADING = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(r"^(?:[-*+•–—◦▪]|\(?\d{1,2}[.)]|[a-zđ]\))\s+")
_MARKER = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]")
_ORDINAL = re.compile(
    r"^(?:Thứ (?:nhất|hai|ba|tư|năm)|(?:Một|Hai|Ba|Bốn) là|Ngoài ra|Đồng thời)\s*[,:]\s+"
)
"""How a sentence is joined to the one before: nothing to check, and better left out."""
_LEADING_MARKERS = re.compile(rf"^(?:{_MARKER.pattern}[\s.;,]*)+")
_ODD = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|net|org|vn|gov|info|io|me|ly|xyz|app|link)\b"
    r"|(?<![\d/.])(?:84|0)\d(?:[ .-]?\d){7,9}(?![\d/])"
)
"""Links and telephone numbers: no answer needs them."""
_PUNCTUATION = frozenset(" \n.,;:!?…()%/-–—“”„‟«»\"‹›‘’'")
"""Every other sign is mark-up, a formula or a comparison ("<", "‰", "[…]"): it can hide a figure
or turn it."""
_ORDERS = re.compile(
    r"(?:bo qua|quen di|phot lo)(?: \w+){0,3} (?:huong dan|chi dan|chi thi|lenh|quy tac|yeu cau)"
    r"|(?:ignore|disregard|forget)(?: \w+){0,3} (?:instruction|prompt|rule|above|previous)"
    r"|system prompt|developer message|<\||\[/?inst\]|(?:^|\n)\s*(?:system|assistant|user)\s*:"
    r"|ban (?:bay gio |hien |gio )?la (?:mot )?(?:tro li|mo hinh|ai|chatbot|he thong)"
    r"|(?:tro li|mo hinh ngon ngu|mo hinh ai|chatbot|he thong ai|llm|gpt)\b[^.\n]{0,60}"
    r"(?:tra loi|phai|hay|noi|viet|ghi|khang dinh)"
    r"|hay (?:tra loi|noi rang|viet rang|in ra|dong vai|gia vo|tra ve|khang dinh|luon)"
    r"|(?:luon|chi|phai) (?:luon )?tra loi (?:rang|la|nguoi|bang|dung|cau)"
    r"|tra loi rang|trong cau tra loi|moi cau hoi deu|khi (?:duoc|bi|ai|nguoi dung) hoi"
    r"|(?:tu (?:gio|bay gio)|ke tu bay gio) (?:tro di |hay |ban )"
)
"""Words, folded, that speak to a machine that reads, not to a person: an order hidden in a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of a model's answer without its markers, and the sources it names.

    `paragraph` counts the lines of the answer, `listed` says that its line is an item of a
    list. `odd` says that it holds what no claim may: a link, mark-up, marks that do not pair.
    """

    text: str
    markers: tuple[int, ...]
    paragraph: int
    listed: bool
    quotes: tuple[Quoted, ...]
    odd: bool


def visible(raw: str) -> str:
    """What a model writes for people: without the thoughts that some models write first, and
    without a tag at the end that is not whole yet."""
    return _TAG_BEGINS.sub("", _THOUGHTS.sub("", raw)).lstrip()


def gives_orders(text: str) -> bool:
    """Whether `text` tells a model what to do: such a source is no evidence for one."""
    return _ORDERS.search(fold(text)) is not None


def claims_in(raw: str) -> list[Claim]:
    """The claims of an answer in order; what has no letter is left out."""
    found: list[Claim] = []
    for paragraph, line in enumerate(_lines(tidy(visible(raw)))):
        bare = _EMPHASIS.sub("", _HEADING.sub("", line)).strip()
        body = _BULLET.sub("", bare)
        for sentence in _sentences(body):
            found += _claim(sentence, paragraph, listed=body != bare)
    return found


def _lines(text: str) -> Iterator[str]:
    """The lines that say something; a line break inside a quotation does not end one."""
    waiting = ""
    for line in text.split("\n"):
        waiting = f"{waiting}\n{line}" if waiting else line
        if _balanced(waiting) or not line.strip():
            yield from (each for each in [waiting] if each.strip())
            waiting = ""
    if waiting.strip():
        yield from waiting.split("\n")


def _balanced(text: str) -> bool:
    try:
        quoted(text)
    except Unbalanced:
        return False
    return True


def _sentences(body: str) -> list[str]:
    """Sentences with the markers that follow them; a full stop inside a quotation ends none."""
    inside = [each.inner for each in quoted(body)] if _balanced(body) else []
    blanked = list(body)
    for span in inside:
        blanked[span.start : span.end] = "x" * (span.end - span.start)
    found: list[str] = []
    for each in sentences("".join(blanked)):
        text = Excerpt(body[each.span.start : each.span.end], each.span).text
        leading = _LEADING_MARKERS.match(text)
        if leading and found:
            found[-1] += " " + leading[0]
            text = text[leading.end() :]
        if text.strip():
            found.append(text)
    return found


def _claim(sentence: str, paragraph: int, *, listed: bool) -> list[Claim]:
    markers = [int(n) for found in _MARKER.finditer(sentence) for n in re.findall(r"\d+", found[1])]
    text = re.sub(r"\s+([.,;:!?])", r"\1", _MARKER.sub(" ", sentence))
    text = re.sub(r"[ \t]{2,}", " ", text).strip()
    text = _ORDINAL.sub("", text)
    text = text[:1].upper() + text[1:]
    if not any(character.isalnum() for character in text):
        return []
    balanced = _balanced(text)
    return [
        Claim(
            text=text,
            markers=tuple(dict.fromkeys(markers)),
            paragraph=paragraph,
            listed=listed,
            quotes=tuple(quoted(text)) if balanced else (),
            odd=not balanced or _is_odd(text),
        )
    ]


def _is_odd(text: str) -> bool:
    return _ODD.search(text) is not None or any(map(_is_foreign, text))


def _is_foreign(character: str) -> bool:
    """Whether a character is neither a Latin letter, nor a digit 0 to 9, nor punctuation: it may
    be a letter that looks alike, or a figure in disguise (², ①, Ⅲ, ٣)."""
    if character.isascii() and character.isalnum():
        return False
    if character.isalpha():
        return not unicodedata.name(character, "").startswith("LATIN")
    return character not in _PUNCTUATION
