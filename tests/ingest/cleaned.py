"""Texts of files as cleaning leaves them."""

from ingest.cleaning import clean
from ingest.parsing import parse
from tests.ingest.documents import raw

LEAD = "Sáng nay, Hội đồng Thi đua - Khen thưởng tỉnh họp phiên tổng kết công tác năm."
MORE = "Hội nghị bầu Sở Nội vụ làm khối trưởng và ký giao ước thi đua cho năm tới."


def cleaned(text: str, *, suffix: str = "txt") -> list[str]:
    """The paragraphs of a file with this text."""
    return clean(parse(raw(text, suffix))).text.split("\n\n")
