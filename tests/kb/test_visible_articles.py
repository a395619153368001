import pytest
from django.contrib.auth.models import AnonymousUser

from kb.models import Article, Category
from tests.kb.factories import make_article, make_category, reword, titles

pytestmark = pytest.mark.django_db

ALL = [
    "alice archived",
    "alice draft",
    "alice published",
    "alice review",
    "archived",
    "draft",
    "internal",
    "public",
    "public draft",
    "review",
]


@pytest.fixture
def articles(alice, eva):
    make_article("public", visibility="public")
    make_article("public draft", visibility="public", status="draft")
    make_article("internal")
    make_article("draft", status="draft")
    make_article("review", status="in_review")
    make_article("archived", status="archived", visibility="public")
    make_article("alice draft", status="draft", by=alice)
    make_article("alice review", status="in_review", by=alice)
    make_article("alice published", by=alice)
    make_article("alice archived", by=alice, status="archived")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (None, ["public"]),
        (
            "alice",
            ["alice draft", "alice published", "alice review", "internal", "public"],
        ),
        ("bob", ["alice published", "internal", "public"]),
        ("eva", ALL),
        ("adam", ALL),
    ],
)
def test_everybody_sees_exactly_their_articles(articles, bob, adam, request, who, expected):
    user = request.getfixturevalue(who) if who else AnonymousUser()

    assert titles(Article.objects.visible_to(user).for_listing()) == expected


def test_somebody_who_may_no_longer_sign_in_sees_what_visitors_see(articles, alice):
    alice.is_active = False

    assert titles(Article.objects.visible_to(alice)) == ["public"]


def test_readers_get_the_published_wording_while_a_newer_one_waits(eva):
    article = reword(make_article("Old"), by=eva, title="New")

    assert str(article) == "Old"
    assert article.newest.title == "New"
    assert titles(Article.objects.waiting()) == ["Old"]


@pytest.mark.parametrize(
    ("who", "found"), [(None, []), ("bob", []), ("alice", ["Old"]), ("eva", ["Old"])]
)
def test_a_waiting_wording_is_looked_into_for_those_who_may_read_it(
    request, alice, bob, eva, who, found
):
    reword(make_article("Old", by=alice, visibility="public"), by=eva, body="Køb et kuglepen")
    user = request.getfixturevalue(who) if who else AnonymousUser()

    assert titles(Article.objects.visible_to(user).saying("koeb", user)) == found


def test_visitors_see_the_categories_that_lead_to_a_public_article():
    shop = make_category("Shop")
    returns = make_category("Returns", parent=shop)
    fraud = make_category("Fraud")
    make_category("Empty")
    make_article(visibility="public", category=returns)
    make_article(category=fraud)
    make_article(category=fraud, visibility="public", status="draft")

    assert sorted(map(str, Category.objects.visible_to(AnonymousUser()))) == ["Returns", "Shop"]


def test_colleagues_see_all_categories(alice):
    make_category("Empty")

    assert list(map(str, Category.objects.visible_to(alice))) == ["Empty"]
