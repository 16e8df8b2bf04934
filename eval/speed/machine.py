"""Where it was measured: processor, memory, versions, how busy it was (edge)."""

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from eval.speed.results import Machine

PACKAGES = ("chromadb", "tantivy", "numpy", "tokenizers", "sentence-transformers", "torch")


def load() -> float:
    """The average number of processes that were busy in the last minute."""
    return round(os.getloadavg()[0], 2)


def machine(load_before: float) -> Machine:
    """This machine; call it when all is measured."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return Machine(
        system=f"{platform.system()} {platform.machine()}",
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory_gb=round(pages * size / 2**30, 1),
        python=platform.python_version(),
        packages={name: found for name in PACKAGES if (found := _version(name))},
        load=(load_before, load()),
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1] if found else platform.processor()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
