"""The chat widget as it is served: its modules, its words, its one line of script (edge: FastAPI).

The files are another package's, which the service finds by an entry point: nothing here imports it.
Their address holds a digest of all of them, so that a browser may keep them for good and never runs
modules of two versions together; only `/widget.js` is asked for anew each time.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.errors import SetupError
from assistant.prompting import Replies

GROUP = "tdkt.web"
LOADER = "widget.js"
_TYPES = "wire.js"
"""Says types and runs nothing: no browser asks for it."""
_TOLD = b"__SERVED__"
_BUTTON = ("title", "launch", "failed_network")
_FOR_GOOD = "public, max-age=31536000, immutable"
_DIGITS = 12
"""Of a SHA-256: enough that two versions of a dozen files never share an address."""


@dataclass(frozen=True, slots=True)
class Widget:
    """The modules by name, with the digest that their address holds."""

    modules: Mapping[str, bytes]
    version: str


def installed_folder() -> Path:
    """The folder that the entry point names; SetupError where no widget is installed."""
    for entry in entry_points(group=GROUP, name="widget"):
        return Path(entry.load())
    raise SetupError(mend=f"no entry point 'widget' in {GROUP!r}: install the project again")


def load_widget(folder: Path, replies: Replies) -> Widget:
    """The modules of `folder`, with `words.js`, which holds the table [widget] of the replies, and
    in the script itself the names of the modules and the words of its button."""
    modules = {path.name: path.read_bytes() for path in sorted(folder.glob("*.js"))}
    words = replies.under("widget")
    modules["words.js"] = f"export const WORDS = {_script(words)};\n".encode()
    digest = hashlib.sha256(b"".join(modules.values())).hexdigest()[:_DIGITS]
    told = {
        "version": digest,
        "modules": [name for name in modules if name not in (LOADER, _TYPES)],
        "words": {key: words[key] for key in _BUTTON},
    }
    modules[LOADER] = modules[LOADER].replace(_TOLD, _script(told).encode(), 1)
    return Widget(modules, digest)


def add_widget(app: FastAPI, widget: Widget) -> None:
    """Serve `/widget.js` and `/widget/<version>/<module>` to the pages of any site.

    They are the same for everyone and hold no answer: what they ask is guarded, not they.
    """
    packed = {name: gzip.compress(module, mtime=0) for name, module in widget.modules.items()}

    tag = f'W/"{widget.version}"'

    def served(request: Request, name: str, cache: str) -> Response:
        small = "gzip" in request.headers.get("accept-encoding", "")
        headers = {
            "Cache-Control": cache,
            "ETag": tag,
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Vary": "Accept-Encoding",
        } | ({"Content-Encoding": "gzip"} if small else {})
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        body = packed[name] if small else widget.modules[name]
        return Response(body, media_type="text/javascript", headers=headers)

    async def loader(request: Request) -> Response:
        return served(request, LOADER, "no-cache")

    async def module(request: Request, version: str, name: str) -> Response:
        if name not in widget.modules:
            raise HTTPException(404)
        return served(request, name, _FOR_GOOD if version == widget.version else "no-cache")

    for path, handler in (("/widget.js", loader), ("/widget/{version}/{name}", module)):
        app.add_api_route(path, handler, methods=["GET", "HEAD"], include_in_schema=False)


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
