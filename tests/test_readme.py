"""What the README promises of settings and commands is so."""

import re
from pathlib import Path

from assistant.settings import Settings
from bots.telegram.settings import TelegramSettings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_table_and_no_other() -> None:
    named = set(re.findall(r"^\| `TDKT_(\w+)`", README, flags=re.MULTILINE))
    of_bot = {f"TELEGRAM_{name.upper()}" for name in TelegramSettings.model_fields}
    assert named == {name.upper() for name in Settings.model_fields} | of_bot


def test_every_module_that_the_design_names_exists() -> None:
    root = Path(__file__).parents[1]
    named = re.findall(r"[`(]((?:assistant|ingest|prompts|eval)/[\w./-]+)[`)]", README)
    assert named
    assert [path for path in named if not (root / path).exists()] == []
