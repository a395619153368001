"""How many documents have a facet, about: as PostgreSQL's own statistics have it.

For choosing how to look, never for what is found.
"""

import time
from collections.abc import Iterable, Mapping

from django.db import connection

TRUE_FOR = 300
"""Seconds; PostgreSQL counts anew when a tenth of the documents changed."""
_SHARES = """
SELECT unnest(most_common_elems::text::text[]), unnest(most_common_elem_freqs)
FROM pg_stats WHERE schemaname = current_schema AND tablename = 'search_vector'
    AND attname = 'facets'
"""

_kept: tuple[float, Mapping[str, float]] | None = None


def share(facets: Iterable[str]) -> float:
    """Which part of the documents has one of these facets, at most; 1 where nothing is known."""
    known = _known()
    if not known:
        return 1.0
    rarest = min(known.values())  # what is not known is rarer still
    return min(1.0, sum(known.get(each, rarest) for each in facets))


def forget() -> None:
    """Ask PostgreSQL the next time."""
    global _kept
    _kept = None


def _known() -> Mapping[str, float]:
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > TRUE_FOR:
        with connection.cursor() as cursor:
            cursor.execute(_SHARES)
            # Behind the shares of facets stand three figures about all of them.
            shares = {name: part for name, part in cursor if name is not None}
        _kept = time.monotonic(), shares
    return _kept[1]
