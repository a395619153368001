"""Keeping the index up with the database.

The index is a cache in SEARCH_INDEX_DIR and may be deleted at any time:

    CURRENT          which folder is in use, and how far it has read the change log
    0007/all/        what colleagues search
    0007/public/     public documents alone: what everybody else is answered from
    write, rebuild   locks shared by all processes

`catch_up` takes in what was saved, `rebuild` makes a new folder beside the old one, `check`
compares with the database.
"""

from search.upkeep.catching_up import catch_up
from search.upkeep.checking import Difference, check, repair
from search.upkeep.rebuilding import bring_up_to_date, rebuild

__all__ = ["Difference", "bring_up_to_date", "catch_up", "check", "rebuild", "repair"]
