"""The API's own description, /openapi.json: every route, an example of it, who may ask (edge)."""

from typing import Any

from fastapi import FastAPI

from assistant.prompting import Replies
from assistant.web.admin.examples import AdminExamples
from assistant.web.administrators import API, COOKIE, SESSION
from assistant.web.examples import Examples
from assistant.web.gate import TICKETS

JSON = "application/json"
_OPEN: list[dict[str, list[str]]] = []
_CALLER: list[dict[str, list[str]]] = [{}, {"key": []}]
"""Nothing is wanted where the service asks for no key; the gate says where it does."""
_ADMINISTRATOR: list[dict[str, list[str]]] = [{"administrator": []}, {"session": []}]


def description(app: FastAPI, replies: Replies) -> dict[str, Any]:
    """The OpenAPI description of the routes there are now, with an example of everything.

    What a route answers is put in here, because FastAPI leaves null out of its examples.
    """
    schema: dict[str, Any] = app.openapi()
    examples = Examples(replies)
    administration = AdminExamples(replies, examples.document)
    answers = examples.answers() | administration.answers()
    values = examples.parameters() | administration.parameters()
    bodies = administration.bodies()
    schema["components"]["securitySchemes"] = _schemes(replies)
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            name = operation["operationId"]
            answer = operation["responses"]["200"]["content"][JSON]
            answer["example"] = answers[name]
            if name in bodies:
                operation["requestBody"]["content"][JSON]["example"] = bodies[name]
            operation["security"] = _security(path, method)
            for parameter in operation.get("parameters", ()):
                parameter["example"] = values[parameter["name"]]
    return schema


def _schemes(replies: Replies) -> dict[str, Any]:
    bearer = {"type": "http", "scheme": "bearer"}
    return {
        "key": {**bearer, "description": replies.say("docs.security.key")},
        "administrator": {**bearer, "description": replies.say("docs.security.administrator")},
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": COOKIE,
            "description": replies.say("docs.security.session"),
        },
    }


def _security(path: str, method: str) -> list[dict[str, list[str]]]:
    if path == SESSION and method == "post":
        return _OPEN
    if path.startswith(API):
        return _ADMINISTRATOR
    return _CALLER if path.startswith("/v1/") and path != TICKETS else _OPEN
