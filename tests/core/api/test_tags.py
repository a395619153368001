import pytest

from core.models import Change, Tag
from core.services.tags import delete_tag, rename_tag
from tests.api import caller, errors_of, problem_of
from tests.responses.factories import make_reply, make_shared, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def retur(db):
    return Tag.objects.named(["Retur"])[0]


def test_everybody_signed_in_reads_tags(alice, retur):
    client = caller(alice, "search:read")

    assert client.get("/api/v1/tags/").json()["results"] == [{"id": retur.pk, "name": "Retur"}]
    assert client.get(f"/api/v1/tags/{retur.pk}/").json() == {"id": retur.pk, "name": "Retur"}


def test_an_editor_renames_a_tag(eva, retur):
    response = caller(eva).patch(f"/api/v1/tags/{retur.pk}/", {"name": "Returvarer"})

    assert response.json() == {"id": retur.pk, "name": "Returvarer"}
    assert Tag.objects.get().folded == "returvarer"


def test_two_tags_never_share_a_name(eva, retur):
    Tag.objects.named(["Køb"])

    response = caller(eva).patch(f"/api/v1/tags/{retur.pk}/", {"name": "KØB"})

    assert errors_of(response) == {"/name": "taken"}


def test_an_editor_deletes_a_tag(eva, retur):
    assert caller(eva).delete(f"/api/v1/tags/{retur.pk}/").status_code == 204
    assert not Tag.objects.exists()


def test_agents_write_no_tags(alice, retur):
    client = caller(alice)

    assert problem_of(client.patch(f"/api/v1/tags/{retur.pk}/", {"name": "x"}))[0] == 403
    assert problem_of(client.delete(f"/api/v1/tags/{retur.pk}/"))[0] == 403
    assert problem_of(client.post("/api/v1/tags/", {"name": "x"}))[0] == 405


def test_a_token_that_only_searches_writes_no_tags(eva, retur):
    response = caller(eva, "search:read").delete(f"/api/v1/tags/{retur.pk}/")

    assert problem_of(response) == (403, "insufficient_scope")


def test_what_carries_a_tag_changes_with_it(eva, retur):
    reply = make_shared(eva, tags=["retur"])
    make_shared(eva, tags=["andet"])
    before = Change.objects.count()

    rename_tag(retur, name="Returvarer", by=eva)
    assert reread(reply).version == 2
    delete_tag(retur, by=eva)
    assert reread(reply).version == 3

    changes = Change.objects.order_by("sequence")[before:]
    assert [(each.type, each.object_id, each.verb) for each in changes] == [
        ("tag", retur.pk, "changed"),
        ("reply", reply.pk, "changed"),
        ("tag", retur.pk, "deleted"),
        ("reply", reply.pk, "changed"),
    ]


def test_tags_of_personal_replies_are_their_owners(alice, eva):
    make_reply(alice, tags=["Barsel", "Retur"])
    make_shared(eva, tags=["Retur"])

    def names(user):
        return [each["name"] for each in caller(user).get("/api/v1/tags/").json()["results"]]

    assert names(alice) == ["Barsel", "Retur"]
    assert names(eva) == ["Retur"]
    hidden = Tag.objects.get(name="Barsel")
    assert problem_of(caller(eva).delete(f"/api/v1/tags/{hidden.pk}/")) == (404, "not_found")
