"""A site of another origin, which allows the service's scripts and nothing else (edge)."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Sở Nội vụ</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/site.css"></head>
<body><main><h1>Sở Nội vụ</h1><p>Trang của cơ quan. <a href="#">Tin tức</a></p>{chat}</main></body>
</html>
"""
STYLES = "html{font-size:62.5%} *{color:#060} button{text-transform:uppercase;border:9px solid red}"


def script(service: str, **data: str) -> str:
    """The one line that a site pastes; `data` are its data-* attributes."""
    told = "".join(f' data-{name.replace("_", "-")}="{value}"' for name, value in data.items())
    return f'<script src="{service}widget.js"{told} defer></script>'


@contextmanager
def site(pages: Mapping[str, str], *, service: str) -> Iterator[str]:
    """The address of a site whose pages are `pages`, by path; `service` is all it allows."""
    origin = service.rstrip("/")
    policy = f"default-src 'self'; script-src {origin}; connect-src {origin}"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, kind = pages.get(self.path, ""), "text/html"
            if self.path == "/site.css":
                body, kind = STYLES, "text/css"
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: a request of a test is no news."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
