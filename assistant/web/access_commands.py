"""`tdkt embeds` and `tdkt keys`: who may ask, at a terminal (edge)."""

import argparse
import secrets

from assistant.access import KEY_PREFIX, ApiKey, Embed, Role, digest_of, origin_of
from assistant.edges.access import AccessFile
from assistant.edges.clock import today
from assistant.edges.prompt_files import load_replies
from assistant.errors import BadInput
from assistant.prompting import Replies
from assistant.settings import load_settings

_ACTIONS = ("add", "list", "remove")
_ID_BYTES = 6
_KEY_BYTES = 32


def configure_embeds(parser: argparse.ArgumentParser) -> None:
    """`tdkt embeds add --origin https://… | list | remove ID`."""
    replies = load_replies()
    parser.add_argument("action", choices=_ACTIONS, help=replies.say("cli.embeds.action"))
    parser.add_argument("id", nargs="?", help=replies.say("cli.embeds.id"))
    parser.add_argument("--origin", help=replies.say("cli.embeds.origin"))
    parser.set_defaults(run=_embeds)


def configure_keys(parser: argparse.ArgumentParser) -> None:
    """`tdkt keys add --name NAME [--admin] | list | remove ID`."""
    replies = load_replies()
    parser.add_argument("action", choices=_ACTIONS, help=replies.say("cli.keys.action"))
    parser.add_argument("id", nargs="?", help=replies.say("cli.keys.id"))
    parser.add_argument("--name", help=replies.say("cli.keys.name"))
    parser.add_argument("--admin", action="store_true", help=replies.say("cli.keys.admin"))
    parser.set_defaults(run=_keys)


def _embeds(arguments: argparse.Namespace) -> int:
    replies, access = load_replies(), AccessFile(load_settings().data)
    if arguments.action == "add":
        origin = origin_of(arguments.origin or "")
        embed = Embed(id=secrets.token_hex(_ID_BYTES), origin=origin, added_on=today())
        access.add(embed)
        print(replies.say("cli.embeds.added", origin=origin, id=embed.id))
    elif arguments.action == "remove":
        if not access.remove_embed(arguments.id or ""):
            raise BadInput(key="cli.embeds.unknown", id=arguments.id or "")
        print(replies.say("cli.embeds.removed", id=arguments.id))
    else:
        embeds = access.registry().embeds
        lines = [f"{each.id}  {each.added_on:%d/%m/%Y}  {each.origin}" for each in embeds]
        print("\n".join(lines) or replies.say("cli.embeds.none"))
    return 0


def _keys(arguments: argparse.Namespace) -> int:
    replies, access = load_replies(), AccessFile(load_settings().data)
    if arguments.action == "add":
        if not (arguments.name or "").strip():
            raise BadInput(key="cli.keys.need_name")
        key = KEY_PREFIX + secrets.token_urlsafe(_KEY_BYTES)
        role = Role.ADMINISTRATOR if arguments.admin else Role.PROGRAM
        access.add(_kept(key, arguments.name, role=role))
        print(replies.say(f"cli.keys.added_{role}", name=arguments.name, key=key))
    elif arguments.action == "remove":
        if not access.remove_key(arguments.id or ""):
            raise BadInput(key="cli.keys.unknown", id=arguments.id or "")
        print(replies.say("cli.keys.removed", id=arguments.id))
    else:
        keys = access.registry().keys
        lines = [_line(each, replies) for each in keys]
        print("\n".join(lines) or replies.say("cli.keys.none"))
    return 0


def _line(key: ApiKey, replies: Replies) -> str:
    role = replies.say(f"cli.keys.role_{key.role}")
    return f"{key.id}  {key.added_on:%d/%m/%Y}  {role}  {key.name}"


def _kept(key: str, name: str, *, role: Role) -> ApiKey:
    return ApiKey(
        id=secrets.token_hex(_ID_BYTES),
        name=name,
        digest=digest_of(key),
        added_on=today(),
        role=role,
    )
