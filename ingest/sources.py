"""Sources: folders and files on this machine → Raw bytes (edge).

Finding is separate from reading, so that a plan costs no memory: `find` lists places, `read`
fetches the bytes of one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from assistant.documents.formats import LARGEST_BYTES, MEDIA_TYPES, MEGABYTE
from assistant.errors import BadInput, DocumentRejected
from ingest.types import Raw

STARTER = Path(__file__).resolve().parent / "starter"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where one document lies: `source` names it for good, `path` is where to read it now."""

    source: str
    path: Path


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was asked for by name and cannot be a document; `reason` says why."""

    source: str
    reason: DocumentRejected


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found: documents in order of source, refusals, and the count of other files."""

    places: tuple[Place, ...] = ()
    refused: tuple[Refused, ...] = ()
    ignored: int = 0


@dataclass(slots=True)
class _Walk:
    """What a walk has met so far; real paths of folders are kept so that links cannot loop."""

    documents: set[Path] = field(default_factory=set)
    folders: set[Path] = field(default_factory=set)
    others: set[Path] = field(default_factory=set)
    refused: list[Refused] = field(default_factory=list)


def find(paths: Sequence[Path]) -> Listing:
    """The documents under `paths`: folders with everything in them, and single files.

    Hidden files and folders are skipped; files of other kinds inside a folder are counted, asked
    for by name they are refused. A file reached twice is listed once. "starter/<name>" is a file of
    the bundled corpus. BadInput for a path that does not exist.
    """
    walk, refused = _Walk(), []
    for given in paths:
        path = given if given.exists() else _path_of(given.as_posix())
        if not path.exists():
            raise BadInput(f"no such path: {path}", key="reject.no_such_path", path=str(path))
        if path.is_dir():
            _descend(path.resolve(), walk)
        elif path.suffix.lower() in MEDIA_TYPES:
            walk.documents.add(path.resolve())
        else:
            refused.append(_refuse(path))
    places = sorted(Place(source_of(path), path) for path in walk.documents)
    return Listing(tuple(places), (*refused, *walk.refused), len(walk.others))


def known(sources: Sequence[str]) -> Listing:
    """The documents of sources that were ingested before, as far as their files are still there."""
    places = (Place(each, _path_of(each)) for each in sources)
    return Listing(tuple(sorted(place for place in places if place.path.is_file())))


def kept_in(listing: Listing, folder: Path) -> Listing:
    """The same documents under the sources that they have once they lie in `folder`.

    BadInput where two would have one source, and one of them would be lost.
    """
    home = folder.resolve()
    places = sorted(Place(str(home / each.path.name), each.path) for each in listing.places)
    for one, next_one in pairwise(places):
        if one.source == next_one.source:
            raise BadInput(key="reject.same_name", name=one.path.name)
    return Listing(tuple(places), listing.refused, listing.ignored)


def keep(raw: Raw) -> None:
    """Put bytes where their source says, at one stroke. DocumentRejected when it cannot be done."""
    home = Path(raw.source)
    part = home.with_name(f".{home.name}.part")
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(raw.content)
        part.replace(home)
    except OSError as error:
        raise DocumentRejected(f"{home}: {error.strerror}", key="reject.not_kept") from error


def _path_of(source: str) -> Path:
    name = source.removeprefix(f"{STARTER.name}/")
    return Path(source) if name == source else STARTER / name


def read(place: Place) -> Raw:
    """The bytes at `place`. DocumentRejected when it is too large or cannot be read."""
    try:
        size = place.path.stat().st_size
        content = place.path.read_bytes() if size <= LARGEST_BYTES else b""
    except OSError as error:
        raise DocumentRejected(f"{place.path}: {error.strerror}", key="reject.no_access") from error
    if size > LARGEST_BYTES:
        limit = LARGEST_BYTES // MEGABYTE
        raise DocumentRejected(f"{size} bytes", key="reject.too_large", limit=limit)
    return Raw(
        source=place.source,
        name=place.path.name,
        media_type=MEDIA_TYPES[place.path.suffix.lower()],
        content=content,
    )


def source_of(path: Path) -> str:
    """The lasting name of a file: its absolute path, or "starter/<name>" for the bundled corpus."""
    resolved = path.resolve()
    if resolved.is_relative_to(STARTER):
        return f"starter/{resolved.relative_to(STARTER).as_posix()}"
    return str(resolved)


def _descend(folder: Path, walk: _Walk) -> None:
    pending = [folder]
    while pending:
        current = pending.pop().resolve()
        if current in walk.folders:
            continue
        walk.folders.add(current)
        for entry in _visible(current, walk):
            if entry.is_dir():
                pending.append(entry)
            elif entry.is_file():
                known = entry.suffix.lower() in MEDIA_TYPES
                (walk.documents if known else walk.others).add(entry.resolve())


def _visible(folder: Path, walk: _Walk) -> Iterator[Path]:
    """What lies in a folder; one that cannot be opened is refused, the others go on."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        message = f"{folder}: {error.strerror}"
        reason = DocumentRejected(message, key="reject.no_access_folder", path=str(folder))
        walk.refused.append(Refused(str(folder), reason))
        return iter(())
    return (entry for entry in entries if not entry.name.startswith("."))


def _refuse(path: Path) -> Refused:
    told = f"not a document: {path.name}"
    reason = (
        DocumentRejected(told, key="reject.format", suffix=path.suffix)
        if path.suffix
        else DocumentRejected(told, key="reject.no_format", name=path.name)
    )
    return Refused(source_of(path), reason)
