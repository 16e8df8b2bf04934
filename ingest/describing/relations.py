"""What a rule says that it does to other rules: replaces, repeals, amends, details … (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.types import Action, Change, Excerpt, Reference, Relation, RelationKind, Span
from assistant.vietnamese import days, normal
from ingest.describing.changes import Amending, changes, source_at
from ingest.describing.numbers import KIND_NAMES, NUMBER, canonical, numbers_in
from ingest.describing.provisions import provisions
from ingest.describing.rewording import changes_words
from ingest.describing.targets import Target, named_in, target_in
from ingest.structure.lines import Line
from ingest.structure.markers import article_opening, clause_number, is_capitals

_KINDS = "|".join(sorted(map(re.escape, KIND_NAMES), key=len, reverse=True))
_SENTENCE = re.compile(r"\S.*?(?:\.(?=\s+[A-ZĐÀ-Ỹ])|$)")
_CITED = re.compile(rf"(?P<before>[^;]{{0,90}}?)(?P<number>{NUMBER})", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(?:thi hành|hướng dẫn|tại|thực hiện|chi tiết|số điều của|đề nghị)\s+"
    rf"(?:(?:{_KINDS}) (?:(?!\b(?:và|{_KINDS})\b)[^,;]){{0,80}})?(?:số )?$",
    re.IGNORECASE,
)
"""What stands before a number that only tells what the text at hand is about."""
_ITSELF = re.compile(rf"\b(?:{_KINDS}) này\b", re.IGNORECASE)
_MARKER = re.compile(r"(?:\d+[a-z]?\.|[a-zđ]\)|điều \d+[a-z]?[.:]|\s)*", re.IGNORECASE)
_REPLACING = re.compile(rf"\bthay thế (?:cho )?(?:các )?(?=(?:{_KINDS})\b)", re.IGNORECASE)
_ENDING = re.compile(
    r"\b(?:hết hiệu lực|chấm dứt hiệu lực)(?: thi hành)?,? (?:kể )?(?:từ|khi)\b", re.IGNORECASE
)
_REPEALING = re.compile(r"\bbãi bỏ\b", re.IGNORECASE)
_DETAILING = re.compile(
    rf"^(?:(?:{_KINDS}) này\s+)?(?:quy định chi tiết|hướng dẫn|quy định .{{0,80}}hướng dẫn)\b",
    re.IGNORECASE,
)
_NAMED_LAW = re.compile(
    rf"(?P<name>luật [^;()]{{3,160}}?)\s+số\s+(?P<number>{NUMBER})", re.IGNORECASE
)
_CORRECTING = re.compile(r"^(?:\d+\.\s*)?đính chính\b", re.IGNORECASE)
_ACTS_ON = re.compile(
    r"(?:sửa đổi|bổ sung|bãi bỏ|đính chính)[^.;]{0,60}? (?:một số|các|tại)[^.;]*? của ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What relations are read from: the head, the article lines that are not quoted, the title.

    `quoted_after` holds the quoted lines that follow an article line, by where that starts;
    `parts` are the days of the provisions that take effect on a day of their own.
    """

    text: str
    head: Sequence[Line]
    articles: Sequence[Line]
    title: str
    number: str | None
    effective_from: date | None
    quoted_after: dict[int, list[Line]]
    parts: Sequence[tuple[Reference, date]] = ()


def relations(rule: Rule) -> tuple[Relation, ...]:
    """Every relation that `rule` states, each once, with the sentence that states it.

    A text that is only named ("Luật Thi đua, khen thưởng" without a number) is identified by the
    number that this rule itself gives it elsewhere, or the relation is left out.
    """
    found = [
        *_based_on(rule),
        *_details(rule),
        *_amends(rule),
        *_endings(rule),
        *_listed_ends(rule),
    ]
    others = (r for r in reversed(found) if r.number != rule.number)
    unique = {_identity(relation): relation for relation in others}
    return tuple(reversed(unique.values()))


def _identity(relation: Relation) -> tuple[object, ...]:
    words = relation.change and (relation.change.action, relation.change.old)
    where = (relation.article, relation.clause, relation.point, relation.through)
    return relation.kind, relation.number, relation.title, where, words


def _based_on(rule: Rule) -> Iterator[Relation]:
    for line in rule.head:
        if line.text.lower().lstrip("*- ").startswith("căn cứ"):
            for number in _numbers(line.text):
                yield Relation(kind=RelationKind.BASED_ON, number=number, evidence=line.excerpt)


def _details(rule: Rule) -> Iterator[Relation]:
    """From the title and the first article: "Nghị định này quy định chi tiết … Luật … số …"."""
    known = _named_numbers(rule.head)
    titles = [line for line in rule.head if _same(line.text, rule.title)]
    for line in [*titles, *rule.articles[:4]]:
        told = line in titles and "quy định chi tiết" in normal(line.text)
        if told or _DETAILING.match(line.text):
            numbers = _numbers(line.text) or _by_name(line.text, known)
            for number in numbers:
                yield Relation(kind=RelationKind.DETAILS, number=number, evidence=line.excerpt)


def _named_numbers(head: Sequence[Line]) -> dict[str, str]:
    """Laws by their name, as the "Căn cứ" lines number them."""
    known: dict[str, str] = {}
    for line in head:
        for found in _NAMED_LAW.finditer(line.text):
            known.setdefault(_name_key(found["name"]), canonical(found["number"]))
    return known


def _by_name(text: str, known: dict[str, str]) -> list[str]:
    named = _name_key(text)
    fitting = [name for name in known if named.endswith(name) or f"{name} " in f"{named} "]
    return [known[name] for name in sorted(fitting, key=len, reverse=True)[:1]]


