"""The first line of a text that names the rule it holds (pure).

"Nghị định 152/2025/NĐ-CP (14/6/2025) (trích)", "Thông tư 20/2025/TT-BNV (…, hiệu lực 01/12/2025)":
people who copy parts of a rule into a file write such a line over them.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.vietnamese import days, fold
from ingest.describing.claims import Claims
from ingest.describing.numbers import KIND_NAMES, NUMBER, canonical, issuer_of_number, kind_named

_KINDS = "|".join(sorted(map(re.escape, KIND_NAMES), key=len, reverse=True))
_NAMED = re.compile(
    rf"^(?P<kind>{_KINDS})(?: liên tịch)?(?P<name>(?!\s+này)[^.;:()]{{0,160}}?)"
    rf"(?:\s+số)?\s*:?\s+(?P<number>{NUMBER})(?P<rest>.*)$",
    re.IGNORECASE,
)
_EFFECTIVE = re.compile(r"hiệu lực(?: thi hành)?(?: kể)?(?: từ)?(?: ngày)?\s*(?=\d)", re.IGNORECASE)
_REPLACED = re.compile(r"(?:thay thế|hết hiệu lực)(?: kể)? từ(?: ngày)?\s*(?=\d)", re.IGNORECASE)
_ISSUED = re.compile(r"^\s*,?\s*(?:\(|ngày\s+)(?=\d)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\bvề\s+(?:việc\s+)?(?P<subject>\w.*?)\s*(?:\((?:trích|nguyên văn)[^)]*\))?$", re.IGNORECASE
)
_BODY = re.compile(
    r"\bcủa\s+(?P<body>(?:Bộ Chính trị|Ban Bí thư|Bộ \w+|Chính phủ|Thủ tướng)\b[^,(]*?)"
    r"(?=\s+(?:về|quy định|hướng dẫn)\b|\s*[(,]|$)"
)
_ASIDE = re.compile(r"\((?P<aside>[^()]+)\)")
_NO_SUBJECT = re.compile(r"trích|hiệu lực|phần|chép|toàn văn|^\W*\d")


@dataclass(frozen=True, slots=True)
class Named:
    """A first line that names a rule, and what it says of it."""

    claims: Claims
    excerpt: bool


def named_rule(line: str) -> Named | None:
    """What `line` says when it begins with a kind and a number of its own; None for a sentence.

    A headline may begin the same way ("Thông tư số … quy định rõ …"): the caller looks for the
    rule itself below the line before it believes it.
    """
    found = _NAMED.match(line)
    if not found or line.endswith((".", "?", "!")):
        return None
    number, rest = canonical(found["number"]), found["rest"]
    ends = _day_after(_REPLACED, rest)
    claims = Claims(
        kind=kind_named(found["kind"]),
        number=number,
        title=_title(found["name"].strip(), found["kind"], rest),
        issuer=_issuer(rest) or issuer_of_number(number),
        issued_on=_day_after(_ISSUED, rest),
        effective_from=_day_after(_EFFECTIVE, rest),
        effective_to=ends - timedelta(days=1) if ends else None,
    )
    return Named(claims, excerpt="(trich" in fold(rest))


def _title(name: str, kind: str, rest: str) -> str | None:
    if name:
        return f"{kind} {name}"
    if subject := _SUBJECT.search(rest):
        return subject["subject"][:1].upper() + subject["subject"][1:]
    asides = [re.sub(r",?\s*hiệu lực.*", "", found["aside"]) for found in _ASIDE.finditer(rest)]
    subjects = [aside for aside in asides if aside and not _NO_SUBJECT.search(aside)]
    return subjects[0][:1].upper() + subjects[0][1:] if subjects else None


def _issuer(rest: str) -> str | None:
    found = _BODY.search(rest)
    return found["body"].strip() if found else None


def _day_after(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    named = days(text[found.end() :][:40]) if found else []
    return named[0].on if named and named[0].excerpt.span.start <= 1 else None
