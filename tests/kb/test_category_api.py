import pytest

from kb.models import Category
from tests.kb.factories import make_article, make_category

pytestmark = pytest.mark.django_db

CATEGORIES = "/api/v1/categories/"


def test_an_editor_makes_changes_and_removes_one(api, eva):
    client = api(eva)

    made = client.post(CATEGORIES, {"name": "Køb", "language": "da"})
    assert made.status_code == 201
    shelf = made.json()
    assert shelf == {
        "id": shelf["id"],
        "name": "Køb",
        "slug": "koeb",
        "parent": None,
        "language": "da",
        "position": 0,
    }
    at = f"{CATEGORIES}{shelf['id']}/"
    assert made["ETag"] == f'"category-{shelf["id"]}-1"'
    changed = client.patch(at, {**shelf, "name": "Salg"}, headers={"If-Match": made["ETag"]})
    assert (changed.status_code, changed.json()["name"]) == (200, "Salg")
    stale = client.patch(at, {"name": "x"}, headers={"If-Match": made["ETag"]})
    assert (stale.status_code, stale.json()["current"]["name"]) == (412, "Salg")
    assert client.delete(at).status_code == 204
    assert not Category.objects.exists()


def test_one_in_use_says_by_what(api, eva):
    shelf = make_category()
    article = make_article("On it", category=shelf)

    answer = api(eva).delete(f"{CATEGORIES}{shelf.pk}/")

    assert (answer.status_code, answer.json()["code"]) == (409, "in_use")
    assert answer.json()["used_by"] == [{"type": "article", "id": article.pk, "title": "On it"}]


@pytest.mark.parametrize(
    ("sent", "pointer", "code"),
    [
        ({}, "/name", "required"),
        ({"name": " "}, "/name", "blank"),
        ({"name": "Taken", "language": "en"}, "/name", "taken"),
        ({"name": "x", "parent": 999}, "/parent", "does_not_exist"),
        ({"name": "x", "position": -1}, "/position", "min_value"),
        ({"name": "x", "colour": "red"}, "/colour", "unknown_field"),
    ],
)
def test_what_cannot_be_taken_is_pointed_at(api, eva, sent, pointer, code):
    make_category("Taken")

    answer = api(eva).post(CATEGORIES, sent)

    assert answer.status_code == 400
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [(pointer, code)]


def test_agents_read_and_visitors_read_what_leads_somewhere(api, alice):
    public, hidden = make_category("Public"), make_category("Hidden")
    make_article(category=public, visibility="public")

    def names(client):
        return [row["name"] for row in client.get(CATEGORIES).json()["results"]]

    assert names(api(alice)) == ["Hidden", "Public"]
    assert names(api()) == ["Public"]
    assert api().get(f"{CATEGORIES}{hidden.pk}/").status_code == 404
    assert api(alice).post(CATEGORIES, {"name": "x"}).status_code == 403
    assert api().post(CATEGORIES, {"name": "x"}).status_code == 401


def test_they_are_narrowed_by_language_parent_and_words(api, alice):
    danish = make_category("Køb", language="da")
    make_category("Inside", parent=danish, language="da")
    client = api(alice)

    for asked, found in [
        ("language=da", ["Inside", "Køb"]),
        (f"parent={danish.pk}", ["Inside"]),
        ("q=koeb", ["Køb"]),
        ("name=KØB&name=none", ["Køb"]),
        (f"id={danish.pk}&slug=koeb", ["Køb"]),
        ("ordering=-name", ["Køb", "Inside"]),
    ]:
        rows = client.get(f"{CATEGORIES}?{asked}").json()["results"]
        assert [row["name"] for row in rows] == found, asked
