"""The demo fills an empty database and can be taken away again."""

import re

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Company, Team, User
from attachments.models import Attachment
from chats.models import Author, Chat, Fault
from chats.services.proposals import propose
from desk.services import work_list
from desk.services.demo import load_demo
from desk.services.demo_removal import remove_demo
from kb.models import Article, ArticleFlag, Category, Feedback
from kb.services.articles import create_article
from responses.models import Constant, CustomField, Reply, VariantGroup
from styleguide.models import StyleEntry, Topic
from tests.kept import kept
from tests.responses.factories import make_reply
from tests.styleguide.factories import make_entry

pytestmark = pytest.mark.django_db

KINDS = (
    Attachment,
    ArticleFlag,
    Fault,
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


@pytest.fixture(scope="module")
def demo(once):
    return once(kept, load_demo)


@pytest.fixture
def guide(db, demo):
    return list(StyleEntry.objects.for_reading())


def counts():
    return {kind.__name__: kind.objects.count() for kind in KINDS}


def test_it_makes_forty_replies_and_twenty_one_articles(demo):
    found = counts()

    assert found["VariantGroup"] == 40
    assert found["Article"] == 21
    assert sorted(demo) == ["ingrid", "maja", "ole"]


@pytest.mark.anywhere
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


@pytest.mark.anywhere
def test_loading_it_twice_is_refused_and_doubles_nothing(demo):
    before = counts()

    with pytest.raises(CommandError, match="loaded already"):
        call_command("demo")
    assert counts() == before


def test_removing_it_leaves_what_others_made(demo, eva):
    make_reply(by=eva, title="Ours")
    create_article(by=eva, title="Ours too", body="Text")

    call_command("demo", remove=True)

    left = {kind: [str(row) for row in kind.objects.all()] for kind in KINDS}
    group = left.pop(VariantGroup)
    assert len(group) == 1
    assert {kind: rows for kind, rows in left.items() if rows} == {
        User: ["Eva"],
        Reply: ["Ours"],
        Article: ["Ours too"],
    }


@pytest.mark.anywhere
def test_a_demo_user_who_wrote_something_stays_without_access(demo):
    ole = User.objects.get(username="ole")
    make_reply(by=ole, title="Written later")

    call_command("demo", remove=True)

    assert list(User.objects.values_list("username", "is_active")) == [("ole", False)]
    assert [reply.title for reply in Reply.objects.all()] == ["Written later"]


@pytest.mark.anywhere
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


def test_eight_chats_of_which_four_were_solved_and_nothing_made(demo):
    told = Chat.objects.exclude(external_id__startswith="past-")
    assert told.count() == 8
    assert told.not_promoted().filter(status="solved").count() == 4
    assert {Chat.objects.get(external_id=key).status for key in ("angry", "just-leaves")} == {
        "moved",
        "left",
    }


def test_one_became_a_draft_that_waits_for_an_editor(demo):
    [article] = Article.objects.filter(from_chat=True)

    assert article.status == "in_review"
    assert str(article) == "Pandelampen Glød blinker tre gange og går ud"


@pytest.mark.anywhere
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
    chats = Chat.objects.count()

    lines = remove_demo()

    assert f"{chats} chats are gone." in lines
    assert (Chat.objects.count(), Article.objects.count()) == (0, 0)


def test_twelve_pieces_of_advice_touch_every_topic(guide):
    assert sorted(entry.topic for entry in guide) == sorted(Topic.values)
    assert sorted({entry.language or "" for entry in guide}) == ["", "da", "en", "nb"]
    assert {entry.status for entry in guide} == {"published", "in_review", "draft"}


def test_each_shows_how_and_how_not(guide):
    for entry in guide:
        assert (bool(entry.good_examples), bool(entry.bad_examples)) == (True, True), entry


def test_words_a_rule_avoids_stand_in_the_bad_example_and_in_no_good_one(guide):
    for entry in guide:
        for rule in entry.rules.all():
            if rule.kind != "avoid":
                continue
            words = re.compile("|".join(map(re.escape, rule.parameters["words"])), re.IGNORECASE)
            assert any(words.search(each.text) for each in entry.bad_examples), rule
            assert not any(words.search(each.text) for each in entry.good_examples), rule


@pytest.mark.anywhere
def test_removing_the_demo_takes_its_guide_and_leaves_ours(guide, eva):
    ours = make_entry(eva)

    call_command("demo", remove=True)

    assert list(StyleEntry.objects.all()) == [ours]
