import pytest

from kb.models import Article
from kb.services import articles
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def editor(client, eva):
    client.force_login(eva)
    return client


def typed(**fields):
    return {
        "title": "Title",
        "summary": "",
        "body": "Body",
        "language": "da",
        "category": "",
        "visibility": "internal",
        "tags": "",
        "review_due": "",
        "change_note": "",
        **fields,
    }


def test_a_new_article_is_saved_with_all_that_was_typed(writer, alice, eva):
    shelf = make_category()
    sent = typed(
        title="Køb",
        summary="Kort",
        body="Linje 1\r\n\r\n  Linje 2\r\n",
        category=str(shelf.pk),
        visibility="public",
        tags="retur, Salg ,",
        review_due="2027-01-31",
        change_note="first",
    )

    answer = writer.post("/articles/new/", sent)

    article = Article.objects.get()
    assert answer["Location"] == f"/articles/{article.pk}/"
    assert article.newest.body == "Linje 1\n\n  Linje 2\n"
    assert (article.owner, article.status, article.category) == (alice, "draft", shelf)
    assert sorted(map(str, article.tags.all())) == ["Salg", "retur"]
    assert (str(article.review_due), article.newest.change_note) == ("2027-01-31", "first")


def test_the_browser_is_told_which_form_it_may_forget(writer):
    page = writer.post("/articles/new/", typed(), follow=True)

    assert 'data-saved="article-new"' in page.text


def test_saving_can_do_the_next_step(editor):
    editor.post("/articles/new/", typed(then="publish"))
    editor.post("/articles/new/", typed(then="submit"))

    assert sorted(Article.objects.values_list("status", flat=True)) == ["in_review", "published"]


def test_what_an_agent_may_not_is_said_and_the_rest_is_saved(writer):
    page = writer.post("/articles/new/", typed(then="publish"), follow=True)

    assert "Saved, but not more than that" in page.text
    assert Article.objects.get().status == "draft"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"body": " "},
        {"language": "xx"},
        {"category": "999"},
        {"review_due": "soon"},
        {"tags": "x" * 61},
        {"title": "x" * 301},
    ],
)
def test_a_refused_form_keeps_what_was_typed(writer, wrong):
    page = writer.post("/articles/new/", typed(summary="Kept summary", **wrong))

    assert page.status_code == 400
    assert "Kept summary" in page.text
    assert "data-keep-refused" in page.text
    assert not Article.objects.exists()


def test_three_saves_are_three_revisions(editor, eva):
    article = make_article("One", status="draft", language="da")
    for number, title in enumerate(["Two", "Three"], start=1):
        sent = typed(title=title, version=str(number), change_note=title)
        editor.post(f"/articles/{article.pk}/edit/", sent)

    assert [(r.number, r.title) for r in article.revisions.all()] == [
        (3, "Three"),
        (2, "Two"),
        (1, "One"),
    ]


def test_the_form_starts_with_the_newest_wording(editor, eva):
    article = reword(make_article("Old", tags=["a", "b"]), by=eva, title="New")

    form = editor.get(f"/articles/{article.pk}/edit/").context["form"]

    assert (form["title"].value(), form["tags"].value()) == ("New", "a, b")
    assert form["version"].value() == article.version


def test_a_browsers_line_breaks_alone_are_no_change(editor):
    article = make_article("One", body="a\nb\r\nc", status="draft", language="da")
    sent = typed(title="One", body="a\r\nb\r\nc", version="1")

    editor.post(f"/articles/{article.pk}/edit/", sent)

    assert article.revisions.get().body == "a\nb\r\nc"


def test_a_stale_save_is_refused_and_shows_both_wordings(editor, adam):
    article = make_article("One", body="first line\nsame", status="draft", language="da")
    articles.change_article(article, by=adam, version=1, body="adam wrote this\nsame")
    sent = typed(title="One", body="eva wrote that\nsame", version="1")

    page = editor.post(f"/articles/{article.pk}/edit/", sent)

    assert page.status_code == 409
    assert "adam wrote this" in page.text
    assert page.context["form"]["body"].value() == "eva wrote that\nsame"
    assert article.revisions.count() == 2
    assert "<del>adam</del>" in page.text

    version = page.context["form"]["version"].value()
    again = editor.post(f"/articles/{article.pk}/edit/", sent | {"version": version})
    assert again.status_code == 302
    assert article.revisions.first().body == "eva wrote that\nsame"


def test_a_form_without_a_version_is_stale(editor):
    article = make_article("One", status="draft")

    assert editor.post(f"/articles/{article.pk}/edit/", typed()).status_code == 409


def test_agents_do_not_edit_what_is_not_theirs(writer, alice, eva):
    article = make_article("One")

    assert writer.get(f"/articles/{article.pk}/edit/").status_code == 403
    page = writer.post(f"/articles/{article.pk}/edit/", typed(version="2", body="Kept text"))
    assert (page.status_code, "Kept text" in page.text) == (403, True)
    assert article.revisions.count() == 1


