"""The words that only emulation and commendation have (pure)."""

OF_FIELD = (
    "khen", "thi đua", "danh hiệu", "huân chương", "huy chương", "niệm chương", "truy tặng",
    "vinh danh",
)  # fmt: skip
"""Words and pairs of words, in normal form, one of which a question or a passage of the field has;
the most frequent first. Where they are used others are added that tell there alone: "thưởng" of a
passage, which of a question may be that of wages; "sáng kiến" of a question."""
