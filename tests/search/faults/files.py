"""Files that went away, changed, or are those of another index."""

import os
import shutil
from dataclasses import asdict, replace

from search.engines.files import write_values
from search.engines.whoosh_files import MANIFEST, Manifest
from search.upkeep.home import CURRENT, Pointer, home

KINDS = {
    "current": lambda path: path.name == CURRENT,
    "manifest": lambda path: path.name == MANIFEST,
    "segment": lambda path: path.suffix == ".seg",
    "toc": lambda path: path.suffix == ".toc",
    "lock": lambda path: path.name in ("write", "rebuild", "WRITER", "words_WRITELOCK"),
}


def a_file(collection, kind):
    """One of the files of this kind in the folder in use."""
    in_use = home() / Pointer.read().folder
    there = [*home().iterdir(), *in_use.rglob("*")]
    fitting = sorted(path for path in there if path.is_file() and KINDS[kind](path))
    return collection.random.choice(fitting)


def deleted(collection, path):
    path.unlink()


def truncated(collection, path):
    os.truncate(path, collection.random.randrange(max(path.stat().st_size, 1)))


def flipped(collection, path):
    content = bytearray(path.read_bytes() or b"\0")
    content[collection.random.randrange(len(content))] ^= 1 << collection.random.randrange(8)
    path.write_bytes(content)


def garbled(collection, path):
    path.write_bytes(collection.random.randbytes(collection.random.randrange(1, 5000)))


def as_it_was(collection, path):
    """An older copy of it, or of the one of the same kind that there was."""
    older = [each for each in collection.older if each.suffix == path.suffix]
    path.write_bytes(
        collection.older.get(path) or collection.older[collection.random.choice(older)]
    )


def made_a_folder(collection, path):
    path.unlink()
    path.mkdir()
    if collection.random.random() < 0.5:
        (path / "file").write_text("in the way")


def unreadable(collection, path):
    path.chmod(0)


def all_gone(collection):
    shutil.rmtree(home())


def half_gone(collection):
    shutil.rmtree(home() / Pointer.read().folder / collection.random.choice(["all", "public"]))


def folder_in_use_gone(collection):
    shutil.rmtree(home() / Pointer.read().folder)


def left_by_the_dead(collection):
    """Locks that nobody holds, and files half-way to being something."""
    in_use = home() / Pointer.read().folder / "all"
    for path in (home() / "write", home() / "rebuild", in_use / "WRITER"):
        path.write_text("4711")
    (home() / f"{CURRENT}.new").write_text("{")
    (in_use / f"{MANIFEST}.new").write_text("{")
    (in_use / "words_abcdefgh.trm").write_bytes(b"half")
    (home() / "9999").mkdir()
    collection.put()


def of_another_version(collection):
    of_all, changed = collection.random.choice(
        [(True, "analysis"), (True, "engine"), (False, "analysis"), (False, "schema")]
    )
    if of_all:
        return replace(Pointer.read(), **{changed: 0 if changed == "analysis" else "old"}).write()
    folder = a_file(collection, "manifest").parent
    before = Manifest.read(folder)
    write_values(folder / MANIFEST, asdict(replace(before, **{changed: 0})))


def of_another_index(collection):
    """The manifest of everything where that of what is public belongs, or the reverse."""
    in_use = home() / Pointer.read().folder
    here, there = collection.random.sample(["all", "public"], 2)
    shutil.copy(in_use / here / MANIFEST, in_use / there / MANIFEST)


def about_another_database(collection):
    replace(Pointer.read(), origin="2001-01-01T00:00:00").write()


def older_than_its_position(collection):
    """The folder as it was, and CURRENT as it is: a backup put back, a power cut."""
    in_use = home() / Pointer.read().folder
    shutil.rmtree(in_use)
    for path, content in collection.older.items():
        if in_use in path.parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def as_all_was(collection):
    """All of it put back from a backup."""
    shutil.rmtree(home())
    for path, content in collection.older.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _of_a_file(fault, kind):
    def happens(collection):
        fault(collection, a_file(collection, kind))

    happens.__name__ = f"{kind}_{fault.__name__}"
    return happens


def written_by_another_user(collection):
    """As after a command run by root: files may be read, and folders only be looked into."""
    in_use = home() / Pointer.read().folder
    for path in (*home().iterdir(), *in_use.rglob("*"), in_use):
        if path.is_file():
            path.chmod(0o444)
    for path in (in_use / "all", in_use / "public", in_use):
        path.chmod(0o555)


OF_A_FILE = [deleted, truncated, flipped, garbled, as_it_was, made_a_folder, unreadable]
FAULTS = (
    *(_of_a_file(fault, kind) for fault in OF_A_FILE for kind in KINDS),
    all_gone,
    half_gone,
    folder_in_use_gone,
    left_by_the_dead,
    written_by_another_user,
    of_another_version,
    of_another_index,
    about_another_database,
    older_than_its_position,
    as_all_was,
)
