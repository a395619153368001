import pytest

from core.exceptions import InUse, Invalid, NotAllowed, Stale
from core.models import Change
from kb.models import Category
from kb.services import categories
from tests.kb.factories import make_article, make_category

pytestmark = pytest.mark.django_db


def test_an_editor_puts_up_a_shelf(eva):
    shelf = categories.create_category(by=eva, name=" Køb ", language="da_DK")

    assert (shelf.name, shelf.slug, shelf.language, shelf.version) == ("Køb", "koeb", "da", 1)
    assert Change.objects.get().type == "category"


def test_a_shelf_takes_its_parents_language(eva):
    parent = make_category(language="sv")

    assert categories.create_category(by=eva, name="x", parent=parent).language == "sv"


@pytest.mark.parametrize("place", ["top", "inside"])
def test_a_name_stands_once_in_its_place_and_language(eva, place):
    parent = make_category() if place == "inside" else None
    make_category("Køb", parent=parent, language="da")
    make_category("Køb", parent=parent, language="nb")

    with pytest.raises(Invalid) as refused:
        make_category("KØB", parent=parent, language="da")
    assert refused.value.errors["name"][0][0] == "taken"


def test_no_shelf_stands_inside_itself(eva):
    outer = make_category()
    inner = make_category(parent=outer)

    with pytest.raises(Invalid) as refused:
        categories.change_category(outer, by=eva, parent=inner)
    assert list(refused.value.errors) == ["parent"]


def test_the_slug_stays_when_the_name_changes(eva):
    shelf = make_category("Old")

    changed = categories.change_category(shelf, by=eva, version=1, name="New")

    assert (changed.name, changed.slug, changed.version) == ("New", "old", 2)


def test_a_stale_change_is_refused(eva):
    shelf = make_category("Old")

    with pytest.raises(Stale):
        categories.change_category(shelf, by=eva, version=7, name="New")


def test_a_shelf_in_use_stays(eva):
    shelf = make_category()
    inner = make_category(parent=shelf)
    article = make_article("Archived", status="archived", category=shelf)

    with pytest.raises(InUse) as refused:
        categories.delete_category(shelf, by=eva)

    assert refused.value.by == [
        {"type": "category", "id": inner.pk, "title": inner.name},
        {"type": "article", "id": article.pk, "title": "Archived"},
    ]


def test_an_empty_shelf_goes(eva):
    categories.delete_category(make_category(), by=eva, version=1)

    assert not Category.objects.exists()


def test_agents_do_not_change_shelves(alice):
    shelf = make_category()

    with pytest.raises(NotAllowed):
        categories.create_category(by=alice, name="x")
    with pytest.raises(NotAllowed):
        categories.change_category(shelf, by=alice, name="x")
    with pytest.raises(NotAllowed):
        categories.delete_category(shelf, by=alice)
