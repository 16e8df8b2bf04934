"""How a route under `/admin/api/` is added, with what the API's description says of it (edge)."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from starlette.responses import Response

from assistant.prompting import Replies
from assistant.web.examples import Examples
from assistant.wire import Json

FILE_BODY: Json = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}
Handler = Callable[..., Awaitable[Response]]


def add_admin_route(
    router: APIRouter, name: str, method: str, path: str, handler: Handler, replies: Replies
) -> None:
    """Add a route; its name names its words and its examples."""
    router.add_api_route(
        path,
        handler,
        methods=[method],
        name=name,
        operation_id=name,
        tags=[replies.say("docs.administration")],
        summary=replies.say(f"docs.{name}.summary"),
        description=replies.say(f"docs.{name}.description"),
        responses=Examples(replies).responses(name),
        openapi_extra={"requestBody": FILE_BODY} if name == "upload_file" else None,
    )
