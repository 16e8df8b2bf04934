"""Who and what a sentence is about: awards, organs and offices, those who are rewarded (pure)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from assistant.language.awards import award_names
from assistant.language.figures import Token, read


class Role(Enum):
    """What an entity does in a rule: it is awarded, it acts, it receives; or it is a person or a
    place of an event, known by its capital letters alone."""

    AWARD = "award"
    ORGAN = "organ"
    SUBJECT = "subject"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at tokens `start`–`end` of a sentence, by the one name it goes by."""

    role: Role
    name: str
    start: int
    end: int


_LEVELS = ("", "tỉnh", "huyện", "xã", "cấp tỉnh", "cấp huyện", "cấp xã", "các cấp", "thành phố")
_BODIES = ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd")
_ORGANS = """
thủ tướng|thủ tướng chính phủ|chính phủ|chủ tịch nước|quốc hội|bộ trưởng|thứ trưởng|bộ chính trị
ủy ban thường vụ quốc hội|chủ tịch quốc hội|ban bí thư|tổng bí thư|ban chấp hành trung ương
tổng tham mưu trưởng|chủ nhiệm tổng cục chính trị|tổng liên đoàn lao động việt nam|chủ tịch hội đồng
mặt trận tổ quốc|tổng kiểm toán nhà nước|kiểm toán nhà nước|tòa án nhân dân tối cao
viện kiểm sát nhân dân tối cao|chánh án tòa án nhân dân tối cao|văn phòng chủ tịch nước
viện trưởng viện kiểm sát nhân dân tối cao|thủ trưởng|thủ trưởng cơ quan|thủ trưởng đơn vị
người đứng đầu|giám đốc|hiệu trưởng|cục trưởng|vụ trưởng|sở nội vụ|phòng nội vụ|bộ nội vụ
bộ công an|bộ quốc phòng|văn phòng chính phủ
ban thi đua khen thưởng trung ương|hội đồng thi đua khen thưởng
hội đồng sáng kiến|hội đồng thi đua khen thưởng trung ương|hội đồng khoa học
"""
_SUBJECTS = """
cá nhân|tập thể|hộ gia đình|doanh nhân|người nước ngoài|người việt nam ở nước ngoài|công nhân
nông dân|người lao động|cán bộ|công chức|viên chức|học sinh|sinh viên
"""


def _listed(names: str) -> list[str]:
    return names.strip().replace("\n", "|").split("|")


def _phrases() -> Mapping[tuple[str, ...], tuple[Role, str]]:
    named: dict[tuple[str, ...], tuple[Role, str]] = {}
    bodies = [f"{body} {level}".strip() for body in _BODIES for level in _LEVELS]
    for organ in (*_listed(_ORGANS), *bodies):
        for name in (organ, f"phó {organ}", f"chủ tịch {organ}", f"phó chủ tịch {organ}"):
            named[_words(name)] = (Role.ORGAN, name)
    named |= {_words(subject): (Role.SUBJECT, subject) for subject in _listed(_SUBJECTS)}
    named |= {_words(name): (Role.AWARD, award) for name, award in award_names().items()}
    return named


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.form for token in read(name))


@lru_cache(maxsize=1)
def _by_first() -> Mapping[str, Sequence[tuple[tuple[str, ...], Role, str]]]:
    """The phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Role, str]]] = {}
    for words, (role, name) in _phrases().items():
        found.setdefault(words[0], []).append((words, role, name))
    return {word: sorted(each, key=lambda p: -len(p[0])) for word, each in found.items()}


def entities_in(tokens: Sequence[Token]) -> list[Entity]:
    """The entities that `tokens` name, in order, each by its longest name, none in another."""
    known = _known_in(tokens)
    taken = {at for entity in known for at in range(entity.start, entity.end)}
    return sorted([*known, *_persons(tokens, taken)], key=lambda entity: entity.start)


def _known_in(tokens: Sequence[Token]) -> list[Entity]:
    forms = [token.form for token in tokens]
    known, found, at = _by_first(), list[Entity](), 0
    while at < len(forms):
        entity = next(
            (
                Entity(role, name, at, at + len(words))
                for words, role, name in known.get(forms[at], ())
                if tuple(forms[at : at + len(words)]) == words
            ),
            None,
        )
        found += [entity] if entity else []
        at = entity.end if entity else at + 1
    return found


_TITLES = frozenset({"ông", "bà", "anh", "chị", "đồng", "chí"})


def _persons(tokens: Sequence[Token], taken: Collection[int]) -> Iterator[Entity]:
    """Runs of two or more capitalised words: "Trần Thị Mai", "Hà Nội"."""
    start: int | None = None
    for at in range(len(tokens) + 1):
        capital = at < len(tokens) and at not in taken and tokens[at].capital
        if capital and tokens[at].form not in _TITLES:
            start = at if start is None else start
        elif start is not None:
            if at - start > 1:
                name = " ".join(token.form for token in tokens[start:at])
                yield Entity(Role.PERSON, name, start, at)
            start = None


def names(entities: Iterable[Entity], role: Role) -> frozenset[str]:
    """The names of the entities that play `role`."""
    return frozenset(each.name for each in entities if each.role is role)


def owners(
    tokens: Sequence[Token], entities: Sequence[Entity], role: Role
) -> tuple[frozenset[str], ...]:
    """For each token the entities of `role` that speak last before it, or in it.

    Names that are listed side by side speak together: "“Lao động tiên tiến”, “Chiến sĩ tiên
    tiến” được thưởng 0,3 lần" is said of both.
    """
    found: list[frozenset[str]] = [frozenset()] * len(tokens)
    last: Entity | None = None
    for entity in (each for each in entities if each.role is role):
        group = {entity.name}
        if last is not None and _side_by_side(tokens[last.end : entity.start]):
            group |= found[last.start]
            found[last.start : entity.start] = [frozenset(group)] * (entity.start - last.start)
        found[entity.start :] = [frozenset(group)] * (len(tokens) - entity.start)
        last = entity
    return tuple(found)


_BETWEEN_NAMES = frozenset({"danh", "hiệu", "và", "hoặc", "của", "các", "cấp", "bộ"})


def _side_by_side(between: Sequence[Token]) -> bool:
    return all(token.form in _BETWEEN_NAMES for token in between)
