"""Whether a claim stands in a unit of the source it names, token by token (pure).

A claim is supported by a unit when all that it says beyond connecting words stands there: in
phrases of the unit, in the unit's order, with the unit's figures, comparisons and negations,
said of the same award, organ and person. A claim that no unit supports alone may be a list:
then every part of it must be supported, said of what the parts before it name.

The checks are strict by design. A sentence that they drop is replaced by the clause itself: a
true sentence lost costs style, a lie let through would cost trust.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.checking.retelling import NOBODY, Before, Named, one_of, tells, told_alike
from assistant.checking.units import Unit
from assistant.language.entities import Role, entities_in, names
from assistant.language.figures import NEGATION, Sort, Token, read

LEAST_SAID = 2
"""Telling words that a claim, or a part of one, must have: "không" alone stands everywhere."""
_LISTED = r"\s*[;:,–—]\s+|\s+-\s+|\n"
_JOINED = r"\s+(?:và|còn|nhưng|trong khi|đồng thời)\s+"
_SPLITS = (re.compile(_LISTED), re.compile(f"{_LISTED}|{_JOINED}", re.IGNORECASE))

_KINDS = frozenset({"luật", "pháp", "lệnh", "hiến", "nghị", "thông", "thị"})
"""Words that begin or make up the names of kinds of rules: one that the label of the source does
not bear would give its words to another text."""


def support(text: str, units: Sequence[Unit], before: Named = NOBODY) -> tuple[Unit, ...]:
    """The units that hold up a claim, given without quotation marks; () when not all of it stands.

    `before` has what the claims before it named: a claim that names no award, organ or person
    speaks of that one. A claim of connecting words alone is supported by nothing.
    """
    whole = read(text)
    if not any(map(tells, whole)):
        return ()
    alone = _by_one(whole, units, _open(named(whole), NOBODY, before, denied=False))
    parts = [alone] if alone else _by_parts(text, units, before)
    return () if _takes_any_for_all(whole, parts) else tuple(dict.fromkeys(parts))


def says_enough(text: str) -> bool:
    """Whether a text has words of its own that can be held against a source."""
    return sum(map(tells, read(text))) >= LEAST_SAID


def only_names(text: str) -> bool:
    """Whether a text names awards, organs or people and says nothing of them."""
    tokens = read(text)
    known = {at for each in entities_in(tokens) for at in range(each.start, each.end)}
    said = [t for at, t in enumerate(tokens) if at not in known and tells(t)]
    return all(token.form in _NAMING for token in said)


def _by_one(tokens: Sequence[Token], units: Sequence[Unit], before: Before) -> Unit | None:
    return next((unit for unit in units if _stands(tokens, unit, before)), None)


def _by_parts(text: str, units: Sequence[Unit], before: Named) -> list[Unit]:
    for split in _SPLITS:
        parts = [part for part in map(read, split.split(text)) if any(map(tells, part))]
        if len(parts) > 1 and (found := _runs(parts, units, before)):
            return found
    return []


def _runs(parts: Sequence[Sequence[Token]], units: Sequence[Unit], told: Named) -> list[Unit]:
    """The unit of each run of parts, the longest runs first; [] when a part has none.

    Units that follow each other must be of one list, each after the first told from its beginning:
    the end of one member is not said of another.
    """
    before, found, at = list(_said_before(parts, told)), list[Unit](), 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            tokens = [token for part in parts[at:end] for token in part]
            choice = (u for u in units if not found or _goes_on(found[-1], u, tokens, units))
            if unit := _by_one(tokens, list(choice), before[at]):
                break
        else:
            return []
        found.append(unit)
        at = end
    return found


def _goes_on(last: Unit, unit: Unit, tokens: Sequence[Token], units: Sequence[Unit]) -> bool:
    """Whether a claim may pass from the unit `last` to `unit` with `tokens`: to a later member of
    the same list, or from what introduces a list to its members."""
    later = any(each is last for each in units[: _place(unit, units)])
    of_one_list = bool(unit.introduction) and (
        unit.introduction == last.introduction or unit.is_introduced_by(last)
    )
    begins = next((t for t in unit.own if tells(t) and t.form not in _NAMING), None)
    return later and of_one_list and begins in tokens


_NAMING = frozenset({"danh", "hiệu"})


def _place(unit: Unit, units: Sequence[Unit]) -> int:
    return next(at for at, each in enumerate(units) if each is unit)


def _said_before(parts: Sequence[Sequence[Token]], told: Named) -> Iterator[Before]:
    last, ever, denied = dict(NOBODY), dict(told), False
    for part in parts:
        own = named(part)
        yield _open(own, last, ever, denied=denied)
        last |= {role: each for role, each in own.items() if each}
        ever = {role: ever[role] | own[role] for role in Role}
        denied = denied or NEGATION in part


def _open(own: Named, last: Named, ever: Named, *, denied: bool) -> Before:
    """What was said before, in the roles that a part does not fill itself."""
    return Before(
        {role: last[role] if not own[role] else frozenset() for role in Role},
        {role: ever[role] if not own[role] else frozenset() for role in Role},
        denied,
    )


def named(tokens: Sequence[Token]) -> Named:
    """What `tokens` name, by role."""
    entities = entities_in(tokens)
    return {role: names(entities, role) for role in Role}


def _takes_any_for_all(tokens: Sequence[Token], units: Sequence[Unit]) -> bool:
    """Whether members of a list of which one is enough are told as if all were needed."""
    says_any = {"hoặc", "hay"} & {token.form for token in tokens} or one_of(tokens)
    several = len({unit.own for unit in units}) > 1
    return several and not says_any and any(one_of(unit.introduction) for unit in units)


def _stands(tokens: Sequence[Token], unit: Unit, before: Before) -> bool:
    return (
        _is_said(tokens, unit)
        and _in_phrases(tokens, unit)
        and _of_the_same(tokens, unit, before)
        and told_alike(tokens, unit, before)
    )


def _is_said(tokens: Sequence[Token], unit: Unit) -> bool:
    """Whether every figure stands in the unit itself, every word there or in what introduces it,
    and every place is where the unit stands or what it refers to."""
    own, above = set(unit.own), {*unit.context, *unit.places}
    for token in tokens:
        if token.form in _KINDS:
            said = token in own or token in unit.label
        elif token.sort in (Sort.WORD, Sort.PLACE):
            said = not tells(token) or token in own or token in above
        else:
            said = token in own or (token == NEGATION and token in unit.introduction)
        if not said:
            return False
    return sum(map(tells, tokens)) >= LEAST_SAID


def _in_phrases(tokens: Sequence[Token], unit: Unit) -> bool:
    """Whether each telling word has the neighbour it has in the unit, so that no word is put
    together of syllables of two others; a figure keeps the word that follows it."""
    following = [*tokens[1:], None]
    preceding = [None, *tokens[:-1]]
    for before, token, after in zip(preceding, tokens, following, strict=True):
        if token.sort is Sort.PLACE or not tells(token):
            continue
        kept = (token, after) in unit.pairs
        if token.is_figure and after is not None and tells(after) and not kept:
            return False
        alone = not any(each is not None and tells(each) for each in (before, after))
        if not (kept or alone or (before, token) in unit.pairs):
            return False
    return True


def _of_the_same(tokens: Sequence[Token], unit: Unit, before: Before) -> bool:
    """Whether the unit speaks of all that is named here, and of what was named before."""
    here = named(tokens)
    there = {role: names((*unit.entities, *unit.around), role) for role in Role}
    if any(not here[role] <= there[role] for role in Role):
        return False
    if before.last[Role.ORGAN] and not before.last[Role.ORGAN] & there[Role.ORGAN]:
        return False
    return all(not there[r] or not before.ever[r] or before.ever[r] & there[r] for r in Role)
