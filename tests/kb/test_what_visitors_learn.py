"""Of work that goes on behind a public article, a visitor learns nothing."""

import pytest

from kb.services import publishing
from tests.api import caller
from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


def read(article, user=None):
    return caller(user).get(f"/api/v1/articles/{article.pk}/")


def test_that_a_newer_wording_waits(eva, alice):
    article = make_article(visibility="public")
    reword(article, by=eva)

    visitors, agents = read(article), read(article, alice)

    assert visitors.json()["revision"] == visitors.json()["published_revision"] == 1
    assert agents.json()["revision"] == 2
    assert not visitors["ETag"].endswith('-p"')
    assert agents["ETag"].endswith('-p"')


@pytest.mark.parametrize(
    ("visibility", "published", "told"),
    [("internal", True, False), ("public", False, False), ("public", True, True)],
)
def test_that_a_translation_is_behind_what_cannot_be_read(eva, visibility, published, told):
    source = make_article(visibility=visibility, language="en")
    translation = make_article(visibility="public", language="da", translation_of=source)
    reword(source, by=eva, major=True)
    if published:
        publishing.publish(source, by=eva)

    assert read(translation).json()["outdated"] is told
    assert read(translation, eva).json()["outdated"] is True
