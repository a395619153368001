import re

import pytest
from django.db import connection

from search import finder
from search.engines import postgres_engine, postgres_facets

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_words_and_short_codes_are_looked_for_by_their_own_indexes(
    shelf, alice, monkeypatch, settings
):
    """Every document has the facet asked for: by it, all of them would be read each time."""
    settings.SEARCH_ENGINE = "postgres"
    monkeypatch.setattr(postgres_engine, "FEW", 100)
    shelf.put("Mail", shortcut="mail")
    for _ in range(300):
        shelf.put("Retur", body=f"{'lang ' * 200}")
    finder.find(alice, "retur")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_vector")
    postgres_facets.forget()
    plans = []

    def explained(execute, sql, parameters, many, context):
        if "string_agg(packed" in sql:
            execute(f"EXPLAIN {sql}", parameters, many, context)
            plans.extend(line for (line,) in context["cursor"].fetchall())
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(explained):
        assert finder.find(alice, "lang mail", types=["note"]).count

    used = set(re.findall("search_vector_(?:shortcut|words|facets)", "\n".join(plans)))
    assert used == {"search_vector_shortcut", "search_vector_words"}
