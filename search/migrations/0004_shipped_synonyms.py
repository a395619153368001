from typing import Any

from django.db import migrations

from search.services.shipped import load_shipped

LIST = "5118bad982e67a4d"
"""Digest of the list that this loads, for the test that asks for a migration for each list."""


def load(apps: Any, schema_editor: Any) -> None:
    load_shipped(apps.get_model("search", "Synonym"), apps.get_model("search", "SynonymWord"))


class Migration(migrations.Migration):
    dependencies = [("search", "0003_synonyms")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
