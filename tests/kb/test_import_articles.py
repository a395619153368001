import json

import pytest
from django.core.management import call_command

from core.models import Change, Tag
from kb.models import Article, Category, Revision
from kb.services import articles, publishing
from search.models import SearchDocument
from tests.kb.factories import make_article, make_category
from tests.kb.importing import counts, load, row

pytestmark = pytest.mark.django_db

__all__ = ["load"]  # a fixture: pytest finds it by its name here


def test_the_names_of_other_tools_are_understood(load):
    load(
        {
            "id": "net/wifi",
            "lang": "nb-NO",
            "title": "Wi-fi",
            "description": "Kort",
            "keywords": "net, null, trådløst ,",
            "text": "Slå  på\r\n{{wifi}}",
            "category": "Nett",
        }
    )

    article = Article.objects.get()
    wording = article.published_revision
    assert (article.source, article.external_id, article.language) == (
        "old.jsonl",
        "net/wifi",
        "nb",
    )
    assert (wording.title, wording.summary, wording.body) == (
        "Wi-fi",
        "Kort",
        "Slå  på\r\n{{wifi}}",
    )
    assert (wording.number, wording.author, wording.folded_title) == (1, None, "wi-fi")
    assert sorted(map(str, article.tags.all())) == ["net", "trådløst"]
    assert (article.category.name, article.category.language) == ("Nett", "nb")
    assert (article.status, article.visibility, article.owner) == ("published", "internal", None)
    assert article.slug == "wi-fi"


def test_our_own_names_win_and_say_more(load):
    load(
        {
            **row(),
            "external_id": "own",
            "language": "sv",
            "summary": "own",
            "tags": ["a", "b"],
            "visibility": "public",
            "review_due": "2027-01-31",
            "status": "draft",
        }
    )

    article = Article.objects.get()
    assert (article.external_id, article.language, article.status) == ("own", "sv", "draft")
    assert (article.visibility, str(article.review_due)) == ("public", "2027-01-31")
    assert article.published_revision is None


def test_options_fill_in_what_rows_do_not_say(load, settings):
    settings.DEFAULT_CONTENT_LANGUAGE = "sv"
    plain = {"id": "1", "title": "T", "body": "B"}

    load(plain)
    load(plain, language="NO", source="kb", status="in_review")

    found = Article.objects.order_by("pk").values_list("source", "language", "status")
    assert list(found) == [("old.jsonl", "sv", "published"), ("kb", "nb", "in_review")]


def test_a_label_is_a_title_where_there_is_none_and_a_title_an_id(load):
    load({"label": "greeting", "text": "Hej"}, {"title": "Køb nu", "text": "B", "id": 7})

    found = Article.objects.order_by("pk").values_list("external_id", "newest_revision__title")
    assert list(found) == [("greeting", "greeting"), ("7", "Køb nu")]


def test_it_says_what_it_did(load):
    said = load(row(1, path="x", n=1), row(2, path="y"), {"kind": "query", "query": "?"})

    assert counts(said) == {"created": 2, "updated": 0, "unchanged": 0, "skipped": 1}
    assert said.splitlines()[-1] == "ignored fields: n (1), path (2)"


def test_running_again_changes_nothing(load):
    rows = [row(1, keywords="x", category="C", description="S"), row(2), row(2, lang="nb")]
    load(*rows)
    before = list(Article.objects.order_by("pk").values_list("pk", "version", "updated_at"))
    Change.objects.all().delete()

    said = load(*rows)

    assert counts(said) == {"created": 0, "updated": 0, "unchanged": 3, "skipped": 0}
    assert before == list(Article.objects.order_by("pk").values_list("pk", "version", "updated_at"))
    assert Revision.objects.count() == 3
    assert not Change.objects.exists()


