import pytest
from django.contrib.auth.models import AnonymousUser

from core.exceptions import Invalid
from kb.models import Article
from kb.services import articles, publishing
from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(eva):
    return make_article("Returns", language="en", visibility="public")


@pytest.fixture
def danish(english):
    return make_article("Retur", language="da", visibility="public", translation_of=english)


def read(article, user):
    return Article.objects.for_reading(user).get(pk=article.pk)


def test_language_versions_know_each_other(english, danish, eva):
    assert [other.pk for other in read(english, eva).others] == [danish.pk]
    assert [other.pk for other in read(danish, eva).others] == [english.pk]


def test_a_hidden_version_is_not_named(english, danish, eva):
    publishing.archive(danish, by=eva)

    assert read(english, AnonymousUser()).others == []


def test_a_group_has_one_article_a_language(english, danish):
    with pytest.raises(Invalid) as refused:
        make_article(language="da", translation_of=english)
    assert list(refused.value.errors) == ["translation_of"]


def test_a_version_cannot_turn_to_a_language_that_is_there(english, danish, eva):
    with pytest.raises(Invalid):
        articles.change_article(danish, by=eva, version=None, language="en")


def test_an_article_is_no_translation_of_itself(english, eva):
    with pytest.raises(Invalid):
        articles.change_article(english, by=eva, version=None, translation_of=english)


def test_a_major_change_makes_translations_outdated_until_they_are_saved(english, danish, eva):
    reword(english, by=eva)
    assert read(danish, eva).outdated is False

    reword(english, by=eva, major=True)
    assert (read(danish, eva).outdated, read(english, eva).outdated) == (True, False)

    articles.change_article(danish, by=eva, version=None, tags=["x"])
    assert read(danish, eva).outdated is True

    reword(danish, by=eva)
    assert read(danish, eva).outdated is False


def test_what_others_show_of_a_version_makes_them_a_new_version(english, danish, eva):
    before = read(english, eva).version

    articles.change_article(danish, by=eva, version=None, visibility="internal")

    assert read(english, eva).version == before + 1


def test_a_translation_can_leave(english, danish, eva):
    articles.change_article(danish, by=eva, version=None, translation_of=None)

    assert read(danish, eva).others == []
    assert read(english, eva).others == []


def test_removing_the_source_leaves_the_translation(alice, eva):
    source = make_article(by=alice, status="draft")
    danish = make_article(language="da", translation_of=source)

    articles.delete_article(source, by=alice, version=None)

    assert read(danish, eva).translated_from is None
