"""The chats of the demo: eight, of which four wait to become articles."""

import pytest

from chats.models import Author, Chat
from chats.services.proposals import propose
from desk.services.demo import load_demo
from desk.services.demo_removal import remove_demo
from kb.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(data_dir):
    load_demo()


def test_eight_chats_of_which_four_were_solved_and_nothing_made(demo):
    assert Chat.objects.count() == 8
    assert Chat.objects.not_promoted().filter(status="solved").count() == 4
    assert {Chat.objects.get(external_id=key).status for key in ("angry", "just-leaves")} == {
        "moved",
        "left",
    }


def test_one_became_a_draft_that_waits_for_an_editor(demo):
    [article] = Article.objects.filter(from_chat=True)

    assert article.status == "in_review"
    assert str(article) == "Pandelampen Glød blinker tre gange og går ud"


def test_every_chat_that_was_answered_makes_a_draft_without_names(demo):
    for chat in Chat.objects.filter(status__in=["solved", "left"]):
        draft = propose(chat).draft
        said = " ".join([draft.title, draft.summary, draft.body])
        assert draft.title, chat
        assert draft.solution, chat
        for name in chat.messages.exclude(author=Author.BOT).values_list("name", flat=True):
            assert name not in said, chat
    numbers = propose(Chat.objects.get(external_id="numbers"))
    assert {str(each.kind) for each in numbers.found} == {"cpr", "order", "email", "name"}


def test_removing_the_demo_takes_them_all(demo):
    lines = remove_demo()

    assert "8 chats are gone." in lines
    assert (Chat.objects.count(), Article.objects.count()) == (0, 0)
