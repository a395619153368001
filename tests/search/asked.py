"""Searches for tests: asked by somebody or by a visitor, kept or not."""

from types import SimpleNamespace

from search import asking, hearing
from search.asked import SearchedText


def somebody(pk):
    return SimpleNamespace(user=SimpleNamespace(pk=pk))


def visitor(address):
    return SimpleNamespace(META={"REMOTE_ADDR": address}, headers={})


def ask(text, by=1, *, hits=0, watched=True, language="da", **options):
    """Ask, and answer the number of the search."""
    question = asking.question(text, language, **options)
    who = visitor(f"192.0.2.{by}") if options.get("public") else somebody(by)
    return hearing.hear(who, question, hits=hits, watched=watched)


def kept():
    hearing.flush()
    rows = SearchedText.objects.order_by("pk")
    return [(row.text, row.asked, row.hits, row.taken) for row in rows]
