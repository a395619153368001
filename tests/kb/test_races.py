from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from core.exceptions import Stale
from core.models import Change
from kb.models import Article, PublishPlan, TranslationGroup
from kb.services import articles, plans, publishing
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*steps):
    """Run every step in a thread of its own; what each answered or raised of ours."""
    barrier, answers = Barrier(len(steps)), [None] * len(steps)

    def run(place, step):
        barrier.wait()
        try:
            answers[place] = step()
        except Stale as stale:
            answers[place] = stale
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


def test_of_two_who_save_the_same_version_one_is_refused(eva, adam):
    article = make_article("One")

    def save(by):
        return lambda: articles.change_article(
            article, by=by, version=article.version, title=f"By {by.username}"
        )

    answers = at_once(save(eva), save(adam))

    assert sorted(type(answer).__name__ for answer in answers) == ["Article", "Stale"]
    assert list(article.revisions.values_list("number", flat=True)) == [2, 1]
    [refused] = [answer for answer in answers if isinstance(answer, Stale)]
    assert refused.current.newest.number == 2


def test_two_who_write_the_same_title_get_slugs_of_their_own(eva, adam):
    def write(by):
        return lambda: articles.create_article(by=by, title="Same", body="x", language="en")

    assert all(isinstance(answer, Article) for answer in at_once(write(eva), write(adam)))
    assert sorted(Article.objects.values_list("slug", flat=True)) == ["same", "same-2"]


def test_a_change_and_a_publication_at_once_lose_nothing(eva, adam):
    article = make_article("One", status="draft")

    at_once(
        lambda: articles.change_article(article, by=eva, version=None, title="Two"),
        lambda: publishing.publish(article, by=adam),
    )

    article.refresh_from_db()
    assert (article.status, article.newest.title, article.version) == ("published", "Two", 3)


def test_two_readers_who_notice_at_once_publish_once(eva):
    article = make_article("One", status="draft")
    publishing.publish(article, by=eva, at=timezone.now() + timedelta(hours=1))
    PublishPlan.objects.update(at=timezone.now())

    answers = at_once(plans.publish_due, plans.publish_due)

    assert "1 published" in answers
    assert set(answers) <= {"1 published", ""}
    article.refresh_from_db()
    assert (article.status, article.version) == ("published", 3)
    assert Change.objects.filter(type="article", verb="published").count() == 1


def test_two_translations_at_once_share_one_group(eva, adam):
    source = make_article(language="en")

    def translate(by, language):
        return lambda: articles.create_article(
            by=by, title="x", body="x", language=language, translation_of=source
        )

    at_once(translate(eva, "da"), translate(adam, "nb"))

    assert TranslationGroup.objects.get().articles.count() == 3
