"""/todo/ on replies: each kind through the page, with the step that puts it right."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kb.services import publishing
from responses.models import Remark, Reply
from responses.services import duplicates, remarks
from responses.services.copies import copy_to_own
from responses.services.replies import change_reply
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=181)
LONG = "Et langt ord. " * 40
ATTACHED = "Labelen er vedhæftet."
TWIN = "Du kan returnere varen inden fjorten dage, så længe mærket sidder på. Husk sedlen."


@pytest.fixture
def todo(client, eva):
    """The rows that eva sees of a kind, as (title, why), and the page."""
    client.force_login(eva)

    def todo(kind):
        remarks.look_at_all()
        duplicates.find_near_duplicates()
        page = client.get(f"/todo/?kind={kind}")
        rows = [(each.row.what, str(each.row.why)) for each in page.context["listed"]]
        return rows, page

    return todo


def press(client, page, word):
    """The one button of the page with this word on it."""
    steps = [step for each in page.context["listed"] for step in each.row.steps]
    (address,) = [step.url for step in steps if step.word == word and step.posts]
    assert f'action="{address}"' in page.text
    answer = client.post(address, {"next": "/todo/"}, follow=True)
    assert answer.status_code == 200
    return answer


def age(reply, **more):
    Reply.objects.filter(pk=reply.pk).update(created_at=LONG_AGO, **more)
    return reply


def test_near_duplicates(client, todo, eva):
    make_shared(eva, title="One", language="da", body=TWIN)
    other = make_shared(eva, title="Other", language="da", body=TWIN)

    rows, page = todo("near")
    assert rows == [("Other", "100 % the same as “One”")]

    press(client, page, "Archive this")
    assert reread(other).status == "archived"
    assert todo("near")[0] == []


def test_never_used_or_not_for_half_a_year(client, todo, eva):
    age(make_shared(eva, title="Never"))
    age(make_shared(eva, title="Once"), last_used_at=LONG_AGO)
    age(make_shared(eva, title="Lately"), last_used_at=timezone.now())
    age(make_shared(eva, title="Kept", review_due=timezone.localdate() + timedelta(days=9)))
    age(make_shared(eva, title="Christmas", valid_until=timezone.now() + timedelta(days=1)))
    Reply.objects.filter(title="Christmas").update(valid_until=LONG_AGO)
    make_shared(eva, title="New")

    rows, _page = todo("unused")

    assert sorted(rows) == [("Never", "Never used"), ("Once", "Not used in half a year")]


def test_what_is_never_used_is_kept_or_archived(client, todo, eva):
    kept = age(make_shared(eva))

    press(client, todo("unused")[1], "Keep it")
    assert todo("unused")[0] == []
    assert reread(kept).status == "published"

    archived = age(make_shared(eva))
    press(client, todo("unused")[1], "Archive")
    assert (todo("unused")[0], reread(archived).status) == ([], "archived")


def test_too_long_for_chat(client, todo, eva):
    reply = make_shared(eva, title="Long", body=LONG)

    rows, page = todo("long")
    assert rows == [("Long", "Too long for a chat window")]

    press(client, page, "Not for chat")
    assert "chat" not in reread(reply).channels
    assert todo("long")[0] == []


def test_file_that_is_missing(client, todo, eva):
    reply = make_shared(eva, title="Label", language="da", body=ATTACHED)

    rows, page = todo("no_file")
    assert rows == [("Label", "Says “vedhæftet” and has no file")]
    assert f'href="/replies/{reply.pk}/edit/"' in page.text

    press(client, page, "Leave it so")
    assert todo("no_file")[0] == []


def test_link_to_an_article_that_is_hidden(client, todo, eva):
    article = make_article("Retur", visibility="public")
    make_shared(eva, title="Retur", body=f"{{{{article:{article.slug}}}}}")
    assert todo("hidden_link")[0] == []
    publishing.archive(article, by=eva)

    rows, page = todo("hidden_link")

    assert rows == [("Retur", f"Leads to “{article.slug}”, which customers cannot read")]
    press(client, page, "Leave it so")
    assert todo("hidden_link")[0] == []


def test_variant_that_is_outdated(client, todo, eva):
    danish = make_shared(eva, title="da", language="da")
    norwegian = make_variant(danish, eva, "nb", title="nb")
    change_reply(danish, by=eva, major=True, body="Andet")

    rows, page = todo("variants")
    assert rows == [("nb", "Another variant of this reply has changed")]

    press(client, page, "It still fits")
    assert not reread(norwegian).outdated
    assert todo("variants")[0] == []


def test_variant_that_is_missing(client, todo, eva):
    for number in range(4):
        danish = make_shared(eva, title=f"R{number}", language="da")
        if number:
            make_variant(danish, eva, "nb")
    first = Reply.objects.get(title="R0")

    rows, page = todo("variants")

    assert rows == [("R0", "Missing: Norwegian Bokmål")]
    assert f'href="/replies/new/?variant_of={first.pk}&amp;language=nb"' in page.text
    form = client.get(f"/replies/new/?variant_of={first.pk}&language=nb")
    assert form.context["form"]["language"].value() == "nb"


def test_variant_that_lacks_what_the_others_have(client, todo, eva):
    danish = make_shared(eva, title="da", language="da", body="{{order.number}}, {{?day}}")
    make_variant(danish, eva, "nb", title="nb", body="Ordre")

    rows, _page = todo("variants")

    assert sorted(rows) == [
        ("nb", "The other languages ask you something before they are sent"),
        ("nb", "The other languages name: Order number"),
    ]


def test_copy_whose_original_has_changed(client, alice, eva):
    original = make_shared(eva, title="Original", body="Old words")
    own = copy_to_own(original, by=alice)
    change_reply(original, by=eva, body="New words")
    client.force_login(alice)

    page = client.get("/todo/")
    (listed,) = page.context["listed"]
    assert (listed.row.what, listed.kind.name, listed.mine) == ("Original", "copies", True)
    shown = client.get(f"/replies/{own.pk}/").text
    assert "<del>Old</del><ins>New</ins>" in shown

    press(client, page, "Mine still fits")
    assert client.get("/todo/").context["total"] == 0
    assert "<del>" not in client.get(f"/replies/{own.pk}/").text


def test_copy_takes_over_what_the_original_says(client, alice, eva):
    original = make_shared(eva, body="Old words")
    own = copy_to_own(original, by=alice)
    change_reply(original, by=eva, kind="predefined", subject="Om", body="New words")
    client.force_login(alice)

    client.post(f"/replies/{own.pk}/take-over/")

    own = reread(own)
    assert (own.kind, own.subject, own.body) == ("predefined", "Om", "New words")
    assert (own.shared_with, own.original_changed) == ("me", False)
    assert client.get("/todo/").context["total"] == 0


def test_copy_says_nothing_of_an_original_that_is_hidden_now(client, alice, eva, support, billing):
    original = make_shared(eva, body="Old words", shared_with="teams", teams=[support])
    own = copy_to_own(original, by=alice)
    change_reply(original, by=eva, body="Secret words", teams=[billing])
    client.force_login(alice)

    assert client.get("/todo/").context["total"] == 0
    assert "Secret" not in client.get(f"/replies/{own.pk}/").text
    assert client.post(f"/replies/{own.pk}/take-over/", follow=True).status_code == 200
    assert reread(own).body == "Old words"


@pytest.mark.parametrize("step", ["not-for-chat", "still-fits", "take-over"])
def test_steps_are_for_those_who_may_change_the_reply(client, alice, bob, eva, step):
    reply = make_shared(eva, body=LONG)
    hidden = make_reply(bob)
    assert client.post(f"/replies/{reply.pk}/{step}/").url.startswith("/sign-in/")
    client.force_login(alice)

    assert client.get(f"/replies/{reply.pk}/{step}/").status_code == 405
    assert client.post(f"/replies/{hidden.pk}/{step}/").status_code == 404
    client.post(f"/replies/{reply.pk}/{step}/")

    assert reread(reply).version == 1


def test_remarks_are_settled_by_those_who_see_them(client, alice, eva):
    make_shared(eva, language="da", body=ATTACHED)
    remarks.look_at_all()
    remark = Remark.objects.get()
    client.force_login(alice)

    assert client.post(f"/replies/remarks/{remark.pk}/settle/").status_code == 404
    client.force_login(eva)
    assert client.get(f"/replies/remarks/{remark.pk}/settle/").status_code == 405
    assert client.post(f"/replies/remarks/{remark.pk}/settle/").status_code == 302


def test_a_replys_own_page_says_it_too(client, eva, alice):
    reply = make_shared(eva, language="da", body=ATTACHED)
    remarks.look_at_all()

    client.force_login(eva)
    assert "Says “vedhæftet” and has no file" in client.get(f"/replies/{reply.pk}/").text
    client.force_login(alice)
    assert "vedhæftet” and" not in client.get(f"/replies/{reply.pk}/").text


def make_one_of_each(eva, number):
    make_shared(eva, language="da", body=f"{ATTACHED} Nummer {number}.")
    make_shared(eva, body=LONG + str(number))
    age(make_shared(eva))
    make_shared(eva, language="sv", body=TWIN)
    make_shared(eva, language="sv", body=TWIN)
    article = make_article(f"Hidden {number}")
    make_shared(eva, body=f"{{{{article:{article.slug}}}}}")
    danish = make_shared(eva, language="da", body="{{order.number}}")
    make_variant(danish, eva, "nb")
    change_reply(danish, by=eva, major=True, body="{{order.number}} x")
    copy = copy_to_own(make_shared(eva, title=f"Mine {number}"), by=eva)
    change_reply(copy.based_on, by=eva, body="x")


def test_three_of_each_take_as_many_queries_as_one(client, todo, eva):
    def queries():
        remarks.look_at_all()
        duplicates.find_near_duplicates()
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/todo/")
        return len(captured), {each.kind.name for each in page.context["listed"]}

    make_one_of_each(eva, 1)
    few, kinds = queries()
    make_one_of_each(eva, 2)
    make_one_of_each(eva, 3)

    assert queries() == (few, kinds)
    assert kinds >= {"near", "unused", "long", "no_file", "hidden_link", "variants", "copies"}
