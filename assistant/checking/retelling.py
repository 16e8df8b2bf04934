"""Whether a unit's words are told again as they stand in it (pure).

A claim is laid along a unit: in its order, without far leaps, with its figures, comparisons and
negations, said of the same award, organ and person.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.checking.units import Unit
from assistant.language.entities import Role, entities_in, names
from assistant.language.figures import NEGATION, Sort, Token

DENSE = 0.5
"""Share of the telling words of a stretch of a unit that a claim must tell again. Set by hand:
words far apart in a sentence, put together, say something else."""
CLOSE = 3
"""Tokens between an office and what it does, or beside a figure, that are looked at together."""
_COMPARING = "trước sau trên dưới hơn quá đến tối ít nhiều thiểu đa gần khoảng kém đủ lên xuống"
COMPARING = frozenset(_COMPARING.split())
"""Words that turn what a figure says: "trước ngày", "tối đa", "trở lên"."""
QUALIFYING = frozenset({"hoặc", "sẽ", "dự", "nếu", "chỉ", "trừ", "cấm"})
"""Words that, where a source has them, must not be left out: alternatives, plans, conditions."""
CONDITIONS = frozenset({"trừ", "nếu"})
"""Words that take back or narrow, anywhere in a sentence, what its other words say."""
EXCEPTING = frozenset({"trừ", "cấm", "ngoại", "bãi", "hủy", "thôi", "miễn"})
_GLUE = """
theo của cho và hoặc là thì mà các những này đó để khi nếu với tại ở trong về bởi do được bị có gồm
bao cụ thể như đây nêu cần mức việc ra đồng thời bên cạnh tức nghĩa vì vậy nên đối cũng còn số quy
định căn cứ tóm lại rõ đã đang vào từ kể ngày đạt yêu cầu
"""
GLUE = frozenset(_GLUE.split()) | {"|"}
"""Words that say nothing by themselves; every other word must come from the source."""


Named = Mapping[Role, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Before:
    """What was said before a part of a claim: what it named `last` in the roles that the part does
    not fill itself, what it named at all, and whether it denied something."""

    last: Named
    ever: Named
    denied: bool

    def of(self, role: Role) -> frozenset[str]:
        """Whom a part without a name of its own speaks of."""
        return self.last[role] or self.ever[role]


NOBODY: Named = {role: frozenset() for role in Role}
Aligned = Mapping[int, int]
"""The place in a unit of each token of a claim that is found there."""


def tells(token: Token) -> bool:
    """Whether a token says something by itself: a value, or a word that is no connecting word."""
    return token.sort is not Sort.WORD or token.form not in GLUE


def one_of(tokens: Sequence[Token]) -> bool:
    """Whether `tokens` hold "một trong": of a list so introduced one member is enough."""
    return any((one.form, two.form) == ("một", "trong") for one, two in pairwise(tokens))


def told_alike(tokens: Sequence[Token], unit: Unit, before: Before) -> bool:
    """Whether `tokens` tell the unit again: as words of its own in its order, after or before
    words that are all of what introduces it."""
    return any(_tells_again(tokens, core, unit, before) for core in _cores(tokens, unit))


def _cores(tokens: Sequence[Token], unit: Unit) -> Iterator[range]:
    """The parts of a claim that may be the unit's own words: behind the last word that is only in
    what introduces the unit, and before the name of its place where the claim ends with it. No
    name is cut in two."""
    own, above = set(unit.own), {*unit.context, *unit.places}
    named = {*unit.label, *unit.places}
    outside = [at for at, token in enumerate(tokens) if tells(token) and token not in own]
    if not outside:
        yield range(len(tokens))
        return
    entities = entities_in(tokens)
    place = (at for at in outside if all(t in named for t in tokens[at:] if tells(t)))
    for stop in {next(place, len(tokens)), len(tokens)}:
        last = max((at for at in outside if at < stop), default=-1)
        start = max([e.end for e in entities if e.start <= last < e.end], default=last + 1)
        cut = any(e.start < stop < e.end for e in entities)
        if not cut and all(token in above for token in tokens[:start] if tells(token)):
            yield range(start, stop)


def _tells_again(tokens: Sequence[Token], core: range, unit: Unit, before: Before) -> bool:
    aligned = _aligned(tokens, core, unit)
    if not aligned:
        return False
    figures = [at for at in aligned if tokens[at].is_figure]
    return (
        _dense(unit, aligned)
        and _with_its_figures(tokens, unit, aligned)
        and _at_its_place(tokens, core, unit, aligned)
        and _denied_alike(tokens, unit, aligned, before)
        and all(_owned_alike(tokens, unit, aligned, role, before) for role in Role)
        and all(_figure_agrees(tokens, at, unit, aligned[at], before) for at in figures)
    )


def _aligned(tokens: Sequence[Token], core: range, unit: Unit) -> Aligned:
    """Where the telling tokens of the core follow each other in the unit, as close as they do
    anywhere; {} where they do not."""
    telling = [at for at in core if tells(tokens[at])]
    laid = (_laid(tokens, telling, unit, start) for start in range(len(unit.own)))
    found = [dict(zip(telling, each, strict=True)) for each in laid if each]
    return min(found, key=lambda a: max(a.values()) - min(a.values()), default={})


def _laid(
    tokens: Sequence[Token], telling: Sequence[int], unit: Unit, start: int
) -> list[int] | None:
    """The places of the telling tokens in the unit from `start` on, each the next there is."""
    if not telling or unit.own[start] != tokens[telling[0]]:
        return None
    places: list[int] = []
    for at in telling:
        following = range(places[-1] + 1 if places else start, len(unit.own))
        place = next((there for there in following if unit.own[there] == tokens[at]), None)
        if place is None:
            return None
        places.append(place)
    return places


def _at_its_place(tokens: Sequence[Token], core: range, unit: Unit, aligned: Aligned) -> bool:
    """Whether a place that the claim names beside the core is not put where the unit names one."""
    before = [token for token in unit.own[: min(aligned.values())] if tells(token)][-1:]
    after = [token for token in unit.own[max(aligned.values()) + 1 :] if tells(token)][:1]
    beside = (before if core.start else []) + (after if core.stop < len(tokens) else [])
    return all(token.sort is not Sort.PLACE for token in beside)


def _dense(unit: Unit, aligned: Aligned) -> bool:
    first, last = min(aligned.values()), max(aligned.values())
    telling = sum(map(tells, unit.own[first : last + 1]))
    return len(set(aligned.values())) >= DENSE * telling


def _with_its_figures(tokens: Sequence[Token], unit: Unit, aligned: Aligned) -> bool:
    """Whether no figure is left out between the words told again: "có ít nhất 70% cá nhân"."""
    stretch = unit.own[min(aligned.values()) : max(aligned.values()) + 1]
    return {token for token in stretch if token.is_figure} <= set(tokens)


def _denied_alike(tokens: Sequence[Token], unit: Unit, aligned: Aligned, before: Before) -> bool:
    """Whether as much is denied as in the stretch of the unit that is told again.

    The stretch begins a little earlier, so that "được xét" is not found in "không được xét". What
    an introducing line denies ("Không xét tặng trong các trường hợp sau:") must be denied, and
    alternatives must stay alternatives.
    """
    first, last = min(aligned.values()), max(aligned.values())
    stretch = unit.own[max(0, first - CLOSE) : last + 1]
    said = {token.form for token in tokens}
    denied_above = NEGATION in unit.introduction or _excepts(unit.introduction)
    if denied_above and not (before.denied or NEGATION in tokens or _excepts(tokens)):
        return False
    if not QUALIFYING & {token.form for token in stretch} <= said:
        return False
    if not CONDITIONS & {token.form for token in unit.own} <= said:
        return False
    if _alternatives(tokens) != _alternatives(unit.own[first : last + 1]):
        return False
    if not all(_denies_the_same(tokens, at, unit, aligned) for at in aligned):
        return False
    from_above = int(NEGATION in unit.introduction and not before.denied)
    return tokens.count(NEGATION) == stretch.count(NEGATION) + from_above


def _denies_the_same(tokens: Sequence[Token], at: int, unit: Unit, aligned: Aligned) -> bool:
    """Whether what follows a negation in the claim follows it in the unit."""
    if tokens[at] != NEGATION:
        return True
    said = next((token for token in tokens[at + 1 :] if tells(token)), None)
    there = next((token for token in unit.own[aligned[at] + 1 :] if tells(token)), None)
    return said == there


def _alternatives(tokens: Sequence[Token]) -> int:
    return sum(token.form in ("hoặc", "hay") for token in tokens)


def _excepts(tokens: Sequence[Token]) -> bool:
    return any(token.form in EXCEPTING for token in tokens)


def _owned_alike(
    tokens: Sequence[Token], unit: Unit, aligned: Aligned, role: Role, before: Before
) -> bool:
    """Whether what is told again is said of whom the claim names, or the claims before it, of
    nobody else, and what follows a name in the claim follows it closely in the unit."""
    claimed = [each for each in entities_in(tokens) if each.role is role]
    own, owner = names(claimed, role) or before.of(role), unit.owner(role)
    told = {owner[at] for at in aligned.values()} - {frozenset()}
    passed = set(owner[min(aligned.values()) : max(aligned.values()) + 1]) - {frozenset()}
    if (not own and len(told) > 1) or (own and any(not each & own for each in passed)):
        return False
    if role is Role.AWARD:
        return True
    named = {at for e in unit.entities if e.role is role for at in range(e.start, e.end)}
    return all(_followed_closely(tokens, each.end, aligned, named) for each in claimed)


def _followed_closely(
    tokens: Sequence[Token], end: int, aligned: Aligned, named: Collection[int]
) -> bool:
    after = next((at for at in range(end, len(tokens)) if tells(tokens[at])), None)
    if after is None or after not in aligned or end - 1 not in aligned:
        return True
    between = set(range(aligned[end - 1] + 1, aligned[after])) - set(named)
    return len(between) <= CLOSE + after - end


def _figure_agrees(
    tokens: Sequence[Token], at: int, unit: Unit, there: int, before: Before
) -> bool:
    """Whether a figure is compared as in the unit, after the same words, of the same award."""
    if _comparing(tokens, at) != _comparing(unit.own, there):
        return False
    if _measure(unit.own, there) and _measure(tokens, at) != _measure(unit.own, there):
        return False
    said = {each for each in _since_figure(tokens, at) if tells(each) and each.sort is Sort.WORD}
    near = {*_since_figure(unit.own, there), *_until_figure(unit.own, there), *unit.context}
    if not said <= near:
        return False
    return _awarded_alike(tokens, at, unit, there, before)


def _awarded_alike(
    tokens: Sequence[Token], at: int, unit: Unit, there: int, before: Before
) -> bool:
    """Whether the figure is of the award that the claim names, or else the claims before it; of
    all of them where those name several."""
    own = names(entities_in(tokens[:at]), Role.AWARD) or names(entities_in(tokens), Role.AWARD)
    if not names(unit.entities, Role.AWARD):
        return (own or before.last[Role.AWARD]) <= names(unit.around, Role.AWARD)
    owner = unit.owner(Role.AWARD)
    if own:
        return bool((owner[there] or next(each for each in owner if each)) & own)
    carried = before.of(Role.AWARD)
    return carried <= owner[there] if carried else not owner[there]


def _measure(tokens: Sequence[Token], at: int) -> Token | None:
    """What a number counts: the word after it; None for a day, which counts nothing."""
    counts = tokens[at].form.replace(".", "").isdigit() and at + 1 < len(tokens)
    return tokens[at + 1] if counts and tells(tokens[at + 1]) else None


def _since_figure(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens between the figure before the one at `at`, and it."""
    earlier = [place for place in range(at) if tokens[place].is_figure]
    return tokens[earlier[-1] + 1 if earlier else 0 : at]


def _until_figure(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    later = [place for place in range(at + 1, len(tokens)) if tokens[place].is_figure]
    return tokens[at : later[0] if later else len(tokens)]


def _comparing(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The comparing words close to a figure, as far as the next figure on each side."""
    beside = (*_since_figure(tokens, at)[-CLOSE:], *_until_figure(tokens, at)[1 : CLOSE + 1])
    return frozenset(token.form for token in beside) & COMPARING
