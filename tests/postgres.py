"""A PostgreSQL server of a test's own, where the programs for one are on the machine."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "thu"


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; None where there is no PostgreSQL."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((each for each in folders if (each / "pg_ctl").exists()), None)


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """The address of an empty database; the server listens on a socket in its folder alone.

    initdb refuses to run as root: there the server runs as the user "nobody".
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        prefix = as_user if os.geteuid() == 0 else []
        if prefix:
            shutil.chown(folder, "nobody", "nogroup")

        def run(*command: str) -> None:
            subprocess.run(
                [*prefix, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder, timeout=60
            )

        data = str(folder / "data")
        run(str(bin_folder / "initdb"), "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        control = str(bin_folder / "pg_ctl")
        run(control, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            run(control, "-D", data, "-m", "immediate", "-w", "stop")
