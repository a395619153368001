"""Upkeep of what PostgreSQL searches. It is written with the content: there is nothing to catch up.

What was never written, or by another version, is written now; and what differs in the lexicon is
put together now and then, so that a process that starts has little to read.
"""

from collections.abc import Callable

from search.engines import postgres_lexicon, postgres_rows
from search.exceptions import IndexUnusable
from search.upkeep import rebuilding

MANY_CHANGES = 300


def rebuild(seen: Callable[[int], object]) -> bool:
    """Write what is missing or untrue, and count all words anew; searches go on meanwhile.

    False when another process is at it, or a newer version keeps the tables.
    """
    with postgres_rows.rebuilding() as mine:
        if not mine or postgres_rows.is_newer():
            return False
        for _ in rebuilding.true_rows(seen):
            pass
        postgres_rows.renew_base()
        postgres_rows.tell_planner()
    return True


def bring_up_to_date(seen: Callable[[int], object]) -> None:
    try:
        postgres_lexicon.newest()
    except IndexUnusable:
        rebuild(seen)
    else:
        postgres_rows.fold(MANY_CHANGES)
        postgres_rows.tell_planner()


def keep_up() -> str:
    """The worker's part. Says what it did."""
    try:
        postgres_lexicon.newest()
        behind = postgres_rows.is_untrue()
    except IndexUnusable:
        behind = True
    if behind:
        return "the index is up to date again" if rebuild(lambda count: None) else ""
    folded = postgres_rows.fold(MANY_CHANGES)
    if folded:
        postgres_rows.tell_planner()
    return f"{folded} changes of words are put together" if folded else ""
