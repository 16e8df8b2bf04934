"""Web pages → blocks of their main content; menus, forms and hidden parts are left out (pure)."""

import re
from collections.abc import Callable, Iterator, Sequence

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from ingest.parsing import html_tables
from ingest.types import Block, Page

LEAST_SHARE = 0.4
"""A part that holds more than this share of a page's text is never dropped as furniture, whatever
it is called: ASP.NET wraps whole pages in one form, and themes name bodies "content-menu"."""
MOST_AROUND = 2.0
"""An article element around the named container is taken instead, while its text is no longer than
this many times the container's: leads ("sapo"), where news says when and where, stand beside the
body. With more around it, an article element frames a whole page."""
LEAST_CONTENT = 0.25
"""A named container counts as the main content from this share of the densest block's text on."""

_DEAD = "script, style, noscript, template, svg, iframe, object, button, select, input, textarea"
_FURNITURE = "nav, header, footer, aside, form, [role=navigation], [role=banner], [role=search]"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMED_FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:menu|navbar|nav|breadcrumbs?|sidebar|footer|comments?|social|share|sharing"
    r"|related|banner|advert|ads|rating|paging|pagination|cookie|popup|modal|login)(?:$|[-_ \d])",
    re.IGNORECASE,
)
_CONTAINERS = (
    "#divContentDoc, .content1, #toanvancontent, .fulltext",
    "[itemprop=articleBody], .fck_detail, .detail-content, .content-detail, .article-body",
    ".article__body, .entry-content, .post-content, .news-content, .bodytext",
    "article, main, [role=main]",
)
_BLOCKS = [
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
    *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"),
    *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
]
_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
_XML = re.compile(rb"^\s*<\?xml[^>]*\?>")
_TITLES = ("og:title", "dc.title")
_LEAST_HEADLINE = 3
"""Words of the one <h1> of a page that is its title; a shorter one may name the site."""
_DATES = ("article:published_time", "datepublished", "pubdate", "dc.date", "date")


def parse(content: bytes) -> Page:
    """Blocks of the main content, and "title", "url", "published" where the page states them."""
    soup = BeautifulSoup(_XML.sub(b"", content), "lxml")
    metadata = _metadata(soup)
    body = soup.body or soup
    headline = next((h.get_text(" ", strip=True) for h in body.find_all("h1")), "")
    _drop_furniture(body)
    blocks = list(blocks_of(_main_content(body)))
    if headline and all(headline not in " ".join(b.text.split()) for b in blocks):
        blocks.insert(0, Block(headline, heading=1))
    return Page(blocks=tuple(blocks), metadata=metadata)


def blocks_of(node: Tag) -> Iterator[Block]:
    """The blocks inside `node`, in reading order; `<br>` becomes a line break."""
    inline: list[str] = []
    for child in node.children:
        if isinstance(child, Tag) and _is_block(child):
            yield from _flushed(inline)
            yield from _block(child)
        else:
            inline.append(_inline(child))
    yield from _flushed(inline)


def _block(tag: Tag) -> Iterator[Block]:
    if tag.name in _HEADINGS:
        yield from (Block(b.text, heading=_HEADINGS[tag.name]) for b in blocks_of(tag))
    elif tag.name in ("ol", "ul"):
        yield from _items(tag)
    elif tag.name == "table":
        yield from html_tables.blocks(tag, blocks_of)
    else:
        yield from blocks_of(tag)


def _items(listing: Tag) -> Iterator[Block]:
    """List items with their marks; the mark stands before the first block of an item."""
    number = _whole(listing.get("start"), 1)
    for item in listing.find_all("li", recursive=False):
        number = _whole(item.get("value"), number)
        mark = f"{_numeral(number, listing.get('type'))} " if listing.name == "ol" else "- "
        for place, block in enumerate(blocks_of(item)):
            yield Block(mark + block.text if place == 0 else block.text, heading=block.heading)
        number += 1


def _numeral(number: int, kind: object) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(str(kind)) + number - 1)})"
    return f"{number}."


def _whole(value: object, default: int) -> int:
    return int(str(value)) if value is not None and str(value).isdecimal() else default


