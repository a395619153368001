"""Importing in tests: the command, its rows, and what it says."""

import json

import pytest
from django.core.management import CommandError, call_command

from kb.models import Article


@pytest.fixture
def load(tmp_path, capsys):
    """Import rows (or raw text) from a file and answer what the command said."""

    def imported(*rows, name="old.jsonl", **options):
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        call_command("import_content", str(path), type="article", **options)
        return capsys.readouterr().out

    return imported


def row(number=1, **fields):
    return {"id": f"a{number}", "lang": "da", "title": f"Title {number}", "body": "Body", **fields}


def refused(load, *rows, **options):
    with pytest.raises(CommandError) as error:
        load(*rows, **options)
    assert not Article.objects.exists()
    return str(error.value).splitlines()


def counts(said):
    lines = [line.split() for line in said.splitlines()]
    return {line[0]: int(line[1]) for line in lines if len(line) > 1 and line[1].isdigit()}
