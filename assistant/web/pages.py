"""The pages for people: questions at `/`, the API's description at `/docs` (edge: FastAPI)."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template

from fastapi import FastAPI
from starlette.responses import HTMLResponse, JSONResponse
from starlette.staticfiles import StaticFiles

from assistant.errors import AssistantError
from assistant.ports import Library
from assistant.prompting import Replies
from assistant.web.describing import description
from assistant.web.knowledge import knowledge

_FOLDER = Path(__file__).parent / "page"
_SWAGGER = ("fastapi_offline", "static")
"""A package that ships Swagger UI's files: agencies often close the network, so no CDN."""
_FRESH = {"Cache-Control": "no-cache"}


def add_pages(app: FastAPI, library: Library, replies: Replies) -> None:
    """Serve `/`, `/docs`, `/openapi.json` and their files; no page needs another machine."""
    words = replies.under("page")
    docs_page = _page("docs.html", {"title": app.title})
    described = description(app, replies)

    async def index() -> HTMLResponse:
        documents = await _known(library, replies)
        return HTMLResponse(_page("index.html", words, documents=documents), headers=_FRESH)

    async def docs() -> HTMLResponse:
        return HTMLResponse(docs_page, headers=_FRESH)

    async def openapi() -> JSONResponse:
        return JSONResponse(described)

    for path, handler in (("/", index), ("/docs", docs), ("/openapi.json", openapi)):
        app.add_api_route(path, handler, methods=["GET", "HEAD"], include_in_schema=False)
    app.mount("/docs/swagger", StaticFiles(packages=[_SWAGGER]))
    app.mount("/page", StaticFiles(directory=_FOLDER / "assets"))


def _page(name: str, words: Mapping[str, str], **markup: str) -> str:
    """A page with its words in place, escaped, and `markup` as it is."""
    template = Template((_FOLDER / name).read_text(encoding="utf-8"))
    return template.substitute({key: escape(word) for key, word in words.items()}, **markup)


async def _known(library: Library, replies: Replies) -> str:
    """What the documents are; the page opens all the same where they cannot be read."""
    try:
        documents = await library.documents()
    except AssistantError:
        return f"<p>{escape(replies.say('page.library_away'))}</p>"
    return knowledge(documents, replies)
