import pytest

from core.exceptions import Conflict, Invalid
from kb.models import Article
from kb.services.feedback import give_feedback
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db


def test_votes_are_counted_and_change_no_version(eva):
    article = make_article()
    for helpful in (True, True, False):
        give_feedback(article, helpful=helpful, comment=" ok ")

    read = Article.objects.for_reading(eva).get()
    assert (read.helpful, read.not_helpful, read.version) == (2, 1, article.version)
    assert read.feedback.first().comment == "ok"


def test_an_unpublished_article_is_not_voted_on(eva):
    with pytest.raises(Conflict):
        give_feedback(make_article(status="draft"), helpful=True)


def test_a_comment_has_an_end(eva):
    with pytest.raises(Invalid):
        give_feedback(make_article(), helpful=True, comment="x" * 2_001)
