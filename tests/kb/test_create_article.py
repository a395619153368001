import pytest
from django.db import IntegrityError, transaction

from core.exceptions import Invalid, NotAllowed
from core.models import Change
from kb.models import Article
from kb.services import articles
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db


def create(by, **fields):
    fields = {"title": "Køb", "body": "Text", "language": "da", **fields}
    return articles.create_article(by=by, **fields)


def test_a_new_article_is_an_internal_draft_with_one_revision(alice):
    article = create(alice, change_note="first version", tags=["Retur", "retur"])

    assert (article.status, article.visibility, article.version) == ("draft", "internal", 1)
    assert (article.owner, article.category, article.published_revision) == (alice, None, None)
    assert [str(tag) for tag in article.tags.all()] == ["Retur"]
    revision = article.revisions.get()
    assert (revision.number, revision.author, revision.change_note) == (1, alice, "first version")
    assert (revision.folded_title, revision.folded) == ("koeb", "koeb text")


def test_it_is_recorded(alice):
    article = create(alice)

    change = Change.objects.get()
    assert (change.type, change.object_id, change.verb) == ("article", article.pk, "created")
    assert change.actor_id == alice.pk


def test_without_a_language_it_is_in_the_writers(alice):
    alice.language = "nb"

    assert articles.create_article(by=alice, title="T", body="B").language == "nb"


def test_a_body_stays_as_it_was_typed(alice):
    body = "  # Title\r\n\n\ttab \n\n"

    assert create(alice, body=body).newest.body == body


def test_slugs_are_one_space_over_all_languages(alice):
    found = [create(alice, language=code).slug for code in ("da", "nb", "sv")]

    assert found == ["koeb", "koeb-2", "koeb-3"]


def test_words_of_the_help_centres_addresses_are_no_slugs(alice):
    assert [create(alice, title=word).slug for word in ("Search", "Category")] == [
        "search-2",
        "category-2",
    ]


def test_an_editor_may_publish_at_once(eva):
    article = create(eva, status="published")

    assert article.published_revision == article.newest_revision
    assert article.was_published


@pytest.mark.parametrize("status", ["published", "archived"])
def test_an_agent_may_not(alice, status):
    with pytest.raises(NotAllowed):
        create(alice, status=status)
    assert not Article.objects.exists()


def test_an_agent_may_send_it_to_review_at_once(alice):
    assert create(alice, status="in_review").status == "in_review"


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"title": " "}, [("title", "required")]),
        ({"body": "\n"}, [("body", "required")]),
        ({"title": "", "body": ""}, [("title", "required"), ("body", "required")]),
        ({"title": "a\nb"}, [("title", "one_line")]),
        ({"title": "a" * 301}, [("title", "max_length")]),
        ({"summary": "a" * 2_001}, [("summary", "max_length")]),
        ({"body": "a" * 1_000_001}, [("body", "max_length")]),
        ({"change_note": "a" * 301}, [("change_note", "max_length")]),
        ({"language": "xx"}, [("language", "unknown_language")]),
        ({"status": "gone"}, [("status", "invalid_choice")]),
    ],
)
def test_what_cannot_stand_is_named(alice, fields, errors):
    with pytest.raises(Invalid) as refused:
        create(alice, **fields)

    found = [(name, code) for name, each in refused.value.errors.items() for code, _ in each]
    assert found == errors
    assert not Article.objects.exists()


def test_source_external_id_and_language_come_once(eva):
    create(eva, source="old", external_id="1")
    create(eva, source="old", external_id="1", language="nb")
    create(eva, source="old")
    create(eva, source="old")

    with pytest.raises(Invalid) as refused:
        create(eva, source="old", external_id="1")
    assert list(refused.value.errors) == ["external_id"]


def test_the_database_refuses_a_published_article_without_a_wording(eva):
    article = make_article(status="draft")

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(status="published")


def test_the_database_refuses_unknown_words(eva):
    article = make_article(status="draft")

    for field in ("status", "visibility"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=article.pk).update(**{field: "gone"})
