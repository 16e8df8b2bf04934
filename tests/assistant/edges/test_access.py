"""Sites and keys as files: seen at once, private, and never half written."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from assistant.access import ApiKey, Embed, Registry, Role
from assistant.edges.access import FILE, LOCK_FILE, SECRET_FILE, AccessFile
from assistant.errors import SetupError

SITE = Embed(id="a1", origin="https://so.example", added_on=date(2030, 1, 2))
KEY = ApiKey(id="k1", name="máy chấm", digest="00" * 32, added_on=date(2030, 1, 3))


def test_a_folder_without_the_file_registers_nobody(tmp_path: Path) -> None:
    assert AccessFile(tmp_path / "none").registry() == Registry()


def test_what_one_process_adds_another_sees(tmp_path: Path) -> None:
    serving, typing = AccessFile(tmp_path), AccessFile(tmp_path)
    assert serving.registry() == Registry()
    typing.add(SITE)
    typing.add(KEY)
    assert serving.registry() == Registry((SITE,), (KEY,))
    assert typing.remove_embed("a1")
    assert not typing.remove_embed("a1")
    assert typing.remove_key("k1")
    assert not typing.remove_key("k1")
    assert serving.registry() == Registry()


def test_a_key_that_was_kept_before_there_were_roles_is_a_programs(tmp_path: Path) -> None:
    old = {"id": "k1", "name": "máy chấm", "digest": KEY.digest, "added_on": "2030-01-03"}
    (tmp_path / FILE).write_text(json.dumps({"embeds": [], "keys": [old]}))
    assert AccessFile(tmp_path).registry().keys == (KEY,)
    admin = replace(KEY, id="k2", role=Role.ADMINISTRATOR)
    AccessFile(tmp_path).add(admin)
    assert AccessFile(tmp_path).registry().keys == (KEY, admin)


def add_many(folder: Path, names: range) -> None:
    for name in names:
        AccessFile(folder).add(replace(KEY, id=str(name)))


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_of_keys_that_are_added_at_once_none_is_lost(tmp_path: Path, kind: str) -> None:
    halves = (range(0, 40), range(40, 80))
    if kind == "threads":
        with ThreadPoolExecutor() as both:
            list(both.map(lambda names: add_many(tmp_path, names), halves))
    else:
        started = [
            get_context("spawn").Process(target=add_many, args=(tmp_path, names))
            for names in halves
        ]
        for each in started:
            each.start()
        for each in started:
            each.join()
    assert {key.id for key in AccessFile(tmp_path).registry().keys} == set(map(str, range(80)))


def test_services_that_start_at_once_have_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as eight:
        secrets = eight.map(lambda _: AccessFile(tmp_path).secret(), range(8))
        assert len(set(secrets)) == 1


def test_the_secret_stays_the_same_and_is_its_owners_alone(tmp_path: Path) -> None:
    secret = AccessFile(tmp_path / "data").secret()
    assert AccessFile(tmp_path / "data").secret() == secret
    assert len(secret) == 32
    assert (tmp_path / "data" / SECRET_FILE).stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_beside_the_files(tmp_path: Path) -> None:
    access = AccessFile(tmp_path)
    access.add(SITE)
    access.secret()
    assert sorted(each.name for each in tmp_path.iterdir()) == [FILE, LOCK_FILE, SECRET_FILE]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"embeds": [{"id": 1}], "keys": []}'])
def test_a_file_that_cannot_be_read_lets_nobody_in(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(SetupError) as failure:
        AccessFile(tmp_path).registry()
    assert failure.value.key == "access.unreadable"
