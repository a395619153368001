"""Many editors, the same articles, one moment: every change is there in the end.

`python -m benchmarks saving` does it with fifty editors and twenty articles and measures it.
"""

import pytest

from accounts.services.tokens import issue_token
from benchmarks.saving import body_for, line, save_at_once
from kb.models import Article
from tests.factories import make_user
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS, ARTICLES = 10, 4


def test_editors_saving_the_same_articles_at_once_lose_nothing(live_server, settings):
    settings.RATE_LIMIT = 0
    ids = [
        make_article(f"Article {number}", body=body_for(EDITORS)).pk for number in range(ARTICLES)
    ]
    scopes = ["articles:read", "articles:write"]
    tokens = [
        issue_token(user=make_user(f"editor{number}", role="editor"), name="x", scopes=scopes)[1]
        for number in range(EDITORS)
    ]

    saved = save_at_once(live_server.url, tokens, ids)

    assert set(saved.statuses) <= {200, 412}
    whole = "\n\n".join(line(number, "was here") for number in range(EDITORS))
    for article in Article.objects.filter(pk__in=ids):
        assert article.newest.body == whole
        assert article.version == EDITORS + 2  # written, published, and a save for each
        assert [each.number for each in article.revisions.all()] == [*range(EDITORS + 1, 0, -1)]
    assert len(saved.saves) == EDITORS * ARTICLES
