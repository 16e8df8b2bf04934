"""Whether a claim stands in a unit of the source it names, token by token (pure).

A claim is supported by a unit when all that it says beyond connecting words stands there: in
phrases of the unit, in the unit's order, with the unit's figures, comparisons and negations,
said of the same award, organ and person. A claim that no unit supports alone may be a list:
then every part of it must be supported, said of what the parts before it name.

The checks are strict by design. A sentence that they drop is replaced by the clause itself: a
true sentence lost costs style, a lie let through would cost trust.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.entities import Role, entities_in, names
from assistant.figures import NEGATION, Sort, Token, read
from assistant.units import Unit

ORDER_KEPT = 0.8
"""Share of a claim's words found in a unit that must follow each other there as in the claim.
Set by hand: "Thủ tướng quyết định tặng huân chương", made of two halves of a sentence that says
who awards what, keeps 0.71 of its order."""
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
EXCEPTING = frozenset({"trừ", "cấm", "ngoại", "bãi", "hủy", "thôi", "miễn"})
_GLUE = """
theo của cho và hoặc là thì mà các những này đó để khi nếu với tại ở trong về bởi do được bị có gồm
bao cụ thể như đây nêu cần mức việc ra đồng thời bên cạnh tức nghĩa vì vậy nên đối cũng còn số quy
định căn cứ tóm lại rõ đã đang vào từ kể ngày đạt yêu cầu
"""
GLUE = frozenset(_GLUE.split()) | {"|"}
"""Words that say nothing by themselves; every other word must come from the source."""

_LISTED = r"\s*[;:,–—]\s+|\s+-\s+|\n"
_JOINED = r"\s+(?:và|hoặc|hay|còn|nhưng|trong khi|đồng thời)\s+"
_SPLITS = (re.compile(_LISTED), re.compile(f"{_LISTED}|{_JOINED}", re.IGNORECASE))

_KINDS = frozenset({"luật", "pháp", "lệnh", "hiến", "nghị", "thông", "thị"})
"""Words that begin or make up the names of kinds of rules: one that the label of the source does
not bear would give its words to another text."""

_EXACT = (Sort.FIGURE, Sort.RANK, Sort.NEGATION)
_SPEAKING = (Role.ORGAN, Role.SUBJECT, Role.PERSON)

Named = Mapping[Role, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Before:
    """What was said before a part of a claim: what it named `last` in the roles that the part does
    not fill itself, what it named at all, and whether it denied something."""

    last: Named
    ever: Named
    denied: bool


_NOBODY: Named = {role: frozenset() for role in Role}
NOTHING = Before(_NOBODY, _NOBODY, denied=False)
Aligned = Mapping[int, int]
"""The place in a unit of each token of a claim that is found there."""


def support(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units that hold up a claim, given without quotation marks; () when not all of it stands.

    A claim of connecting words alone is supported by nothing.
    """
    whole = read(text)
    if not any(map(_tells, whole)):
        return ()
    alone = _by_one(whole, units, NOTHING)
    parts = [alone] if alone else _by_parts(text, units)
    return () if _takes_any_for_all(whole, parts) else tuple(dict.fromkeys(parts))


def _tells(token: Token) -> bool:
    return token.sort is not Sort.WORD or token.form not in GLUE


def _by_one(tokens: Sequence[Token], units: Sequence[Unit], before: Before) -> Unit | None:
    return next((unit for unit in units if _stands(tokens, unit, before)), None)


def _by_parts(text: str, units: Sequence[Unit]) -> list[Unit]:
    for split in _SPLITS:
        parts = [part for part in map(read, split.split(text)) if any(map(_tells, part))]
        if len(parts) > 1 and (found := _runs(parts, units)):
            return found
    return []


def _runs(parts: Sequence[Sequence[Token]], units: Sequence[Unit]) -> list[Unit]:
    """The unit of each run of parts, the longest runs first; [] when a part has none.

    Units that follow each other must be of one list, or the words of the later one must name for
    themselves whom or what they are said of.
    """
    before, found, at = list(_said_before(parts)), list[Unit](), 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            tokens = [token for part in parts[at:end] for token in part]
            choice = (u for u in units if not found or _goes_on(found[-1], u, tokens))
            if unit := _by_one(tokens, list(choice), before[at]):
                break
        else:
            return []
        found.append(unit)
        at = end
    return found


