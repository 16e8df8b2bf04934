"""Numbering quotes and checking each against its source, character by character (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Citation, Excerpt, Passage


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote to be cited: the passage it is from, its characters, the leads before it."""

    passage: Passage
    excerpt: Excerpt
    leads: tuple[Excerpt, ...] = ()


def cite(quotations: Sequence[Quotation], texts: Mapping[str, str]) -> tuple[Citation, ...]:
    """Citations numbered from 1, each with the result of its check.

    `texts` holds the stored text of every document quoted, by id; a document that is not there
    verifies nothing.
    """
    return tuple(
        Citation(
            marker=marker,
            passage=quotation.passage,
            quote=quotation.excerpt.text,
            span=quotation.excerpt.span,
            leads=quotation.leads,
            verified=stands(quotation, texts.get(quotation.passage.document_id)),
        )
        for marker, quotation in enumerate(quotations, start=1)
    )


def stands(quotation: Quotation, text: str | None) -> bool:
    """Whether the quote and every lead equal the characters of `text` at their spans."""
    if text is None:
        return False
    return all(
        excerpt.text and excerpt.span.of(text) == excerpt.text
        for excerpt in (quotation.excerpt, *quotation.leads)
    )
