import pytest

from tests.kb.factories import make_article, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(alice, eva):
    first = make_article("One", by=alice, body="Send it back within 14 days.\n\nSame.")
    reword(first, by=eva, title="Two", body="Send it back within 30 days.\n\nSame.")
    return reword(first, by=eva, title="Two", summary="Short", change_note="added a summary")


@pytest.mark.parametrize(
    ("who", "status"), [("alice", 200), ("bob", 403), ("eva", 200), ("adam", 200)]
)
def test_history_is_for_editors_and_the_author(client, bob, adam, article, request, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"/articles/{article.pk}/history/").status_code == status
    compared = client.get(f"/articles/{article.pk}/difference/?from=1&to=2")
    assert compared.status_code == status


def test_history_lists_every_wording(client, eva, article):
    client.force_login(eva)

    page = client.get(f"/articles/{article.pk}/history/")

    assert [revision.number for revision in page.context["revisions"]] == [3, 2, 1]
    assert "added a summary" in page.text


def test_a_difference_shows_the_words(client, eva, article):
    client.force_login(eva)

    page = client.get(f"/articles/{article.pk}/difference/?from=1&to=3")

    assert [part.label for part in page.context["parts"]] == ["Title", "Summary", "Text"]
    before, after = page.text.index("<del>14</del> days"), page.text.index("<ins>30</ins> days")
    assert before < after
    assert "<ins>Short</ins>" in page.text


def test_what_is_the_same_is_folded_and_can_be_unfolded(client, eva):
    lines = "\n".join(f"line {number}" for number in range(20))
    article = make_article("One", body=f"{lines}\nold")
    reword(article, by=eva, title="One", body=f"{lines}\nnew")
    client.force_login(eva)

    text = client.get(f"/articles/{article.pk}/difference/?from=1&to=2").text

    folded = text[text.index("<details") : text.index("</details>")]
    assert "18 lines are the same" in folded
    assert folded.count(">line 3<") == 2
    assert ">line 19<" not in folded


def test_one_goes_from_change_to_change_and_back_to_an_earlier_wording(client, eva, article):
    client.force_login(eva)
    address = f"/articles/{article.pk}/difference/"

    text = client.get(f"{address}?from=1&to=2").text

    assert 'rel="next" href="?from=2&amp;to=3"' in text
    assert 'rel="prev"' not in text
    assert "Make revision 1 the newest" in text
    assert text.count('<option value="3"') == 2
    assert 'rel="prev" href="?from=1&amp;to=2"' in client.get(f"{address}?from=2&to=3").text


@pytest.mark.parametrize("asked", ["", "from=1", "from=1&to=9", "from=x&to=1", "from=1&to=²"])
def test_revisions_that_are_not_there_are_404(client, eva, article, asked):
    client.force_login(eva)

    assert client.get(f"/articles/{article.pk}/difference/?{asked}").status_code == 404


def test_an_earlier_wording_becomes_the_newest(client, eva, article):
    client.force_login(eva)

    client.post(f"/articles/{article.pk}/restore/", {"revision": "1"})

    article.refresh_from_db()
    assert (article.newest.number, article.newest.title) == (4, "One")


@pytest.mark.parametrize("count", [1, 3])
def test_history_takes_as_many_queries_for_three_as_for_one(
    client, eva, count, django_assert_num_queries
):
    article = make_article()
    for _ in range(count):
        reword(article, by=eva)
    client.force_login(eva)

    with django_assert_num_queries(9):
        client.get(f"/articles/{article.pk}/history/")
