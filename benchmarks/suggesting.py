"""A Replybook in this process, asked by the service that page and API go through."""

import json
from collections.abc import Collection, Iterable, Mapping
from io import StringIO
from pathlib import Path

from benchmarks import environment
from benchmarks.conversations import Turn

SOURCE = "bench"


class Desk:
    """Replies by label; an agent who asks and an editor who archives."""

    def __init__(self, folder: Path, texts: Mapping[str, str]) -> None:
        environment.prepare(folder, engine="whoosh")
        from django.core.management import call_command  # settings have to stand first

        from accounts.models import User

        call_command("migrate", verbosity=0)
        for name, role in (("agent", "agent"), ("editor", "editor")):
            call_command("create_user", name, role=role, stdout=StringIO())
        self.agent = User.objects.get(username="agent")
        self.editor = User.objects.get(username="editor")
        rows = [
            {"id": label, "lang": "en", "label": label, "text": text}
            for label, text in texts.items()
        ]
        self._import(folder / "replies.jsonl", rows)
        self.folder = folder

    def suggested(self, turn: Turn) -> list[str]:
        """Labels, the best first."""
        from responses.services.suggestions import suggest

        found = suggest(self.agent, turn.messages, language="en")
        return [self._labels[row["id"]] for row in found.replies]

    def learn_from(self, turns: Iterable[Turn]) -> None:
        """Each turn as a use, as the API notes it."""
        from django.db import transaction

        from responses.models import Reply
        from responses.services.uses import ChatName, record_use

        replies = {reply.external_id: reply for reply in Reply.objects.all()}
        with transaction.atomic():
            for turn in turns:
                chat = ChatName("star", str(turn.dialogue))
                reply = replies[turn.label]
                record_use(reply, by=self.agent, chat=chat, messages=turn.messages)

    def work(self) -> None:
        """What `manage.py work` does for suggestions."""
        from responses.services import learning

        learning.learn()

    def archive(self, labels: Collection[str]) -> None:
        from responses.models import Reply
        from responses.services.states import archive

        for reply in Reply.objects.filter(external_id__in=labels):
            archive(reply, by=self.editor)

    def delete(self, labels: Collection[str]) -> None:
        """As if they had never been there."""
        from responses.models import LearnedModel, Reply

        Reply.objects.filter(external_id__in=labels).delete()
        LearnedModel.objects.all().delete()
        self.work()

    def add_replies(self, shared: Path, total: int) -> None:
        """Others until there are so many: messages of customers serve as their texts."""
        messages = (shared / "messages" / "banking77_train.jsonl").open(encoding="utf-8")
        with messages:
            texts = [json.loads(line)["text"] for line in messages]
        missing = total - len(self._labels)
        rows = [
            {"id": f"other-{at}", "lang": "en", "title": text[:80], "text": text}
            for at, text in enumerate(texts[:missing])
        ]
        self._import(self.folder / "others.jsonl", rows)

    def _import(self, file: Path, rows: Iterable[Mapping[str, str]]) -> None:
        from django.core.management import call_command

        from responses.models import Reply
        from search import upkeep

        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        options = {"type": "reply", "source": SOURCE, "stdout": StringIO()}
        call_command("import_content", str(file), **options)
        upkeep.rebuild()
        self._labels = dict(Reply.objects.values_list("pk", "external_id"))