def _goes_on(last: Unit, unit: Unit, tokens: Sequence[Token]) -> bool:
    """Whether a claim may pass from the unit `last` to `unit`: never within one, where the words
    would have been found together."""
    if unit is last:
        return False
    of_one_list = bool(unit.introduction) and (
        unit.introduction == last.introduction or unit.introduction[-len(last.own) :] == last.own
    )
    named = _named(tokens)
    return of_one_list or bool(named[Role.AWARD] or named[Role.ORGAN])


def _said_before(parts: Sequence[Sequence[Token]]) -> Iterator[Before]:
    last, ever, denied = dict(_NOBODY), dict(_NOBODY), False
    for part in parts:
        own = _named(part)
        open_roles = {role: not own[role] for role in Role}
        yield Before(
            {role: last[role] if open_roles[role] else frozenset() for role in Role},
            {role: ever[role] if open_roles[role] else frozenset() for role in Role},
            denied,
        )
        last |= {role: each for role, each in own.items() if each}
        ever = {role: ever[role] | own[role] for role in Role}
        denied = denied or NEGATION in part


def _named(tokens: Sequence[Token]) -> Named:
    entities = entities_in(tokens)
    return {role: names(entities, role) for role in Role}


def _takes_any_for_all(tokens: Sequence[Token], units: Sequence[Unit]) -> bool:
    """Whether members of a list of which one is enough are told as if all were needed."""
    says_any = {"hoặc", "hay"} & {token.form for token in tokens} or _one_of(tokens)
    several = len({unit.own for unit in units}) > 1
    return several and not says_any and any(_one_of(unit.introduction) for unit in units)


def _one_of(tokens: Sequence[Token]) -> bool:
    return any((one.form, two.form) == ("một", "trong") for one, two in pairwise(tokens))


def _stands(tokens: Sequence[Token], unit: Unit, before: Before) -> bool:
    return (
        _is_said(tokens, unit)
        and _in_phrases(tokens, unit)
        and _of_the_same(tokens, unit, before)
        and _told_alike(tokens, unit, before)
    )


def _is_said(tokens: Sequence[Token], unit: Unit) -> bool:
    """Whether every figure stands in the unit itself, every word there or in what introduces it,
    and every place is where the unit stands or what it refers to."""
    own, above = set(unit.own), set(unit.context)
    for at, token in enumerate(tokens):
        if token.sort is Sort.PLACE:
            said = token in unit.places or tuple(tokens[max(0, at - 2) : at + 1]) in unit.triples
        elif token.form in _KINDS:
            said = token in own or token in unit.label
        elif token.sort is Sort.WORD:
            said = not _tells(token) or token in own or token in above
        else:
            said = token in own or (token == NEGATION and token in unit.introduction)
        if not said:
            return False
    return True


def _in_phrases(tokens: Sequence[Token], unit: Unit) -> bool:
    """Whether each telling word has the neighbour it has in the unit, so that no word is put
    together of syllables of two others; a figure keeps the word that follows it."""
    following = [*tokens[1:], None]
    preceding = [None, *tokens[:-1]]
    for before, token, after in zip(preceding, tokens, following, strict=True):
        if token.sort is Sort.PLACE or not _tells(token):
            continue
        kept = (token, after) in unit.pairs
        if token.is_figure and after is not None and _tells(after) and not kept:
            return False
        alone = not any(each is not None and _tells(each) for each in (before, after))
        if not (kept or alone or (before, token) in unit.pairs):
            return False
    return True


def _of_the_same(tokens: Sequence[Token], unit: Unit, before: Before) -> bool:
    """Whether the unit speaks of all that is named here, and of what was named before."""
    here = _named(tokens)
    there = {role: names((*unit.entities, *unit.around), role) for role in Role}
    if any(not here[role] <= there[role] for role in Role):
        return False
    if before.last[Role.ORGAN] and not before.last[Role.ORGAN] & there[Role.ORGAN]:
        return False
    return all(not there[r] or not before.ever[r] or before.ever[r] & there[r] for r in Role)


