"""Who is rewarded, as far as the rules keep them apart: a person, a collective … (pure)."""

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.language.awards import without_awards
from assistant.vietnamese import fold

_RECIPIENTS = {
    "cá nhân": r"ca nhan|(?:mot|1|tung|moi) nguoi",
    "tập thể": r"tap the",
    "hộ gia đình": r"ho gia dinh",
}
_ASKED_AS = {
    "cá nhân": r"cong nhan|nong dan|doanh nhan|nhan vien|giao vien|can bo|cong chuc|vien chuc",
    "tập thể": r"doanh nghiep|cong ti|hop tac xa|to chuc kinh te",
}
"""Who is asked for as one of them: a company is given what collectives are. A rule names each of
them beside the person and the collective, so that in a rule they tell nothing apart."""
_NAMED = {who: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for who, words in _RECIPIENTS.items()}


@lru_cache(maxsize=20_000)
def recipients_in(text: str) -> frozenset[str]:
    """Whom `text` names as rewarded, besides in the names of awards ("Tập thể lao động …")."""
    folded = fold(without_awards(text))
    return frozenset(who for who, words in _NAMED.items() if words.search(folded))


def recipient_first(text: str) -> str | None:
    """Whom a clause is for: whom it names first ("Tập thể … gấp hai lần mức của cá nhân")."""
    folded = fold(without_awards(text))
    found = [(at.start(), who) for who, words in _NAMED.items() if (at := words.search(folded))]
    return min(found)[1] if found else None


@lru_cache(maxsize=1_000)
def recipients_asked(folded: str) -> frozenset[str]:
    """For whom a question in its folded form asks: "… cho tập thể", "cá nhân được …"; people who
    are only counted ("bao nhiêu phần trăm cá nhân phải đạt …") are asked for nothing."""
    found = (each[1] or each[2] for each in _ASKED_FOR.finditer(folded))
    return frozenset(who for each in found for who, words in _MEANT.items() if words.search(each))


_MEANT = {
    who: re.compile(rf"(?<!\w)(?:{words}|{_ASKED_AS.get(who, words)})(?!\w)")
    for who, words in _RECIPIENTS.items()
}
_WHOM = (
    r"(?:mot |1 |tung |cac |moi )?(?:ca nhan|nguoi|tap the(?! lao dong)|ho gia dinh"
    rf"|{'|'.join(_ASKED_AS.values())})"
)
_ASKED_FOR = re.compile(
    rf"(?<!\w)(?:cho|doi voi|tang|thuong) ({_WHOM})(?!\w)"
    rf"|^({_WHOM})(?= (?:duoc|co|can|muon|phai|nhan))"
)


def for_others(asked: Collection[str], text: str) -> bool:
    """Whether `text` speaks of recipients, and of none of those asked for."""
    named = recipients_in(text) if asked else frozenset()
    return bool(named) and named.isdisjoint(asked)


_ASKS_TO_WHOM = re.compile(
    r"(?<!\w)(?:tang|danh|trao|khen|thuong)(?: thuong)? (?:cho )?(?:nhung )?"
    r"(?:ai|(?:doi tuong|nguoi) nao)(?!\w)"
    r"|(?<!\w)doi tuong (?:nao )?(?:duoc )?(?:xet )?(?:tang|khen)(?!\w)"
)
_PEOPLE = r"(?:ca nhan|tap the|ho gia dinh|nguoi|cong nhan|nong dan|doanh nghiep|thon|xa)(?!\w)"
_TELLS_TO_WHOM = re.compile(
    rf"(?<!\w)(?:cho|doi voi)(?: \w+){{0,2}}? {_PEOPLE}"
    rf"|(?<!\w){_PEOPLE}[^.;\n]{{0,160}}? duoc (?:tang|truy tang|xet|cong nhan)(?!\w)"
)


@lru_cache(maxsize=1_000)
def asks_to_whom(folded: str) -> bool:
    """Whether a question, in its folded form, asks to whom an award is given."""
    return _ASKS_TO_WHOM.search(folded) is not None


@lru_cache(maxsize=20_000)
def tells_to_whom(text: str) -> bool:
    """Whether a clause says to whom an award is given: "để tặng cho cá nhân …"."""
    return _TELLS_TO_WHOM.search(fold(text)) is not None
