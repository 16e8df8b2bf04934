"""The proper names that a question gives: of places, bodies, persons (pure).

"Hội nghị thi đua xã Đông Thạnh" is an event of that commune: another conference's chair is no
answer. A name is told from other words by its capitals, or, written small, by the word for what
bears it ("xã", "công ty", "ông") and by what may follow a name.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.language.bearers import (
    ENDS,
    FIELD_WORDS,
    LIKELY_ENDS,
    NOT_NAMES,
    NOT_UNITS,
    OF_NOBODY,
    OFFICES_SHARED,
    PARTS_OF_BODIES,
    PARTS_OF_OTHERS,
    PLAIN_UNITS,
    SORTS,
    SURNAMES,
    UNITS,
    Rank,
)
from assistant.language.lettering import Word, following, joined, words_of
from assistant.language.occasions import places_in, regions_in
from assistant.language.persons import names_person
from assistant.language.places import PROVINCES
from assistant.language.towns import after_in, is_town, towns
from assistant.vietnamese import fold, is_plain

# The numbers here are set by hand.
_MOST_SYLLABLES = {Rank.PLACE: 4, Rank.BODY: 8, Rank.PERSON: 5}
"""Syllables of a name at most, after the word for what bears it."""
_UNSURE = 2
"""Syllables that are taken for the name of a place which nothing ends: most names have two."""
_LEAST_SMALL = 2
"""Syllables of a name that is written small: of one alone ("xã vẫn …") most are none."""
_NEAR = 4
"""Words before a name among which "tại" and "ở" are of it."""
_LEAST_CAPITALS = 2
"""Capitalised syllables that are a name without a word for what bears it."""
_TITLE_CASE = 0.6
"""From this share of capitalised words on, capitals tell nothing."""


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as a question gives it: its syllables in matching form, without diacritics
    where it was typed so (`plain`); `unit` is the word for the place that bears it ("xa"), None
    for others; `venue` says that something is "tại" it; `written` is how the question has it."""

    words: tuple[str, ...]
    unit: str | None
    plain: bool
    venue: bool
    person: bool
    written: str


_Place = tuple[int, int, str | None, bool]
"""Where a name stands among the words of a question, what bears it, whether it is a person."""


def names_in(text: str, *, typed: str) -> frozenset[Name]:
    """The proper names in a question; `text` is how it is read, `typed` how it was written: a name
    whose diacritics were put back is compared without them."""
    words = words_of(text)
    units = PLAIN_UNITS if is_plain(typed) else UNITS
    taken: list[_Place] = []
    within: set[int] = set()
    for found in (
        *_after_units(text, words, units),
        *_capitalised(text, words),
        *_provinces(words),
        *_places_alone(text, words, typed),
    ):
        if within.isdisjoint(own := range(found[0], found[1])):
            taken.append(found)
            within.update(own)
    regions = regions_in(text)
    exact = "" if is_plain(typed) else _in_a_row(each.normal for each in words_of(typed))
    names = (_name(text, words, each, typed, exact) for each in taken)
    return frozenset(each for each in names if each and not _is_region(each, regions))


def _is_region(name: Name, regions: Iterable[str]) -> bool:
    said = " ".join(map(fold, name.words))
    return any(said in each for each in regions)


def _in_a_row(forms: Iterable[str]) -> str:
    return f" {' '.join(forms)} "


def _name(text: str, words: Sequence[Word], place: _Place, typed: str, exact: str) -> Name | None:
    """The name that stands at `place`; `plain` unless it is in what was typed, with diacritics:
    the words of that are `exact`."""
    begin, end, unit, person = place
    if words[end - 1].folded == "hue":
        begin, unit = end - 1, None
    forms = tuple(each.normal for each in words[begin:end])
    folded = tuple(each.folded for each in words[begin:end])
    same = _in_a_row(forms) in exact
    near = {each.folded for each in words[max(0, begin - _NEAR) : begin]}
    said = text[words[begin].start : words[end - 1].end]
    name = Name(
        words=forms if same else folded,
        unit=unit,
        plain=not same,
        venue=not near.isdisjoint(("tai", "o")) or is_town(words[begin:end]),
        person=person or (unit is None and names_person(said)),
        written=_with_unit(text, words[:end], end - begin, unit) if same else _as(typed, folded),
    )
    return None if " ".join(folded) in OF_NOBODY else name


def _as(typed: str, folded: Sequence[str]) -> str:
    """A name as it was typed, without the diacritics that were put back, perhaps wrongly."""
    words = words_of(typed)
    for at in range(len(words) - len(folded) + 1):
        own = words[at : at + len(folded)]
        if tuple(each.folded for each in own) == tuple(folded):
            return typed[own[0].start : own[-1].end]
    return " ".join(folded)


def _with_unit(text: str, words: Sequence[Word], size: int, unit: str | None) -> str:
    """The last `size` of `words`, after the word for the place that bears their name."""
    first = len(words) - size - (len(unit.split()) if unit else 0)
    return text[words[max(0, first)].start : words[-1].end]


def _provinces(words: Sequence[Word]) -> Iterator[_Place]:
    """Where provinces stand that no word for a place comes before: "đại hội thi đua bạc liêu"."""
    said = [each.folded for each in words]
    for name in places_in(" ".join(said)):
        size = len(name.split())
        for at in range(len(said) - size + 1):
            if said[at : at + size] == name.split():
                yield at, at + size, None, False


def _places_alone(text: str, words: Sequence[Word], typed: str) -> Iterator[_Place]:
    """Where other places stand that no word for a place comes before: "hội nghị ở vinh"."""
    for begin, end in (*towns(words, typed=typed), *after_in(text, words, plain=is_plain(typed))):
        yield begin, end, None, False


