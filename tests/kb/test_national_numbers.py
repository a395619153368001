"""A wording with a national identity number reaches no reader, wherever and however it stands.

The numbers are of a 30th of February: nobody can have them.
"""

import pytest

from accounts.services.company import set_company_facts
from kb.exceptions import PersonalData
from kb.models import PublishOverride
from kb.services import publishing
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ({"title": "Slet 300299-1234"}, ["title"]),
        ({"summary": "Det er 300299-1234."}, ["summary"]),
        ({"body": "Skriv ３００２９９-１２３４."}, ["body"]),
        ({"body": "Skriv 3002\u200b99-12\u200b34."}, ["body"]),
        ({"body": "Skriv 3 0 0 2 9 9 1 2 3 2."}, ["body"]),
        ({"body": "Skriv 300299-\n1234."}, ["body"]),
        ({"body": "Skriv **300299**-1234 eller 300299\\-1234."}, ["body", "body"]),
        ({"body": "Skriv 300299&#45;1234."}, ["body"]),
        ({"title": "CPR 300299", "summary": "1234 er resten"}, ["title", "summary"]),
    ],
)
def test_publishing_stops_at_each_place(eva, fields, places):
    article = make_article(status="draft", **fields)

    with pytest.raises(PersonalData) as refused:
        publishing.publish(article, by=eva)

    found = refused.value.findings
    assert [(each["field"], each["kind"]) for each in found] == [(name, "cpr") for name in places]
    for each in found:
        text = getattr(article.newest, each["field"])
        assert text[each["start"] : each["end"]] == each["text"]


def test_a_reason_lets_it_through_and_is_kept(eva):
    article = make_article(status="draft", title="Skriv 300299-1234")

    published = publishing.publish(article, by=eva, override_reason="The number of the example")

    assert published.status == "published"
    kept = PublishOverride.objects.get()
    assert (kept.by, kept.reason, kept.kinds) == (eva, "The number of the example", ["cpr"])


def test_a_number_of_our_own_does_not_stop_us(eva, adam):
    set_company_facts("*", {"name": "Shop", "own_details": "Konto\n30029912345"}, by=adam)

    article = make_article(status="draft", body="Betal til 30029912345.")

    assert publishing.publish(article, by=eva).status == "published"
