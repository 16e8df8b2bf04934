"""The page for administrators as it is served: one document, its words as a module (edge: FastAPI).

The page holds nothing of the service: what it shows it asks under `/admin/api/`.
"""

import json
from html import escape
from pathlib import Path
from string import Template

from fastapi import FastAPI
from starlette.responses import HTMLResponse, Response

from assistant.prompting import Replies

_PAGE = Path(__file__).parent.parent / "page" / "admin.html"
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
}
"""Stricter than the other pages: nobody frames it, so that no click on it can be stolen."""


def add_page(app: FastAPI, replies: Replies) -> None:
    """Serve `/admin` and `/page/admin/words.js`, which stands beside the page's other modules."""
    words = replies.under("admin.page")
    template = Template(_PAGE.read_text(encoding="utf-8"))
    page = template.substitute({key: escape(word) for key, word in words.items()})
    module = f"export const WORDS = {json.dumps(words, ensure_ascii=False)};\n"

    async def admin() -> Response:
        return HTMLResponse(page, headers=_HEADERS)

    async def words_module() -> Response:
        headers = {"Cache-Control": "no-cache"}
        return Response(module, media_type="text/javascript", headers=headers)

    for path, handler in (("/admin", admin), ("/page/admin/words.js", words_module)):
        app.add_api_route(path, handler, methods=["GET", "HEAD"], include_in_schema=False)
