"""JSON that no cache on its way keeps: tickets, and what administrators see (edge)."""

from starlette.responses import JSONResponse

from assistant.wire import Json

_HEADERS = {"Cache-Control": "no-store"}


def uncached(told: Json) -> JSONResponse:
    """A response with `told` as its body, told anew to everyone who asks."""
    return JSONResponse(told, headers=_HEADERS)
