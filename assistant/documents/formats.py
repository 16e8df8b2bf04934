"""The files that documents come in: their formats, how large, under which names (pure)."""

import re
import unicodedata

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LARGEST_BYTES = 50 * 1024 * 1024
"""Ten times the longest consolidated law as PDF; more is a scan or not a document at all."""
MEGABYTE = 2**20

_UNSAFE = re.compile(r"[^\w.\- ]+")
_LONGEST_NAME = 200
"""Bytes of UTF-8; file systems take 255, and a name is written beside its own for a moment."""
_NAMELESS = "tai-lieu"


def safe_name(name: str) -> str:
    """A file name that stays in its folder; the same name replaces the same document."""
    tidy = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    short = tidy.encode("utf-8", "ignore")[-_LONGEST_NAME:].decode("utf-8", "ignore")
    return short.lstrip(" .") or _NAMELESS


def suffix_of(name: str) -> str:
    """The ending that says what a file is, in small letters; "" where there is none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""