def _name_key(text: str) -> str:
    return re.sub(r"[^\w ]", "", normal(text)).strip()


def _amends(rule: Rule) -> Iterator[Relation]:
    """The whole ("sửa đổi một số điều của Luật … số …") and each provision that is changed."""
    return changes(
        Amending(
            text=rule.text,
            articles=rule.articles,
            quoted_after=rule.quoted_after,
            target=_head_target(rule),
            effective_from=rule.effective_from,
            parts=rule.parts,
        )
    )


def _head_target(rule: Rule) -> Target | None:
    """The text that the head of an amending text names: by number, else by name and day."""
    told = normal(rule.title)
    if not any(verb in told for verb in ("sửa đổi", "bổ sung", "bãi bỏ", "đính chính")):
        return None
    acting = [
        line.text[found.start() :]
        for line in rule.head
        if not line.text.lower().startswith("căn cứ")
        and (found := _ACTS_ON.search(line.text))
        and not is_capitals(line.text)
    ]
    numbered = (target_in(text) for text in acting)
    named = (named_in(_ACTS_ON.sub("", text)) for text in acting)
    return next((each for each in (*numbered, *named) if each is not None), None)


def _endings(rule: Rule) -> Iterator[Relation]:
    """What each of its own provisions ends; the provision is kept as the place that says so."""
    source = Reference()
    for line in rule.articles:
        source = source_at(line.text, source)
        yield from (replace(relation, stated_in=source) for relation in _ends(rule, line))


def _ends(rule: Rule, line: Line) -> Iterator[Relation]:
    """Replaced and repealed texts of one line, sentence by sentence."""
    for sentence in _SENTENCE.finditer(line.text):
        text = sentence[0]
        start = line.span.start + sentence.start()
        evidence = Excerpt(text, Span(start, start + len(text)))
        if found := _said_of_itself(_REPLACING, text):
            yield from _each(rule, RelationKind.REPLACES, text[found.end() :], evidence)
        if found := _ENDING.search(text):
            yield from _each(rule, RelationKind.REPLACES, text[: found.start()], evidence)
        found = _said_of_itself(_REPEALING, text)
        if found and not changes_words(text):
            yield from _repealed(rule, text[found.end() :], evidence)
        if _CORRECTING.match(text) and not changes_words(text):
            for number, _ in numbers_in(text):
                yield _relation(rule, RelationKind.CORRECTS, number, Reference(), evidence)


def _said_of_itself(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where `pattern` stands at the head of `text` or after "Nghị định này": "… có thể thay thế"
    and "các văn bản thay thế" are not what this rule does."""
    itself = _ITSELF.search(text)
    for found in pattern.finditer(text):
        after_itself = itself is not None and itself.end() <= found.start()
        if after_itself or _MARKER.fullmatch(text, 0, found.start()):
            return found
    return None


def _listed_ends(rule: Rule) -> Iterator[Relation]:
    """ "Các văn bản sau hết hiệu lực …:" and the texts on the lines below it."""
    lines = rule.articles
    for index, line in enumerate(lines):
        if not (line.text.endswith(":") and _ENDING.search(line.text)):
            continue
        for item in lines[index + 1 :]:
            if article_opening(item.text) or clause_number(item.text):
                break
            yield from _each(rule, RelationKind.REPLACES, item.text, item.excerpt)


def _each(rule: Rule, kind: RelationKind, text: str, evidence: Excerpt) -> Iterator[Relation]:
    """One relation for each text that `text` names; those it only mentions in passing are not.

    A part of a text ("Điều 5 Nghị định số …") makes a relation with that part.
    """
    places = provisions(text.split(" số ")[0])
    for number in _numbers(text):
        for place in places or (Reference(),):
            ended = RelationKind.REPEALS if places and kind is RelationKind.REPLACES else kind
            yield _relation(rule, ended, number, place, evidence)


def _repealed(rule: Rule, text: str, evidence: Excerpt) -> Iterator[Relation]:
    """Whole texts, or the provisions that stand before each number."""
    start = 0
    for found in _CITED.finditer(text):
        if _SIDE.search(text[start : found.end()]):
            continue
        for place in provisions(text[start : found.start("number")]) or (Reference(),):
            yield _relation(rule, RelationKind.REPEALS, canonical(found["number"]), place, evidence)
        start = found.end()


def _numbers(text: str) -> list[str]:
    """The numbers of the texts that `text` names, without those that tell what one is about."""
    return [canonical(f["number"]) for f in _CITED.finditer(text) if not _SIDE.search(f["before"])]


def _relation(
    rule: Rule, kind: RelationKind, number: str, place: Reference, evidence: Excerpt
) -> Relation:
    stated = re.search(r"hiệu lực[^.;]{0,40}?(?:từ|ngày) (?:ngày )?(?=\d)", evidence.text)
    named = days(evidence.text[stated.end() :][:30]) if stated else []
    repeals = kind is RelationKind.REPEALS and place.article is not None
    attached = "kèm theo" in evidence.text.lower()
    return Relation(
        kind=kind,
        number=number,
        article=place.article,
        clause=place.clause,
        point=place.point,
        on=named[0].on if named else rule.effective_from,
        evidence=evidence,
        change=Change(action=Action.REPEALS, attached=attached) if repeals else None,
    )


def _same(line: str, title: str) -> bool:
    return bool(title) and _name_key(title).endswith(_name_key(line)[-60:]) and len(line) > 10
