"""Whose text answers rather: the law before a page about it, the body that is asked for before the
others, the newer text before the older one (pure).

Every weight below was set by hand and tried on eval/cases/starter.jsonl, eval/cases/shared.jsonl
and the real TĐKT questions; none was fitted.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.language.awards import awards_in
from assistant.language.field_words import OF_FIELD
from assistant.language.occasions import marks_in
from assistant.types import Document, Kind, Passage, Query
from assistant.understanding.parts import matcher, spoken
from assistant.vietnamese import fold

_RULE_KINDS: Mapping[Kind | None, float] = {
    Kind.CONSTITUTION: 1.0,
    Kind.CODE: 1.0,
    Kind.LAW: 1.0,
    Kind.ORDINANCE: 1.0,
    Kind.ORDER: 0.97,
    Kind.DECREE: 0.97,
    Kind.RESOLUTION: 0.93,
    Kind.CIRCULAR: 0.93,
    Kind.DECISION: 0.9,
    Kind.SUMMARY: 0.85,
    Kind.FAQ: 0.7,
    Kind.ENCYCLOPEDIA: 0.65,
    Kind.NEWS: 0.65,
}
_EVENT_KINDS: Mapping[Kind | None, float] = {
    Kind.NEWS: 1.0,
    Kind.REPORT: 1.0,
    Kind.PLAN: 0.9,
    Kind.NOTICE: 0.9,
    Kind.FAQ: 0.8,
    Kind.SUMMARY: 0.8,
}
_OTHER_KIND = 0.85
"""Preferences by what is asked: a rule is answered from the higher text, an event from reports.
Ratios, set so that a lower source still wins when it matches clearly better."""

NAMED_BODY = 2.0
"""The question names the ministry or province whose text it is. On the 57 real TĐKT questions,
first article right and MRR@10: 0.60 and 0.70 with 1.3, 0.63 and 0.73 with 2, no better at 2.5."""
OWN_MATTER = 1.5
"""The question is on the Ministry of Home Affairs itself, whose text it is: less than for another
body, for most of its texts hold for everyone."""
LOCAL_UNASKED = 0.45
"""A ministry's or province's text, when the question does not name that body."""

BADGE_OF_A_BODY = 0.65
"""The law, where a badge is asked for by its name: the body whose it is says who is given it."""
_BADGE = re.compile(r"(?<!\w)k[iy] niem chuong (?:ve |nganh |mang ten )?\W?vi su nghiep(?!\w)")
_PARLIAMENT = "Quốc hội"

OLDER_BY_A_YEAR = 0.97
"""A text of which nothing but its number tells how old it is, for each year but the last ones:
where two say the same the newer one has taken the place of the older one. Over the articles of the
TĐKT texts without any days, MRR@10 of 116 questions of our own 0.820 with 0.985, 0.827 with 0.965,
0.828 with 0.955."""
YOUNG = 3
"""Years in which a text is not yet taken for old."""
NOT_YET = 0.5
"""Such a text that is younger than the day the question is for."""
_YEAR = re.compile(r"/((?:19|20)\d\d)/")

_OF_ALL = frozenset({
    "quoc hoi", "chinh phu", "thu tuong chinh phu", "chu tich nuoc", "bo noi vu",
    "bo chinh tri", "uy ban thuong vu quoc hoi", "ban chap hanh trung uong", "ban bi thu",
})  # fmt: skip
"""Whose texts hold for everyone."""
_FIELD = "|".join((*OF_FIELD, "cống hiến", "sáng kiến"))
"""What a question on commendation names, where it names no award."""
_HOME_AFFAIRS = "bo noi vu"
_ITS_OWN = re.compile(r"(?<!\w)(?:thuoc|cua|nganh|bo truong)(?: bo)? noi vu(?!\w)")
_ALSO_DONE = frozenset({"xay dung"})
"""Names of ministries that alone are what people do ("xây dựng nông thôn mới")."""
_FOR_THEM = {
    "bo giao duc va dao tao": re.compile(
        r"(?<!\w)(?:truong (?:hoc|mam non|mau giao|tieu hoc|trung hoc|thcs|thpt)|nha truong"
        r"|hoc sinh|giao vien|hieu truong|(?:so|phong) (?:giao duc|gd))(?!\w)"
    ),
    "bo quoc phong": re.compile(
        r"(?<!\w)(?:(?<!co )quan (?:doi|nhan)|dan quan(?! (?:tam|ly|li)))(?!\w)"
    ),
    "bo cong an": re.compile(r"(?<!\w)cong an(?!\w)"),
    "toa an nhan dan toi cao": re.compile(r"(?<!\w)toa an(?!\w)"),
    "vien kiem sat nhan dan toi cao": re.compile(r"(?<!\w)kiem sat(?!\w)"),
}
"""The people and houses that a body makes rules for: whoever names them need not name it."""


def by_source(query: Query, passage: Passage) -> float:
    """The weight of a passage by its source."""
    document = passage.document
    unweighed = _is_number_alone(document) and not asks_of_field(query)
    if unweighed or not query.asks_for_rule or not _is_of_some_place(document):
        return most_by_source(query, document)
    named = marks_in(query.text).places & marks_in(passage.text).places
    body = NAMED_BODY if named else LOCAL_UNASKED
    return _of_kind(query, document) * _of_age(query, document) * body


def most_by_source(query: Query, document: Document) -> float:
    """The most that `by_source` can be for a passage of `document`. Texts of which the number alone
    is known may be on anything: they are weighed for questions on commendation."""
    weight = _of_kind(query, document)
    if not query.asks_for_rule:
        return weight
    if _is_number_alone(document) and not asks_of_field(query):
        return 1.0
    weight *= _of_age(query, document)
    if document.issuer == _PARLIAMENT and _BADGE.search(query.folded):
        weight *= BADGE_OF_A_BODY
    if _is_of_some_place(document):
        return weight * (NAMED_BODY if marks_in(query.text).places else LOCAL_UNASKED)
    return weight * _of_body(query.folded, document.issuer)


def asks_of_field(query: Query) -> bool:
    """Whether a question names something of the field: what it asks of bonuses or of councils tells
    nothing yet."""
    return _speaks_of_field(query.text, plain=query.plain)


@lru_cache(maxsize=1_000)
def _speaks_of_field(text: str, *, plain: bool) -> bool:
    """Asked for every text that was found."""
    named = matcher(_FIELD, plain=plain).search(spoken(text, plain=plain)) is not None
    return named or bool(awards_in(text))


def _is_number_alone(document: Document) -> bool:
    """Whether nothing but its number is known of a text: an article of a bare corpus."""
    return document.title is None and document.issued_on is None and document.effective_from is None


def _is_of_some_place(document: Document) -> bool:
    """Whether a text is a province's or a commune's, and only its words tell of which."""
    return document.issuer is None and is_local(document)


def is_local(document: Document) -> bool:
    """Whether a text is a ministry's or a province's or commune's own, by its issuer or, where
    that could not be read, by the letters of its number."""
    if document.issuer is None:
        return (document.number or "").upper().endswith(("UBND", "HĐND"))
    return _folded(document.issuer) not in _OF_ALL


def names_its_body(query: Query, document: Document) -> bool:
    """Whether a question names the ministry or province whose text this is."""
    issuer = document.issuer
    return issuer is not None and is_local(document) and _names(query.folded, _folded(issuer))


def _of_kind(query: Query, document: Document) -> float:
    if not query.asks_for_rule:
        return _EVENT_KINDS.get(document.kind, _OTHER_KIND)
    if document.kind is None and document.issuer == _PARLIAMENT:
        return _RULE_KINDS[Kind.LAW]
    return _RULE_KINDS.get(document.kind, _OTHER_KIND)


def _of_age(query: Query, document: Document) -> float:
    """How much rather this text than one of the year asked for, where its number alone tells when
    it was made."""
    year = _YEAR.search(document.number or "")
    if year is None or not _is_number_alone(document):
        return 1.0
    older = query.as_of.year - int(year[1])
    return float(OLDER_BY_A_YEAR ** max(0, older - YOUNG)) if older >= 0 else NOT_YET


@lru_cache(maxsize=10_000)
def _of_body(asked: str, issuer: str | None) -> float:
    """The weight of a text by its issuer, for a question in its folded form."""
    if issuer is None:
        return 1.0
    own = _folded(issuer)
    if own in _OF_ALL:
        return OWN_MATTER if own == _HOME_AFFAIRS and _ITS_OWN.search(asked) else 1.0
    if _names(asked, own):
        return NAMED_BODY
    return 1.0 if own in _FOR_THEM and _FOR_THEM[own].search(asked) else LOCAL_UNASKED


def _names(asked: str, own: str) -> bool:
    """Whether a question names the issuer, by its own name or the first field it has.

    "Bộ Giáo dục và Đào tạo": "giáo dục và đào tạo", "ngành giáo dục" or "sự nghiệp giáo dục".
    """
    for rank in ("uy ban nhan dan ", "hoi dong nhan dan ", "thanh pho ", "tinh ", "bo "):
        own = own.removeprefix(rank)
    field = own.split(" va ")[0]
    names = [own, f"nganh {field}", f"su nghiep {field}"]
    if own in _ALSO_DONE:
        names = [f"{rank} {own}" for rank in ("bo", "so", "nganh", "vi su nghiep")]
    named = "|".join(map(re.escape, names))
    return bool(own) and re.search(rf"(?<!\w)(?:{named})(?!\w)", asked) is not None


@lru_cache(maxsize=1_000)
def _folded(issuer: str) -> str:
    return fold(issuer)
