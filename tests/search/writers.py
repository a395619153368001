"""Work for processes of their own, which import no models."""

from pathlib import Path

from search.documents import Document
from search.engines.whoosh_engine import WhooshEngine


def save_one_by_one(folder, first, count):
    engine = WhooshEngine(Path(folder))
    for id in range(first, first + count):
        engine.save([Document("note", id, frozenset({"staff"}), "da", title=f"retur {id}")])