def test_a_translation_starts_with_its_source(writer, alice):
    source = make_article("Retur", language="da", tags=["x"])
    address = f"/articles/new/?translation_of={source.pk}"

    assert writer.get(address).context["form"]["title"].value() == "Retur"
    writer.post(address, typed(title="Return", language="en"))

    made = Article.objects.get(language="en")
    assert made.translation_group == Article.objects.get(language="da").translation_group
    again = writer.post(address, typed(title="Return", language="en"))
    assert "There is a version in this language already." in again.text


def test_a_hidden_source_is_not_there(writer):
    source = make_article(status="draft")

    assert writer.get(f"/articles/new/?translation_of={source.pk}").status_code == 404


def test_the_preview_is_what_readers_will_see(writer):
    answer = writer.post("/articles/preview/", {"body": "**x** <script>"})

    assert answer.text == "<p><strong>x</strong> &lt;script&gt;</p>"
    assert writer.get("/articles/preview/").status_code == 405


def test_text_fields_carry_the_language_of_the_text(editor):
    article = make_article(status="draft", language="nb")

    text = editor.get(f"/articles/{article.pk}/edit/").text

    assert text.count('lang="nb"') >= 4


def began(page):
    """What a browser sends back of the form it was given."""
    form = page.context["form"]
    return {name: str(form[name].value()) for name in ("version", "began", "tags", "visibility")}


def test_a_stale_save_puts_both_changes_together(editor, adam):
    text = "# Retur\n\nSend it within 14 days.\n\nIn its box.\n\nCall us."
    article = make_article("Retur", body=text, status="draft", language="da", tags=["a"])
    opened = began(editor.get(f"/articles/{article.pk}/edit/"))
    articles.change_article(
        article, by=adam, version=1, body=text.replace("14", "30"), tags=["a", "b"]
    )
    mine = typed(title="Returnering", body=text.replace("Call", "Write to"), **opened)

    page = editor.post(f"/articles/{article.pk}/edit/", mine)

    assert page.status_code == 409
    assert page.context["stale"].conflicts == 0
    assert "ready to be saved" in page.text
    form = page.context["form"]
    assert (form["title"].value(), form["tags"].value()) == ("Returnering", "a, b")
    assert form["body"].value() == text.replace("14", "30").replace("Call", "Write to")
    sent = {**mine, **began(page), "body": form["body"].value(), "title": "Returnering"}
    assert editor.post(f"/articles/{article.pk}/edit/", sent).status_code == 302
    newest = article.revisions.first()
    assert (newest.number, newest.body) == (3, form["body"].value())
    assert sorted(map(str, article.tags.all())) == ["a", "b"]


def test_where_both_changed_the_same_line_both_stand(editor, adam):
    text = "First.\n\nSend it within 14 days.\n\nLast."
    article = make_article("One", body=text, status="draft", language="da")
    opened = began(editor.get(f"/articles/{article.pk}/edit/"))
    articles.change_article(
        article, by=adam, version=1, title="By adam", body=text.replace("14", "30")
    )

    page = editor.post(
        f"/articles/{article.pk}/edit/",
        typed(title="By eva", body=text.replace("14", "60"), **opened),
    )

    assert page.context["stale"].conflicts == 2
    form = page.context["form"]
    assert form["title"].value() == "By eva"
    both = "First.\n\nSend it within 30 days.\nSend it within 60 days.\n\nLast."
    assert form["body"].value() == both
    assert page.text.count("Both changed this") == 2
    assert "<del>14</del><ins>30</ins>" in page.text
    assert "<del>14</del><ins>60</ins>" in page.text


@pytest.mark.parametrize("nonsense", ["", "x", "[]", '{"revision": "1", "facts": 3}'])
def test_a_beginning_that_says_nothing_loses_nothing(editor, adam, nonsense):
    article = make_article("One", body="first", status="draft", language="da")
    articles.change_article(article, by=adam, version=1, body="theirs")

    page = editor.post(
        f"/articles/{article.pk}/edit/", typed(title="One", body="mine", began=nonsense)
    )

    assert page.context["form"]["body"].value() == "mine"
    assert "theirs" in page.text


def test_the_preview_says_what_some_readers_cannot_read(writer):
    good = "## One\n\n### Two\n\n![Label](/a.png) `![](/code.png)`\n\n## Three"
    bad = "## One\n\n#### Two\n\n![](/a.png)"

    assert "notice" not in writer.post("/articles/preview/", {"body": good}).text
    told = writer.post("/articles/preview/", {"body": bad}).text
    assert ("/a.png</code> has no words" in told, "“Two” skips a level" in told) == (True, True)
