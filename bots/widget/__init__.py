"""The chat widget: plain modules for a browser, which speak to the HTTP API alone (files only).

No build step and no dependency: what stands in `modules/` is what a browser runs. `words.js`, the
one module that is not there, is made by the service from the table [widget] of replies.toml.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "modules"
"""Named by the entry point "widget" of the group "tdkt.web": the service finds it without us."""