def _told_alike(tokens: Sequence[Token], unit: Unit, before: Before) -> bool:
    own = set(unit.own)
    here = [at for at, token in enumerate(tokens) if _tells(token) and token in own]
    aligned = _aligned(tokens, unit)
    exact = [at for at in here if tokens[at].sort in _EXACT]
    if not aligned or len(aligned) < ORDER_KEPT * len(here) or not set(exact) <= aligned.keys():
        return False
    figures = [at for at in exact if tokens[at].is_figure]
    return (
        _dense(unit, aligned)
        and _denied_alike(tokens, unit, aligned, before)
        and all(_owned_alike(tokens, unit, aligned, role) for role in _SPEAKING)
        and all(_figure_agrees(tokens, at, unit, aligned[at], before) for at in figures)
    )


def _aligned(tokens: Sequence[Token], unit: Unit) -> Aligned:
    matcher = SequenceMatcher(None, list(tokens), list(unit.own), autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
        if _tells(tokens[block.a + step])
    }


def _dense(unit: Unit, aligned: Aligned) -> bool:
    first, last = min(aligned.values()), max(aligned.values())
    telling = sum(map(_tells, unit.own[first : last + 1]))
    return len(set(aligned.values())) >= DENSE * telling


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
    if "hoặc" in said and Token("hoặc") not in unit.own and not _one_of(unit.introduction):
        return False
    from_above = int(NEGATION in unit.introduction and not before.denied)
    return tokens.count(NEGATION) == stretch.count(NEGATION) + from_above


def _excepts(tokens: Sequence[Token]) -> bool:
    return any(token.form in EXCEPTING for token in tokens)


def _owned_alike(tokens: Sequence[Token], unit: Unit, aligned: Aligned, role: Role) -> bool:
    """Whether what is told again is said of whom the claim names, of nobody else, and what
    follows a name in the claim follows it closely in the unit."""
    claimed = [each for each in entities_in(tokens) if each.role is role]
    own, owner = names(claimed, role), unit.owner(role)
    told = {owner[at] for at in aligned.values()} - {frozenset()}
    passed = set(owner[min(aligned.values()) : max(aligned.values()) + 1]) - {frozenset()}
    if (not own and len(told) > 1) or (own and any(not each & own for each in passed)):
        return False
    return all(_followed_closely(tokens, each.end, aligned) for each in claimed)


def _followed_closely(tokens: Sequence[Token], end: int, aligned: Aligned) -> bool:
    after = next((at for at in range(end, len(tokens)) if _tells(tokens[at])), None)
    if after is None or after not in aligned or end - 1 not in aligned:
        return True
    return 0 < aligned[after] - aligned[end - 1] <= CLOSE + after - end


def _figure_agrees(
    tokens: Sequence[Token], at: int, unit: Unit, there: int, before: Before
) -> bool:
    """Whether a figure is compared as in the unit, after the same words, of the same award."""
    if _comparing(tokens, at) != _comparing(unit.own, there):
        return False
    if _measure(unit.own, there) and _measure(tokens, at) != _measure(unit.own, there):
        return False
    said = {each for each in _since_figure(tokens, at) if _tells(each) and each.sort is Sort.WORD}
    near = {*_since_figure(unit.own, there), *_until_figure(unit.own, there), *unit.context}
    if not said <= near:
        return False
    named = names(entities_in(tokens[:at]), Role.AWARD) or names(entities_in(tokens), Role.AWARD)
    named = named or before.last[Role.AWARD]
    if not named or not names(unit.entities, Role.AWARD):
        return named <= names(unit.around, Role.AWARD)
    owner = unit.owner(Role.AWARD)
    first = next(each for each in owner if each)
    return bool((owner[there] or first) & named)


def _measure(tokens: Sequence[Token], at: int) -> Token | None:
    """What a number counts: the word after it; None for a day, which counts nothing."""
    counts = tokens[at].form.replace(".", "").isdigit() and at + 1 < len(tokens)
    return tokens[at + 1] if counts and _tells(tokens[at + 1]) else None


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
