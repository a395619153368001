from django.db import migrations


def fill_by_database(apps, schema_editor):
    """PostgreSQL alone knows the id of the writing transaction; SQLite keeps the 0."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE core_change ALTER COLUMN transaction_id "
            "SET DEFAULT (pg_current_xact_id()::text::bigint)"
        )


def fill_with_zero(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE core_change ALTER COLUMN transaction_id SET DEFAULT 0")


class Migration(migrations.Migration):
    dependencies = [("core", "0001_change_log_and_tags")]

    operations = [migrations.RunPython(fill_by_database, fill_with_zero)]
