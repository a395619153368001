"""A Replybook of its own in a process of its own: pages go in by the import, found by the finder.

SQLite and Whoosh in a folder. Whoever measures two collections in a run takes a process for each:
settings are read once.
"""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks import environment
from benchmarks.pages import Page

FILE = "pages.jsonl"


class Collection:
    """Opens the folder; pages are imported where that has not been done before."""

    def __init__(self, folder: Path, pages: Sequence[Page]) -> None:
        environment.prepare(folder, engine="whoosh")
        from django.core.management import call_command  # settings have to stand first

        from accounts.models import User
        from kb.models import Article
        from search import upkeep

        call_command("migrate", verbosity=0)
        if not (folder / FILE).exists():
            _import(folder, pages)
        upkeep.bring_up_to_date()
        self.asker: Any = User.objects.get(username="bench")
        rows = Article.objects.values_list("pk", "external_id", "language")
        self.pages = {pk: (language, id) for pk, id, language in rows}
        if len(self.pages) != len(pages):
            raise SystemExit(f"{folder} holds {len(self.pages)} of {len(pages)} pages.")

    def found(self, text: str, language: str, limit: int) -> list[str]:
        """Ids of pages in this language, best first, as the search page would list them."""
        from search import finder

        answer = finder.find(
            self.asker,
            text,
            types=["article"],
            filters={"language": [language]},
            prefer=language,
            limit=limit,
        )
        if answer.degraded:
            raise SystemExit("The index is out of use: the database answered.")
        return [self.pages[row["id"]][1] for row in answer.results]


def _import(folder: Path, pages: Sequence[Page]) -> None:
    from django.core.management import call_command

    from search import upkeep

    call_command("create_user", "bench", role="agent", stdout=StringIO())
    writing = folder / "writing.jsonl"
    with writing.open("w", encoding="utf-8") as lines:
        for page in pages:
            row = {"id": page.id, "lang": page.language, "title": page.title, "body": page.body}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    options = {"type": "article", "source": "bench", "stdout": StringIO()}
    call_command("import_content", str(writing), **options)
    upkeep.rebuild()
    writing.rename(folder / FILE)
