"""The demo fills an empty database and can be taken away again."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Company, Team, User
from attachments.models import Attachment
from desk.services import work_list
from desk.services.demo import load_demo
from kb.models import Article, ArticleFlag, Category, Feedback
from kb.services.articles import create_article
from responses.models import Constant, CustomField, Reply, VariantGroup
from tests.factories import make_user
from tests.responses.factories import make_reply

pytestmark = pytest.mark.django_db

KINDS = (
    Attachment,
    ArticleFlag,
    Feedback,
    Reply,
    VariantGroup,
    Constant,
    CustomField,
    Article,
    Category,
    User,
    Team,
    Company,
)


def counts():
    return {kind.__name__: kind.objects.count() for kind in KINDS}


@pytest.fixture
def demo(data_dir):
    return load_demo()


def test_it_makes_forty_replies_and_twenty_one_articles(demo):
    found = counts()

    assert found["VariantGroup"] == 40
    assert found["Article"] == 21
    assert sorted(demo) == ["ingrid", "maja", "ole"]


def test_every_stage_of_a_chat_has_a_published_reply(demo):
    from core.vocabulary import Stage

    stages = set(Reply.objects.published().values_list("stage", flat=True))

    assert stages == set(Stage.values)


def test_there_is_work_to_do_and_readers_have_voted(demo):
    maja = User.objects.get(username="maja")

    waiting = {each.kind.name for each in work_list.rows_of(work_list.entries(maja), maja)}

    assert {"proposals", "flags", "due", "expired"} <= waiting
    assert ArticleFlag.objects.open().count() == 1
    voted = Article.objects.filter(feedback__helpful=True)
    assert voted.exists()
    assert not voted.exclude(visibility="public").exists()


def test_loading_it_twice_is_refused_and_doubles_nothing(demo):
    before = counts()

    with pytest.raises(CommandError, match="loaded already"):
        call_command("demo")
    assert counts() == before


def test_removing_it_leaves_what_others_made(data_dir):
    eva = make_user("eva", role="editor")
    make_reply(by=eva, title="Ours")
    create_article(by=eva, title="Ours too", body="Text")
    before = counts()
    load_demo()

    call_command("demo", remove=True)

    assert counts() == before


def test_a_demo_user_who_wrote_something_stays_without_access(demo):
    ole = User.objects.get(username="ole")
    make_reply(by=ole, title="Written later")

    call_command("demo", remove=True)

    assert list(User.objects.values_list("username", "is_active")) == [("ole", False)]
    assert [reply.title for reply in Reply.objects.all()] == ["Written later"]


def test_it_can_be_loaded_again_after_it_was_removed(demo):
    before = counts()
    call_command("demo", remove=True)

    call_command("demo")

    assert counts() == before


def test_a_predefined_reply_carries_a_label_and_a_picture(demo):
    label = Reply.objects.get(shortcut="returlabel", language="da")

    files = [link.attachment for link in label.attachment_links.order_by("position")]

    assert [(file.name, file.content_type) for file in files] == [
        ("returlabel.pdf", "application/pdf"),
        ("label-paa-pakken.png", "image/png"),
    ]