def _flushed(inline: list[str]) -> Iterator[Block]:
    lines = (" ".join(line.split()) for line in "".join(inline).split("\n"))
    text = "\n".join(line for line in lines if line)
    inline.clear()
    if text:
        yield Block(text)


def _inline(node: object) -> str:
    if isinstance(node, Tag):
        return "\n" if node.name == "br" else "".join(_inline(child) for child in node.children)
    if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
        return re.sub(r"\s+", " ", str(node))
    return ""


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS or tag.find(_BLOCKS) is not None


def _drop_furniture(body: Tag) -> None:
    for tag in body.select(_DEAD):
        tag.decompose()
    whole = _length(body)
    for header in body.select("article header, main header"):
        header.name = "div"
    for tag in [*body.select(_FURNITURE), *body.find_all(_is_hidden), *body.find_all(_is_named)]:
        if not tag.decomposed and tag is not body and _length(tag) < LEAST_SHARE * whole:
            tag.decompose()


def _is_hidden(tag: Tag) -> bool:
    hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true"
    return hidden or bool(_HIDDEN.search(str(tag.get("style", ""))))


def _is_named(tag: Tag) -> bool:
    names = [str(tag.get("id", "")), *tag.get_attribute_list("class")]
    return any(_NAMED_FURNITURE.search(str(name)) for name in names)


def _main_content(body: Tag) -> Tag:
    densest = max([body, *body.find_all(["div", "section", "td", "article"])], key=_density)
    least = LEAST_CONTENT * _substance(densest)
    for selector in _CONTAINERS:
        found = sorted(body.select(selector), key=_substance, reverse=True)
        if found and _substance(found[0]) >= max(least, 1):
            return _with_lead(found[0])
    return densest if _density(densest) > 0 else body


def _with_lead(container: Tag) -> Tag:
    around = container.find_parent(["article", "main"])
    if around is not None and _length(around) <= MOST_AROUND * _length(container):
        return around
    return container


def _density(tag: Tag) -> int:
    """The text that stands in `tag` or one level below it: high where paragraphs lie side by side.

    The idea is Readability's (Arc90, 2009): paragraphs vote for their parent.
    """
    own = sum(len(child.strip()) for child in tag.children if isinstance(child, NavigableString))
    below = tag.find_all(["p", "li", "pre", "blockquote", "table", *_HEADINGS], recursive=False)
    return own + sum(_substance(child) for child in below)


def _substance(tag: Tag) -> int:
    """Characters of text, those of links taken off twice and Vietnamese letters counted more.

    A page that carries a text and its English translation yields the Vietnamese one.
    """
    text = tag.get_text(" ", strip=True)
    linked = sum(len(a.get_text(" ", strip=True)) for a in tag.find_all("a", href=True))
    return len(text) - 2 * linked + 5 * sum(c > "\x7f" and c.isalpha() for c in text)


def _length(tag: Tag) -> int:
    return len(tag.get_text(" ", strip=True))


def _metadata(soup: BeautifulSoup) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in soup.find_all("meta", content=True):
        value = " ".join(str(meta["content"]).split())
        for attribute in ("property", "name", "itemprop"):
            if value and meta.get(attribute):
                said.setdefault(str(meta[attribute]).lower(), value)
    headlines = [h.get_text(" ", strip=True) for h in soup.find_all("h1")]
    own = [each for each in headlines if len(each.split()) >= _LEAST_HEADLINE]
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    titles = [*(own if len(headlines) == 1 else []), said.get("title", ""), title]
    canonical = soup.find("link", rel="canonical", href=True)
    addresses = [said.get("og:url", ""), str(canonical["href"]) if canonical else ""]
    found = {
        "title": _first([*(said.get(name, "") for name in _TITLES), *titles], bool),
        "url": _first(addresses, lambda value: value.startswith(("http://", "https://"))),
        "published": _first([said.get(name, "") for name in _DATES], bool),
    }
    return {key: value for key, value in found.items() if value}


def _first(values: Sequence[str], fits: Callable[[str], bool]) -> str:
    return next((value for value in values if fits(value)), "")
