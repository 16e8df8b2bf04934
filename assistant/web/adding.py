"""How a route is added, with what the API's description says of it (edge)."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from starlette.responses import Response

from assistant.prompting import Replies
from assistant.web.examples import Examples

Handler = Callable[..., Awaitable[Response]]


def add_route(
    router: APIRouter,
    method: str,
    path: str,
    handler: Handler,
    replies: Replies,
    *,
    name: str | None = None,
    tag: str = "API",
) -> None:
    """Add a route under `name`, else that of its handler, which names its words and examples."""
    examples, name = Examples(replies), name or handler.__name__
    router.add_api_route(
        path,
        handler,
        methods=[method],
        name=name,
        operation_id=name,
        tags=[tag],
        summary=replies.say(f"docs.{name}.summary"),
        description=replies.say(f"docs.{name}.description"),
        responses=examples.responses(name),
        openapi_extra=examples.request(name),
    )
