"""Languages of an article: how each stands to its source, and bringing one in line."""

import pytest

from kb.models import Article
from kb.services import articles
from tests.kb.answers import at
from tests.kb.factories import make_article, reword
from tests.kb.test_writing_pages import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(eva):
    return make_article("Retur", language="da", body="Send varen.")


@pytest.fixture
def translation(source, eva):
    return make_article("Return", language="en", translation_of=source)


@pytest.fixture
def editor(client, eva):
    client.force_login(eva)
    return client


def standings(page):
    return {each.code: str(each.standing) for each in page.context["versions"]}


@pytest.mark.parametrize(
    ("change", "standing", "said"),
    [
        (None, "up_to_date", "Up to date"),
        ({"major": False}, "minor", "Small change behind"),
        ({"major": True}, "major", "Outdated"),
    ],
)
def test_the_page_says_how_each_language_stands(
    editor, eva, source, translation, change, standing, said
):
    if change is not None:
        reword(source, by=eva, title="Returnering", **change)

    page = editor.get(f"/articles/{source.pk}/")

    assert standings(page) == {
        **{code: "missing" for code in ("nb", "nn", "sv")},
        "da": "original",
        "en": standing,
    }
    assert said in page.text
    address = f"/articles/new/?translation_of={source.pk}&amp;language=nb"
    assert address in page.text


def test_a_change_of_the_source_is_shown_to_its_translator(editor, eva, source, translation):
    reword(source, by=eva, title="Retur", body="Send varen i dens æske.", major=True)

    page = editor.get(f"/articles/{translation.pk}/").text
    assert "<ins> i dens æske</ins>" in page
    form = editor.get(f"/articles/{translation.pk}/edit/")
    assert "<ins> i dens æske</ins>" in form.text
    assert '"source":2' in form.context["form"]["began"].value()


def test_nothing_to_change_brings_it_in_line_with_what_was_seen(editor, eva, source, translation):
    reword(source, by=eva, title="Two", major=True)
    reword(source, by=eva, title="Three", major=True)
    address = f"/articles/{translation.pk}/"

    editor.post(f"{address}in-line/", {"revision": "2"})
    assert standings(editor.get(address))["en"] == "major"
    editor.post(f"{address}in-line/", {"revision": "3"})

    assert standings(editor.get(address))["en"] == "up_to_date"
    assert translation.revisions.count() == 1


def test_an_outdated_translation_is_work_until_somebody_has_looked(
    editor, eva, source, translation
):
    reword(source, by=eva, title="Two", major=False)
    assert "Nothing to change here" not in editor.get("/todo/").text
    reword(source, by=eva, title="Three", major=True)
    page = editor.get("/todo/").text
    assert "The text this is a translation of has changed" in page

    editor.post(f"/articles/{translation.pk}/in-line/", {"next": "/todo/"})

    assert "Nothing to change here" not in editor.get("/todo/").text


def test_a_saved_translation_follows_the_source_that_stood_beside_it(
    editor, eva, source, translation
):
    form = editor.get(f"/articles/{translation.pk}/edit/").context["form"]
    began = {name: str(form[name].value()) for name in ("version", "began")}
    reword(source, by=eva, title="Two", major=True)
    # The version of a translation counts with what it shows of its source.
    began["version"] = str(Article.objects.get(pk=translation.pk).version)

    sent = typed(title="Return it", body="Send it.", language="en", **began)
    assert editor.post(f"/articles/{translation.pk}/edit/", sent).status_code == 302

    assert standings(editor.get(f"/articles/{translation.pk}/"))["en"] == "major"


def test_a_new_translation_begins_beside_its_source(editor, source):
    page = editor.get(f"/articles/new/?translation_of={source.pk}&language=nb")

    assert page.context["form"]["language"].value() == "nb"
    assert page.text.count("Send varen.") == 2


def test_the_api_says_what_a_translation_follows(api, eva, bob, source, translation):
    reword(source, by=eva, title="Two", major=True)
    editor = api(eva)

    row = editor.get(at(translation)).json()
    assert row["follows"] == {"article": source.pk, "revision": 1, "newest": 2}
    assert row["outdated"] is True
    answer = editor.post(at(translation, "in-line/"), {}).json()
    assert (answer["follows"]["revision"], answer["outdated"]) == (2, False)
    assert answer["version"] == row["version"] + 1
    again = editor.post(at(translation, "in-line/"), {"revision": 1}).json()
    assert (again["follows"]["revision"], again["version"]) == (2, answer["version"])
    assert editor.post(at(source, "in-line/"), {}).status_code == 409
    assert api().get(at(source)).status_code == 404


def test_the_list_shows_what_waits(api, eva, source, translation):
    reword(source, by=eva, title="Two", major=True)
    due = articles.change_article(
        make_article("Due"), by=eva, version=None, review_due="2020-01-01"
    )
    editor = api(eva)

    def listed(state):
        answer = editor.get(f"/api/v1/articles/?state={state}").json()
        return [row["id"] for row in answer["results"]]

    assert listed("outdated") == [translation.pk]
    assert listed("waiting") == [source.pk]
    assert listed("overdue") == [due.pk]
    editor.post(at(source, "publish/"), {"at": "2030-01-01T00:00:00Z"})
    assert listed("planned") == [source.pk]
    assert api().get("/api/v1/articles/?state=planned").json()["count"] == 0
