import json

import pytest
from django.test import RequestFactory
from rest_framework.request import Request

from core.api.problems import exception_handler
from core.exceptions import Stale
from kb.api.views import ArticleViewSet
from kb.models import Article
from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


def at(article, rest=""):
    return f"/api/v1/articles/{article.pk}/{rest}"


def test_whoever_loses_the_race_is_shown_what_won(api, eva):
    article = make_article("First")
    view = ArticleViewSet(action="partial_update", kwargs={}, format_kwarg=None)
    view.request = Request(RequestFactory().patch(at(article)))
    view.request.user = eva

    # As the service says it: somebody saved between the look at If-Match and the lock.
    answer = exception_handler(Stale(Article.objects.get(pk=article.pk)), {"view": view})

    current = json.loads(answer.content)["current"]
    assert (answer.status_code, current["title"], current["outdated"]) == (412, "First", False)
    assert answer["ETag"] == f'"article-{article.pk}-{article.version}"'


def test_a_verb_heeds_if_match(api, eva):
    article = reword(make_article(), by=eva, body="Newer")
    client = api(eva)
    waiting = client.get(at(article))["ETag"]
    newest = client.get(at(article, "?revision=newest"))["ETag"]

    stale = client.post(at(article, "publish/"), {}, HTTP_IF_MATCH=waiting)

    assert (stale.status_code, stale.json()["current"]["body"]) == (412, "Newer")
    published = client.post(at(article, "publish/"), {}, HTTP_IF_MATCH=newest)
    assert published.status_code == 200
