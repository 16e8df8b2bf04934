"""Lists of provisions as amending texts name them: "Khoản 3, 4 Điều 20; Điều 22 và 23" (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.types import Reference

_QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|\"[^\"]*\"")
_AFTER = re.compile(r"\bvào (?:ngay )?(?:sau|trước) (?:điểm|khoản|điều) [\wđ]+", re.IGNORECASE)
_TOKEN = re.compile(
    r"\b(?P<level>điểm|khoản|điều)\b|(?P<number>(?<![\w/.])(?:\d{1,3}[a-zđ]?|[a-zđ])(?![\w/]|\.\d))"
    r"|(?P<end>\b(?:luật|bộ luật|nghị định|thông tư|quyết định|nghị quyết|pháp lệnh|chương"
    r"|phụ lục)\b)"
    r"|(?P<stop>;)|(?P<word>\w+)",
    re.IGNORECASE,
)
_JOINING = frozenset({"và", "các", "của", "tại", "bổ", "sung", "vào", "sửa", "đổi", "bãi", "bỏ"})


@dataclass(slots=True)
class _Gathering:
    """The numbers gathered since the last article was complete."""

    level: str = ""
    numbers: dict[str, list[str]] = field(
        default_factory=lambda: {"điểm": [], "khoản": [], "điều": []}
    )

    def complete(self) -> list[Reference]:
        points, clauses, articles = (self.numbers[name] for name in ("điểm", "khoản", "điều"))
        self.numbers = {"điểm": [], "khoản": [], "điều": []}
        found = []
        for article in articles:
            for clause in clauses or [""]:
                found += [
                    Reference(article=article, clause=clause or None, point=point or None)
                    for point in points or [""]
                ]
        return found


def provisions(text: str) -> tuple[Reference, ...]:
    """The provisions that `text` lists, in order; what stands between quotes is passed over.

    "khoản 2 và bổ sung khoản 3 vào Điều 6" → 2 and 3 of Article 6; "Điều 58a vào sau Điều 58" →
    Article 58a alone. The list ends where the name of a document begins.
    """
    plain = _AFTER.sub(" ", _QUOTED.sub(" ", text))
    return tuple(_read(plain))


def _read(text: str) -> Iterator[Reference]:
    now = _Gathering()
    for token in _TOKEN.finditer(text):
        if token["end"] and any(now.numbers.values()):
            break
        if token["stop"]:
            yield from now.complete()
        elif token["level"]:
            level = token["level"].lower()
            if now.numbers["điều"] and (level != "điều" or now.numbers["khoản"]):
                yield from now.complete()
            now.level = level
        elif token["number"] and _counts(now.level, token["number"]):
            now.numbers[now.level].append(token["number"].lower())
        elif token["word"] and token["word"].lower() not in _JOINING:
            now.level = ""
    yield from now.complete()


def _counts(level: str, number: str) -> bool:
    """Points have letters, clauses and articles have figures."""
    return bool(level) and number[0].isdigit() != (level == "điểm")
