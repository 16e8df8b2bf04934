"""What a person must know of the days in force of what was quoted (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.composing.quoting import quoted
from assistant.documents.citing import Quotation
from assistant.documents.labelling import document_name, label, short_name
from assistant.documents.sources import is_secondary
from assistant.evidence.cutting import concerns
from assistant.evidence.deciding import levels_asked
from assistant.evidence.overtaking import carries_out, overtaking
from assistant.language.awards import awards_in, form_of_commendation
from assistant.language.base_salary import asks_base_salary, base_salaries
from assistant.language.matching import heading_of
from assistant.language.offices import offices_in
from assistant.language.recipients import recipients_asked, recipients_in
from assistant.language.topics import Topic, asked_topics
from assistant.prompting import Replies
from assistant.types import (
    Citation,
    Document,
    Evidence,
    Excerpt,
    Finding,
    Kind,
    Passage,
    Query,
    Relation,
    RelationKind,
    Reworded,
)
from assistant.validity.relating import covers, text_key
from assistant.validity.standing import Standing
from assistant.vietnamese import number_key, written

_TOLD = frozenset({Kind.NEWS, Kind.REPORT, Kind.ENCYCLOPEDIA, Kind.FAQ, None})
"""Sources that have no days in force."""
_ONE_DAY = timedelta(days=1)


def validity_warnings(
    query: Query,
    citations: Sequence[Citation],
    evidence: Evidence,
    known: Standing,
    replies: Replies,
) -> list[str]:
    """The rules quoted that were amended by texts that are not read, whose words changed, or that
    have ended since; each thing once."""
    documents = {text_key(each.passage.document): each.passage.document for each in citations}
    rules = [each for each in documents.values() if each.kind not in _TOLD]
    found = [
        *(note for rule in rules for note in _amended(rule, citations, query, known, replies)),
        *(
            note
            for rule in rules
            for note in _amended_since(rule, citations, query, known, replies)
        ),
        *_reworded(citations, evidence, replies),
        *(note for rule in rules for note in _ended(rule, known, replies)),
    ]
    return list(dict.fromkeys(found))


def recipient_warnings(query: Query, citations: Sequence[Citation], replies: Replies) -> list[str]:
    """That the bonus quoted is for people alone, or for collectives alone, where nothing was asked
    of either: a form of commendation is given to both, each with a bonus of its own (an emulation
    title to one of them)."""
    awards = awards_in(query.text)
    of_both = bool(awards) and all(form_of_commendation(each) for each in awards)
    if Topic.BONUS not in asked_topics(query.folded) or not of_both:
        return []
    said = (
        " ".join([heading_of(each.passage), *(lead.text for lead in each.leads), each.quote])
        for each in citations
    )
    told = [who for text in said for who in sorted(recipients_in(text) & _EITHER)]
    other = _EITHER - set(told)
    if recipients_asked(query.folded) or len(other) != 1:
        return []
    values = {"told": told[0], "other": next(iter(other))}
    return [replies.say("warning.other_recipient", **values)]


_EITHER = frozenset({"cá nhân", "tập thể"})


def level_warnings(query: Query, citations: Sequence[Citation], replies: Replies) -> list[str]:
    """That the rule which now says who decides no longer names the district that is asked for."""
    if "huyện" not in levels_asked(query):
        return []
    told = (
        each.passage
        for each in citations
        if carries_out(each.passage.text) and "huyện" not in offices_in(each.passage.text)
    )
    return [replies.say("warning.no_district", label=label(each)) for each in told][:1]


def overtaken_warnings(
    query: Query, citations: Sequence[Citation], evidence: Evidence, replies: Replies
) -> list[str]:
    """The clauses of what is quoted that would answer as well, and are left out because a later
    rule carries them out otherwise, where that rule is not quoted itself."""
    cited = {each.passage.article_id for each in citations}
    found = []
    for finding in evidence.findings:
        by = overtaking(finding, evidence.findings)
        if by is None or finding.whole.article_id not in cited or by.whole.article_id in cited:
            continue
        left = _overtaken(query, finding)
        if left:
            clauses = ", ".join(f"khoản {each}" for each in left)
            values = {"clauses": clauses, "label": label(finding.whole), "by": label(by.whole)}
            found.append(replies.say("warning.overtaken", **values))
    return list(dict.fromkeys(found))


def _overtaken(query: Query, finding: Finding) -> list[str]:
    """The clauses told elsewhere that would be quoted if they were not."""
    as_it_reads = replace(finding, elsewhere=frozenset[str]())
    clauses = {each.passage.reference.clause for each in quoted(query, as_it_reads)}
    return sorted(each for each in finding.elsewhere if clauses & {each, None})


def salary_warnings(query: Query, citations: Sequence[Citation], replies: Replies) -> list[str]:
    """That a base salary is told by pages alone: since when they say, and that a text that sets a
    later one may be missing."""
    if not asks_base_salary(query.folded) or not all(is_secondary(c.passage) for c in citations):
        return []
    told = [
        each.since
        for citation in citations
        for each in base_salaries(citation.quote, about=citation.passage.document.title or "")
        if each.since <= query.as_of
    ]
    return [replies.say("warning.salary_since", day=written(max(told)))] if told else []


def _amended(
    rule: Document,
    citations: Sequence[Citation],
    query: Query,
    known: Standing,
    replies: Replies,
) -> Iterator[str]:
    """Texts that amend what is quoted of `rule` by the day asked for, and whose changes are not
    among what is read: those not at hand, and those that amend it without a provision that could
    be made out. One that is known to amend other provisions alone does not bear on the quotes."""
    quoted = [
        each.passage for each in citations if text_key(each.passage.document) == text_key(rule)
    ]
    for amending in known.amending:
        stated = [each for each in amending.relations if each.kind is RelationKind.AMENDS]
        about = [each for each in stated if text_key(rule) in known.texts.keys(each)]
        if not any(_bears_on(each, quoted) for each in about) or any(e.change for e in about):
            continue
        on = about[0].on or known.period(amending).start
        if on is None or on > query.as_of or text_key(amending) == text_key(rule):
            continue
        at_hand = text_key(amending) in known.copies
        key = "warning.amended_at_hand" if at_hand else "warning.amended_unread"
        values = {"name": short_name(rule), "by": short_name(amending)}
        yield replies.say(key, **values, **{"from": written(on)})


def _amended_since(
    summary: Document,
    citations: Sequence[Citation],
    query: Query,
    known: Standing,
    replies: Replies,
) -> Iterator[str]:
    """Texts that amend, by the day asked for, what a summary of an earlier day retells; where it
    retells several texts, only those that are named by what is quoted of it."""
    told = [name.strip() for name in (summary.official or "").split(";")]
    quoted = [each.passage for each in citations if each.passage.document_id == summary.id]
    said = number_key(" | ".join(" | ".join((*each.headings, each.text)) for each in quoted))
    for amending in known.amending:
        on = known.period(amending).start
        if on is None or on > query.as_of or on <= (summary.effective_from or date.min):
            continue
        amended = {
            number_key(each.number)
            for each in amending.relations
            if each.kind is RelationKind.AMENDS and each.number
        }
        bears = amended if len(told) == 1 else {number for number in amended if number in said}
        for name in told:
            if any(number in number_key(name) for number in bears):
                by = short_name(amending)
                values = {"name": name, "by": by, "from": written(on)}
                yield replies.say("warning.amended_since", **values)


def _bears_on(relation: Relation, quoted: Sequence[Passage]) -> bool:
    """Whether an amendment concerns something quoted: all of the text, or one of its provisions."""
    if relation.article is None:
        return True
    places = [replace(each.reference, number=None) for each in quoted]
    return any(covers(relation.place, each) or covers(each, relation.place) for each in places)


def _reworded(citations: Sequence[Citation], evidence: Evidence, replies: Replies) -> Iterator[str]:
    for citation in citations:
        quotation = Quotation(
            citation.passage, Excerpt(citation.quote, citation.span), citation.leads
        )
        for each in _all_reworded(evidence):
            change = each.relation.change
            if change is None or each.passage.document_id == citation.passage.document_id:
                continue
            if concerns(each, quotation):
                key = "warning.reworded" if change.new else "warning.words_left_out"
                yield replies.say(
                    key,
                    marker=citation.marker,
                    old=change.old,
                    new=change.new,
                    by=label(each.passage),
                )


def _all_reworded(evidence: Evidence) -> Iterator[Reworded]:
    for finding in evidence.findings:
        if finding.reading is not None:
            yield from finding.reading.reworded


def _ended(rule: Document, known: Standing, replies: Replies) -> Iterator[str]:
    """That a rule holds only until a day, and what took its place."""
    period = known.period(rule)
    if period.end is None:
        return
    values = {"name": document_name(rule), "from": written(period.end + _ONE_DAY)}
    ending = next((d for d in known.documents if d.number == period.ended_by), None)
    ending = ending or next((d for d in known.declared if d.number == period.ended_by), None)
    if period.ended_by is None:
        yield replies.say("warning.ended", **values)
    elif period.inferred:
        by = document_name(ending) if ending else period.ended_by
        yield replies.say("warning.lapsed", **values, by=by)
    else:
        by = document_name(ending) if ending else period.ended_by
        yield replies.say("warning.replaced", **values, by=by)


LONG_ARTICLE = 1_200
"""Characters of an article from which on an answer of one clause says that there are others: a
shorter one is opened beside the quote and seen whole."""


def further_clauses(
    citations: Sequence[Citation], evidence: Evidence, replies: Replies
) -> list[str]:
    """The long articles of which only some clauses are quoted."""
    wholes = {each.whole.article_id: each.whole for each in evidence.findings}
    clauses = {
        each.whole.article_id: {part.reference.clause for part in each.parts} - {None}
        for each in evidence.findings
    }
    quoted: dict[str, set[str | None]] = {}
    for each in citations:
        quoted.setdefault(each.passage.article_id, set()).add(each.passage.reference.clause)
    left = [
        label(wholes[one])
        for one, own in quoted.items()
        if one in wholes
        and None not in own
        and len(wholes[one].text) > LONG_ARTICLE
        and clauses[one] - own
    ]
    return [replies.say("warning.further_clauses", names=", ".join(left))] if left else []
