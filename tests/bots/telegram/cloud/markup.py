"""HTML as the Bot API reads it: known tags only, balanced, entities decoded (pure)."""

import html
import re
from dataclasses import dataclass

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z-]*)(?P<rest>[^<>]*)>|(?P<text>[^<]+)|(?P<bad><)")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class BadMarkup(Exception):
    """What the Bot API says after "can't parse entities: "."""


@dataclass(frozen=True, slots=True)
class Entity:
    type: str
    offset: int
    length: int


def units(text: str) -> int:
    """UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The words and the entities of `source`; BadMarkup for what Telegram refuses."""
    plain, found, opened = "", [], list[tuple[str, str, int]]()
    for token in _TOKEN.finditer(source):
        at = len(source[: token.start()].encode())
        if (text := token["text"]) is not None:
            plain += _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        elif token["bad"]:
            raise BadMarkup(f"Unclosed start tag at byte offset {at}")
        elif token["end"]:
            found.append(_closed(token["name"].lower(), opened, plain, at))
        else:
            opened.append((*_start(token, opened, at), units(plain)))
    if opened:
        raise BadMarkup(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return plain, [each for each in found if each.length]


def _start(token: re.Match[str], opened: list[tuple[str, str, int]], at: int) -> tuple[str, str]:
    name, rest = token["name"].lower(), token["rest"].strip()
    if name not in TAGS or (name == "span" and rest != 'class="tg-spoiler"'):
        raise BadMarkup(f'Unsupported start tag "{name}" at byte offset {at}')
    if name == "blockquote" and any(each[0] == "blockquote" for each in opened):
        raise BadMarkup(f"Can't nest blockquote at byte offset {at}")
    if any(each[0] in ("code", "pre") for each in opened) and name != "code":
        raise BadMarkup(f"Entities can't stand inside code at byte offset {at}")
    if name == "blockquote" and rest == "expandable":
        return name, "expandable_blockquote"
    if rest and name not in ("a", "span", "code"):
        raise BadMarkup(f"Unexpected attribute at byte offset {at}")
    return name, TAGS[name]


def _closed(name: str, opened: list[tuple[str, str, int]], plain: str, at: int) -> Entity:
    if not opened:
        raise BadMarkup(f"Unexpected end tag at byte offset {at}")
    expected, kind, start = opened.pop()
    if name not in ("", expected):
        raise BadMarkup(
            f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{name}>"'
        )
    return Entity(kind, start, units(plain) - start)
