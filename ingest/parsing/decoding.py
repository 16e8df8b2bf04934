"""Decoding: bytes of a text file → characters, and what the lines at its head say (pure)."""

import codecs
import re
from collections.abc import Mapping

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = "cp1258"
"""What Vietnamese Windows wrote before Unicode. TCVN3 and VNI are fonts, not encodings: their
bytes decode to wrong letters here and `cleaning` refuses them as unreadable."""

_KEYS = "title|url|source|date|kind|via|published"
_HEAD_LINE = re.compile(rf"(?:#\s*)?({_KEYS})\s*:[ \t]*(.*)", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_LINE = re.compile(r"([A-Za-z_][\w-]*)\s*:[ \t]*(.*)")


def decode(content: bytes) -> str:
    """UTF-8 and UTF-16 with or without a byte order mark, else windows-1258; never fails.

    Line ends come out as `\\n`.
    """
    return re.sub(r"\r\n?", "\n", _decode(content))


def _decode(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if (wide := _unmarked_utf16(content)) is not None:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_LEGACY, errors="replace")


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 shows itself by its zero bytes: spaces, digits and plain letters have one each."""
    sample = content[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 8 < len(sample):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def split_head(text: str) -> tuple[dict[str, str], str]:
    """What the head of a file says of it, and the rest.

    The head is front matter between `---` lines, or a run of lines such as "title: …",
    "# source: …" at the very start. Adds "url" and "published" where "source" is an address and
    "date" is given.
    """
    if (front := _FRONT_MATTER.match(text)) is not None:
        pairs = [_FRONT_LINE.match(line.strip()) for line in front[1].split("\n")]
        found = {pair[1].lower(): _unquoted(pair[2]) for pair in pairs if pair is not None}
        return _completed(found), text[front.end() :]
    lines = text.lstrip("\n ").split("\n")
    found = {}
    while lines and (pair := _HEAD_LINE.fullmatch(lines[0].strip())) is not None:
        found[pair[1].lower()] = _unquoted(pair[2])
        lines.pop(0)
    return (_completed(found), "\n".join(lines)) if found else ({}, text)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace(f"\\{value[0]}", value[0])
    return value


def _completed(found: Mapping[str, str]) -> dict[str, str]:
    said = {key: value for key, value in found.items() if value}
    if "title" in said and " " not in said["title"]:
        said["title"] = said["title"].replace("_", " ")
    if said.get("source", "").startswith(("http://", "https://")):
        said.setdefault("url", said["source"])
    if "date" in said:
        said.setdefault("published", said["date"])
    return said
