"""The numbers Word writes before paragraphs of automatic lists, which the text lacks (pure).

Levels, formats and their counting: ECMA-376 part 1, 17.9.
"""

import re
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _letter(number: int) -> str:
    return _LETTERS[(number - 1) % 26] * (1 + (number - 1) // 26)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text, number = text + sign * (number // value), number % value
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}


class Numbering:
    """Counts through a document; `mark` must be asked for every paragraph in order."""

    def __init__(self, document: Any) -> None:
        """Read the list definitions of a python-docx document; there may be none."""
        self._levels: dict[str, dict[int, Any]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        root = _numbering_root(document)
        for abstract in root.findall(qn("w:abstractNum")) if root is not None else ():
            levels = {int(x.get(qn("w:ilvl"))): x for x in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")) if root is not None else ():
            reference = number.find(qn("w:abstractNumId"))
            self._lists[number.get(qn("w:numId"))] = reference.get(qn("w:val"))

    def mark(self, paragraph: Any) -> str:
        """ "1. ", "a) ", "- " … with its space; "" for a paragraph outside lists."""
        place = _place(paragraph)
        levels = self._levels.get(self._lists.get(place[0], ""), {}) if place else {}
        if place is None or place[1] not in levels:
            return ""
        if _value(levels[place[1]], "w:numFmt") == "bullet":
            return "- "
        counts = self._count(self._lists[place[0]], place[1], levels)
        pattern = _value(levels[place[1]], "w:lvlText")
        text = re.sub(r"%(\d)", lambda m: _written(levels, counts, int(m[1]) - 1), pattern)
        return f"{text} " if text else ""

    def _count(self, name: str, level: int, levels: dict[int, Any]) -> dict[int, int]:
        counts = self._counts.setdefault(name, {})
        start = int(_value(levels[level], "w:start") or 1)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts


def _written(levels: dict[int, Any], counts: dict[int, int], level: int) -> str:
    form = _FORMATS.get(_value(levels[level], "w:numFmt"), str) if level in levels else str
    return form(counts.get(level, 1))


def _numbering_root(document: Any) -> Any:
    parts = (r.target_part for r in document.part.rels.values() if not r.is_external)
    found = (part for part in parts if part.partname == "/word/numbering.xml")
    part = next(found, None)
    return part.element if part is not None else None


def _place(paragraph: Any) -> tuple[str, int] | None:
    """(list id, level) set on the paragraph or on its style."""
    style = paragraph.style
    properties = [paragraph._p.pPr]
    while style is not None:
        properties.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    for each in properties:
        found = each.find(qn("w:numPr")) if each is not None else None
        if found is not None and _value(found, "w:numId"):
            return _value(found, "w:numId"), int(_value(found, "w:ilvl") or 0)
    return None


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return str(found.get(qn("w:val")) or "") if found is not None else ""
