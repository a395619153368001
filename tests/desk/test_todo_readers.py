"""What visitors of the help centre said comes to whoever looks after the text."""

import pytest

from kb.services.feedback import give_feedback
from tests.desk.test_todo import listed
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db


def test_comments_come_to_editors_and_to_the_owner_until_read(client, alice, bob, eva):
    hers = make_article("Hers", by=alice, visibility="public")
    said = give_feedback(hers, helpful=False, comment="Which shop?")
    give_feedback(hers, helpful=True)
    give_feedback(make_article("Shared", by=eva), helpful=True, comment="Good")
    read = f"/articles/comments/{said.pk}/read/"

    assert listed(alice) == [("readers", "Hers")]
    assert sorted(listed(eva)) == [("readers", "Hers"), ("readers", "Shared")]
    assert listed(bob) == []
    assert client.post(read).status_code == 302
    client.force_login(bob)
    assert client.post(read).status_code == 404
    client.force_login(alice)
    assert "It did not help: Which shop?" in client.get("/todo/").text
    assert client.post(read, {"next": "/todo/"})["Location"] == "/todo/"

    assert listed(alice) == []
    assert listed(eva) == [("readers", "Shared")]
