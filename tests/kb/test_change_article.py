import pytest

from core.exceptions import Conflict, Invalid, NotAllowed, Stale
from core.models import Change
from kb.models import Revision
from kb.services import articles
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db


def change(article, by, version=None, **changes):
    return articles.change_article(article, by=by, version=version, **changes)


def test_other_words_make_another_revision(eva):
    article = make_article("One", summary="Short", body="Long", status="draft")

    changed = change(article, eva, title="Two", change_note="why", major=True)

    assert changed.version == article.version + 1
    assert changed.slug == "one"
    newest = changed.newest
    assert (newest.number, newest.title, newest.summary, newest.body) == (
        2,
        "Two",
        "Short",
        "Long",
    )
    assert (newest.author, newest.change_note, newest.major) == (eva, "why", True)


def test_the_same_words_change_nothing(eva):
    article = make_article("One", body="Long", tags=["a"])
    Change.objects.all().delete()

    same = change(article, eva, title=" One ", body="Long", tags=["A"], category=None)

    assert (same.version, same.revisions.count()) == (article.version, 1)
    assert not Change.objects.exists()


def test_other_facts_make_a_version_but_no_revision(eva):
    article = make_article()
    shelf = make_category()

    changed = change(article, eva, category=shelf, visibility="public", tags=["x", "y"])
    changed.refresh_from_db()

    assert (changed.version, changed.revisions.count()) == (article.version + 1, 1)
    assert (changed.category, changed.visibility) == (shelf, "public")
    assert Change.objects.last().verb == "changed"


def test_a_new_wording_of_a_published_article_waits(eva):
    article = change(make_article("Old"), eva, title="New")

    assert (article.status, article.waits, str(article)) == ("published", True, "Old")


def test_the_later_of_two_savers_is_refused_and_shown_what_is_there(eva, adam):
    article = make_article("One")
    change(article, adam, version=article.version, title="Adam's")

    with pytest.raises(Stale) as refused:
        change(article, eva, version=article.version, title="Eva's")

    assert refused.value.current.newest.title == "Adam's"
    assert article.revisions.count() == 2


def test_any_version_will_do_when_none_is_named(eva, adam):
    article = make_article("One")
    change(article, adam, version=article.version, title="Adam's")

    assert change(article, eva, version=None, title="Eva's").newest.number == 3


def test_an_author_changes_a_draft_until_it_is_published(alice, eva):
    draft = make_article(by=alice, status="draft")
    assert change(draft, alice, title="Mine").newest.title == "Mine"

    published = make_article(by=alice)
    with pytest.raises(NotAllowed):
        change(published, alice, title="Mine")


def test_a_draft_that_was_published_once_is_no_longer_the_authors(alice, eva):
    from kb.services import publishing

    article = publishing.restore(make_article(by=alice, status="archived"), by=eva)

    assert article.status == "draft"
    with pytest.raises(NotAllowed):
        change(article, alice, title="Mine")


def test_agents_do_not_change_what_others_wrote(alice, eva):
    article = make_article("One")

    with pytest.raises(NotAllowed):
        change(article, alice, title="Alice's")
    assert article.revisions.count() == 1


def test_a_refused_change_leaves_nothing_half_written(eva):
    article = make_article("One", tags=["old"])

    with pytest.raises(Invalid):
        change(article, eva, tags=["new"], visibility="public", body="")

    article.refresh_from_db()
    assert (article.visibility, str(article.tags.get())) == ("internal", "old")


def test_what_was_removed_meanwhile_is_a_conflict(alice):
    article = make_article(by=alice, status="draft")
    articles.delete_article(article, by=alice, version=None)

    article.pk = article.pk or 1
    with pytest.raises(Conflict):
        change(article, alice, title="x")


def test_a_revision_is_never_changed(eva):
    revision = make_article().newest
    revision.title = "Other"

    with pytest.raises(TypeError):
        revision.save()
    assert Revision.objects.get().title != "Other"


def test_the_language_of_an_import_cannot_become_one_that_is_there(eva):
    make_article(source="s", external_id="1", language="da")
    article = make_article(source="s", external_id="1", language="nb")

    with pytest.raises(Invalid):
        change(article, eva, language="da")


def test_reword_keeps_the_newest_as_the_start(eva):
    article = make_article("One", body="Body")
    reword(article, by=eva, title="Two")

    assert reword(article, by=eva, title="Three").newest.body == "Body"
