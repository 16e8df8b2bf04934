"""How a route under `/admin/api/` is added (edge)."""

from fastapi import APIRouter

from assistant.prompting import Replies
from assistant.web.adding import Handler, add_route


def add_admin_route(
    router: APIRouter, name: str, method: str, path: str, handler: Handler, replies: Replies
) -> None:
    """Add a route of the administrators' own part of the description, under `name`."""
    add_route(
        router, method, path, handler, replies, name=name, tag=replies.say("docs.administration")
    )
