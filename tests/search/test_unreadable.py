"""Bytes that changed and that no checksum tells of: an engine says so, and says nothing else.

A manifest that was signed anew stands for what was wrong before it was written.
"""

from dataclasses import asdict, replace
from random import Random
from zlib import crc32

import pytest

from search.engines.files import write_values
from search.engines.whoosh_engine import WhooshEngine
from search.engines.whoosh_files import MANIFEST, Manifest
from search.exceptions import IndexUnusable
from tests.search.engine_contract import ask, document

TIMES = 60


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every file of a small index, by its name."""
    folder = tmp_path_factory.mktemp("words")
    engine = WhooshEngine(folder)
    engine.replace_all([document(id, f"Retur {id}", "send pakken " * id) for id in range(20)])
    engine.save([document(30, "Betaling", "med kort")], removed={"note:3"})
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def garbled(content, chance):
    """A few of its bytes are others, or its end is missing."""
    changed = bytearray(content)
    start = chance.randrange(len(changed))
    if chance.random() < 0.2:
        return changed[:start]
    length = chance.choice([1, 1, 1, 4, 40])
    changed[start : start + length] = chance.randbytes(len(changed[start : start + length]))
    return changed


def everything(folder):
    """All that is asked of an engine, the last of which writes."""
    engine = WhooshEngine(folder)
    engine.search(ask("retur pakken "))
    engine.lexicon().similar("retir", 1)
    engine.contents()
    engine.save([document(40, "retur")], removed={"note:5"})
    engine.search(ask("kort "))


@pytest.mark.parametrize("number", range(TIMES))
def test_nothing_but_unusable(files, tmp_path, number):
    chance = Random(number)
    name = chance.choice(sorted(each for each in files if each.endswith((".seg", ".toc"))))
    changed = {**files, name: garbled(files[name], chance)}
    for each, content in changed.items():
        (tmp_path / each).write_bytes(content)
    before = Manifest.read(tmp_path)
    sizes = {each: [len(changed[each]), crc32(changed[each])] for each in before.files}
    write_values(tmp_path / MANIFEST, asdict(replace(before, files=sizes)))

    try:
        everything(tmp_path)
    except IndexUnusable:
        return