def _after_units(
    text: str, words: Sequence[Word], units: Sequence[tuple[tuple[str, ...], Rank]]
) -> Iterator[_Place]:
    """Where names stand after the word for what bears them: "xã Đông Thạnh", "cong ty A"."""
    shouted = _is_title_case(words)
    forms = [each.folded if units is PLAIN_UNITS else each.normal for each in words]
    for at in range(len(words)):
        unit, rank = _unit_at(forms, at, units)
        within = at and PARTS_OF_OTHERS.match(words[at - 1].folded)
        if not unit or within or NOT_UNITS.match(following(words, at)):
            continue
        begin = _after_sort(words, at + len(unit), rank)
        end = _end_of_name(text, words, begin, rank, shouted=shouted)
        if end > begin and joined(text, words[at + len(unit) - 1 : begin + 1]):
            place = fold(" ".join(unit)) if rank is Rank.PLACE else None
            until = end - _province_at_end(words[begin:end]) if rank is Rank.BODY else end
            if until > begin:
                yield begin, until, place, rank is Rank.PERSON
            if until < end:
                yield until, end, None, False


def _province_at_end(words: Sequence[Word]) -> int:
    """How many of the last words are a province: "Sở Y tế Bắc Giang" may be "… tỉnh Bắc Giang"."""
    said = [each.folded for each in words]
    names = (name.split() for name in PROVINCES)
    return max((len(each) for each in names if said[-len(each) :] == each), default=0)


def _unit_at(
    forms: Sequence[str], at: int, units: Sequence[tuple[tuple[str, ...], Rank]]
) -> tuple[tuple[str, ...], Rank]:
    """The word at `at` that a name may follow; () where there is none."""
    found = (each for each in units if tuple(forms[at : at + len(each[0])]) == each[0])
    return next(found, ((), Rank.BODY))


def _after_sort(words: Sequence[Word], at: int, rank: Rank) -> int:
    """Behind the words for the sort of a body: "trường tiểu học …", "công ty cổ phần …"."""
    if rank is not Rank.BODY:
        return at
    for sort in SORTS:
        if tuple(each.folded for each in words[at : at + len(sort)]) == sort:
            return _after_sort(words, at + len(sort), rank)
    return at


def _end_of_name(text: str, words: Sequence[Word], begin: int, rank: Rank, *, shouted: bool) -> int:
    """The end of the name that begins at `begin`; `begin` itself where none does."""
    capital = begin < len(words) and words[begin].capital and not shouted
    if begin >= len(words) or not _may_begin(words, begin, rank, capital=capital):
        return begin
    end = begin + 1
    while end < len(words) and joined(text, words[end - 1 : end + 1]):
        if _ends(words, begin, end, rank, capital=capital):
            break
        if end - begin >= _MOST_SYLLABLES[rank]:
            end = begin + _UNSURE if rank is Rank.PLACE else end
            break
        end += 1
    if not capital:
        return end if end - begin >= _LEAST_SMALL else begin
    return _last_capital(words, begin, end) if rank is Rank.BODY else end


def _last_capital(words: Sequence[Word], begin: int, end: int) -> int:
    """Where the name of a body ends within `begin`-`end`: with its last capitalised syllable, or
    the small one after it where it stands alone ("Y tế", "… và Đào tạo")."""
    last = max(at for at in range(begin, end) if words[at].capital)
    alone = last == begin or not words[last - 1].capital
    small = alone and last + 1 < end and not LIKELY_ENDS.match(following(words, last + 1))
    return last + (2 if small else 1)


def _may_begin(words: Sequence[Word], begin: int, rank: Rank, *, capital: bool) -> bool:
    """Whether word `begin` may be the first of a name."""
    if capital:
        return words[begin].folded not in PARTS_OF_BODIES
    rest = following(words, begin)
    if any(each.match(rest) for each in (NOT_NAMES, ENDS, LIKELY_ENDS)):
        return False
    if rank is Rank.PERSON:
        return words[begin].folded in SURNAMES
    return rank is Rank.PLACE or words[begin - 1].folded not in OFFICES_SHARED


def _ends(words: Sequence[Word], begin: int, end: int, rank: Rank, *, capital: bool) -> bool:
    """Whether the name that begins at `begin` is over before word `end`."""
    if capital and words[end].capital:
        return False
    if capital and rank is not Rank.BODY:
        return True
    rest = following(words, end)
    likely = end - begin >= _UNSURE and not capital and LIKELY_ENDS.match(rest) is not None
    return likely or ENDS.match(rest) is not None


def _is_title_case(words: Sequence[Word]) -> bool:
    return sum(each.said[0].isupper() for each in words) > _TITLE_CASE * len(words)


def _capitalised(text: str, words: Sequence[Word]) -> Iterator[_Place]:
    """Runs of capitalised syllables that are no words of the field: "Đông Thạnh", "Hoa Sen"."""
    if _is_title_case(words):
        return
    for begin, end in _runs(text, words):
        while begin < end and words[begin].normal in FIELD_WORDS:
            begin += 1
        while begin < end and words[end - 1].normal in FIELD_WORDS:
            end -= 1
        if end - begin >= _LEAST_CAPITALS:
            yield begin, end, None, False


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where capitalised words stand together."""
    begin = 0
    for end in range(1, len(words) + 1):
        goes_on = (
            end < len(words)
            and words[end].capital == words[begin].capital
            and joined(text, words[end - 1 : end + 1])
        )
        if not goes_on:
            if words[begin].capital:
                yield begin, end
            begin = end
