import json

import pytest
from django.core.management import CommandError, call_command

from core.models import Change, Tag
from kb.models import Article, Category, Revision
from kb.services import articles, publishing
from search.models import SearchDocument
from tests.kb.factories import make_article, make_category

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path, capsys):
    """Import rows (or raw text) from a file and answer what the command said."""

    def imported(*rows, name="old.jsonl", **options):
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        call_command("import_content", str(path), type="article", **options)
        return capsys.readouterr().out

    return imported


def refused(load, *rows, **options):
    with pytest.raises(CommandError) as error:
        load(*rows, **options)
    assert not Article.objects.exists()
    return str(error.value).splitlines()


def row(number=1, **fields):
    return {"id": f"a{number}", "lang": "da", "title": f"Title {number}", "body": "Body", **fields}


def counts(said):
    lines = [line.split() for line in said.splitlines()]
    return {line[0]: int(line[1]) for line in lines if len(line) > 1 and line[1].isdigit()}


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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON: "),
        ("[1]", "line 2: one JSON object a line is expected, not a list."),
        ('"x"', "line 2: one JSON object a line is expected, not text."),
        ('{"id": NaN}', "line 2: not JSON that can be read."),
        ("[" * 100_000, "line 2: not JSON that can be read."),
        (row(2, title=""), "line 2: title is missing."),
        (row(2, title=None), "line 2: title is missing."),
        (row(2, body=" "), "line 2: body is missing."),
        (row(2, body=["x"]), "line 2: body: text is expected, not a list."),
        (row(2, body="x" * 1_000_001), "line 2: body: 1,000,001 characters, at most 1,000,000"),
        (row(2, title="x" * 301), "line 2: title: 301 characters, at most 300 are taken."),
        (row(2, lang="xx"), "line 2: language: “xx” is not a language here."),
        (row(2, lang=7), "line 2: language: "),
        (row(2, keywords="x" * 61), "line 2: tags: “xxxxxxxxxxxxxxxxxxxx…” is longer than 60"),
        (row(2, keywords={"a": 1}), "line 2: tags: words are expected, not an object."),
        (row(2, category="x" * 121), "line 2: category: 121 characters, at most 120 are taken."),
        (row(2, visibility="all"), "line 2: visibility: “all” is none of "),
        (row(2, status="open"), "line 2: status: “open” is none of "),
        (row(2, review_due="soon"), "line 2: review_due: “soon” is no date."),
        (row(1), "line 2: id “a1” stands in line 1 already, in this language."),
        (row(2, body="a\0b"), "line 2: holds a NUL or half a character"),
        ('{"id":"2","title":"T","body":"\\ud800"}', "line 2: holds a NUL or half a character"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(load, line, said):
    told = refused(load, row(1), line)

    assert len(told) == 2
    assert told[0].startswith(said)
    assert told[1] == "Nothing was written: 1 bad line."


def test_the_longest_body_fits(load):
    load(row(1, body="x" * 1_000_000))

    assert len(Article.objects.get().wording.body) == 1_000_000


def test_fifty_bad_lines_are_shown_and_the_rest_counted(load):
    told = refused(load, *["{"] * 60)

    assert told[0].startswith("line 1: ")
    assert told[49].startswith("line 50: ")
    assert told[50:] == ["… and 10 more lines.", "Nothing was written: 60 bad lines."]


def test_empty_lines_and_a_mark_of_the_encoding_are_no_error(load):
    load("\ufeff" + json.dumps(row(1)), "", "   ", row(2), "")

    assert Article.objects.count() == 2


def test_an_empty_file_creates_nothing(load):
    assert counts(load(""))["created"] == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "There is no file"),
        ("a folder", "cannot be read"),
        ("Køb".encode("latin-1"), "line 1: not UTF-8 (byte 2 of the line)."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, db, written, said):
    path = tmp_path / "file"
    if written == "a folder":
        path.mkdir()
    elif written:
        path.write_bytes(written)

    with pytest.raises(CommandError) as error:
        call_command("import_content", str(path), type="article")
    assert said in str(error.value)


def test_an_unknown_language_as_option_is_refused(load):
    with pytest.raises(CommandError, match="is not a language here"):
        load(row(1), language="klingon")


def test_replies_come_in_by_the_same_door(tmp_path, db, capsys):
    path = tmp_path / "replies.jsonl"
    path.write_text(json.dumps({"id": "hello", "lang": "en", "label": "hello", "text": "Hi"}))

    call_command("import_content", str(path), type="reply")

    assert counts(capsys.readouterr().out)["created"] == 1
