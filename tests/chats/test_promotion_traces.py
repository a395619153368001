"""After a promotion nothing of what was taken out stands anywhere but in the chat itself."""

import json
import logging

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import User
from chats.models import Chat, Message
from chats.services.promotion import Wish, promote_together
from kb.models import Article, Revision
from kb.services.publishing import publish
from search import finder
from tests.chats.factories import make_chat, talk

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = (
    "Hej, det er Mette Sørensen. Hvorfor virker min rabatkode ikke? Mit cpr er 010190-1234, "
    "min mail mette@example.com, og jeg har tlf. 20 12 34 56."
)


def test_raw_text_is_nowhere_but_in_the_chat(alice, eva, settings, caplog):
    """Not in a revision, a history, a search row, a file of the index, the lexicon, the log."""
    caplog.set_level(logging.DEBUG)
    answer = "Koden til 010190-1234 er udløbet, Mette. Skriv til mette@example.com. Hilsen Ole"
    chat = make_chat(alice, talk(SECRET, answer))

    article = Wish(create_anyway="Mette Sørensen spurgte om en anden kode")
    promote_together(chat, [article, Wish(target="reply")], by=alice)
    publish(Article.objects.get(), by=eva, override_reason="An example of ours")
    finder.find(eva, "rabatkode")

    [revision] = Revision.objects.all()
    assert "[navn 1]" in revision.body
    assert "[cpr-nummer 1]" in revision.body
    assert "rabatkode" in "".join(_rows_of_others().values())
    raw = ("mette", "sørensen", "soerensen", "010190", "0101901234", "example.com", "20 12 34 56")
    places = {**_rows_of_others(), "log": caplog.text, **_files(settings.SEARCH_INDEX_DIR)}
    for planted in raw:
        assert not [place for place, text in places.items() if planted in text.lower()], planted
        assert finder.find(eva, planted, types=["article", "reply"]).count == 0


def _rows_of_others():
    """All that stands in the database but chats and those who work here."""
    own = (Chat, Message, User)
    tables = connection.introspection.table_names()
    models = [each for each in apps.get_models() if each._meta.db_table in tables]
    return {
        f"{model.__name__} {row.pk}": json.dumps(list(vars(row).values()), default=str)
        for model in models
        if model not in own
        for row in model._default_manager.all()
    }


def _files(folder):
    return {
        str(path): path.read_bytes().decode("latin-1")
        for path in folder.rglob("*")
        if path.is_file()
    }