def test_running_again_updates_what_differs(load):
    load(row(1), row(2), row(3))

    said = load(row(1, body="New"), row(2, category="C", keywords="x"), row(3))

    assert counts(said) == {"created": 0, "updated": 2, "unchanged": 1, "skipped": 0}
    first, second, third = Article.objects.order_by("pk")
    assert (first.version, first.newest.number, first.wording.body) == (2, 2, "New")
    assert (second.version, second.newest.number, second.category.name) == (2, 1, "C")
    assert (third.version, third.newest.number) == (1, 1)
    assert list(map(str, second.tags.all())) == ["x"]


def test_what_was_written_here_since_stays_until_the_file_says_something_new(load, eva):
    load(row(1, description="S"))
    article = Article.objects.get()
    articles.change_article(article, by=eva, version=None, title="Ours", visibility="public")
    article = publishing.publish(article, by=eva)

    assert counts(load(row(1, description="S")))["unchanged"] == 1
    article.refresh_from_db()
    assert (str(article), article.visibility) == ("Ours", "public")

    assert counts(load(row(1, title="Theirs")))["updated"] == 1
    article.refresh_from_db()
    assert (str(article), article.newest.number, article.newest.summary) == ("Theirs", 3, "S")


def test_what_was_archived_here_stays_archived(load, eva):
    load(row(1))
    publishing.archive(Article.objects.get(), by=eva)

    load(row(1, body="New"))

    article = Article.objects.get()
    assert (article.status, article.newest.number) == ("archived", 2)


def test_drafts_of_an_earlier_run_are_published_by_a_later_one(load):
    load(row(1), status="draft")

    assert counts(load(row(1)))["updated"] == 1
    assert Article.objects.get().status == "published"


def test_an_article_that_came_over_the_api_is_known_again(load, eva):
    made = make_article("Title 1", body="Body", language="da", source="old.jsonl", external_id="a1")

    assert counts(load(row(1)))["unchanged"] == 1
    assert Article.objects.get() == made


def test_categories_that_are_there_are_used(load, eva):
    shelf = make_category("Køb", language="da")

    load(row(1, category="KØB"), row(2, category="Ny"), row(3, category="Ny"), row(4, category=""))

    found = Article.objects.order_by("pk").values_list("category__name", flat=True)
    assert list(found) == ["Køb", "Ny", "Ny", None]
    assert Category.objects.count() == 2
    assert shelf.articles.count() == 1


def test_slugs_stay_one_space(load, eva):
    make_article("Same")

    load(row(1, title="Same"), row(2, title="Same"), row(3, title="Search"))

    found = Article.objects.order_by("pk").values_list("slug", flat=True)
    assert list(found) == ["same", "same-2", "same-3", "search-2"]


def test_one_id_in_several_languages_is_one_text(load):
    load(row(1, lang="en"), row(1, lang="da"), row(2, lang="da"))
    load(row(1, lang="sv"))

    english, danish, alone, swedish = Article.objects.order_by("pk")
    assert english.translation_group == danish.translation_group == swedish.translation_group
    assert alone.translation_group is None
    assert danish.translated_from == english.newest_revision


def test_it_can_be_found_and_is_recorded_in_bulk(load):
    load(row(1), row(2, category="C"))

    assert SearchDocument.objects.filter(type="article").count() == 2
    recorded = Change.objects.order_by("type").values_list("type", "verb", "bulk").distinct()
    assert list(recorded) == [("article", "created", True), ("category", "created", True)]


def test_a_dry_run_counts_and_writes_nothing(load):
    said = load(row(1, keywords="x", category="C"), dry_run=True)

    assert counts(said)["created"] == 1
    assert said.startswith("Nothing was written")
    for model in (Article, Category, Tag, Change, SearchDocument):
        assert not model.objects.exists()


def test_replies_come_in_by_the_same_door(tmp_path, db, capsys):
    path = tmp_path / "replies.jsonl"
    path.write_text(json.dumps({"id": "hello", "lang": "en", "label": "hello", "text": "Hi"}))

    call_command("import_content", str(path), type="reply")

    assert counts(capsys.readouterr().out)["created"] == 1
