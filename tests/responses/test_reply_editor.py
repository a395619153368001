"""Writing a reply on its page: what is kept, what is refused, what nobody has to choose."""

from datetime import UTC, datetime

import pytest

from responses.models import Reply
from responses.services.replies import change_reply
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db

LEAST = {"title": "Hi", "body": "Hello", "language": "en", "tone": "neutral", "shared_with": "me"}


@pytest.fixture
def write(client):
    def write(user, path, **fields):
        client.force_login(user)
        return client.post(f"/replies/{path}", {**LEAST, **fields})

    return write


def edit(write, user, reply, **fields):
    current = {
        **{name: getattr(reply, name) for name in ("title", "body", "language", "tone")},
        "shared_with": reply.shared_with,
        "version": reply.version,
    }
    return write(user, f"{reply.pk}/edit/", **{**current, **fields})


def test_agent_writes_a_personal_reply(write, alice):
    response = write(alice, "new/", body="Hello\r\nthere", tags="a, b", channels=["chat"])

    reply = Reply.objects.get()
    assert response["Location"] == f"/replies/{reply.pk}/"
    assert (reply.body, reply.status, reply.owner) == ("Hello\nthere", "published", alice)
    assert [tag.name for tag in reply.tags.all()] == ["a", "b"]


def test_subject_makes_it_a_template_and_taking_it_away_a_canned_reply(write, alice):
    write(alice, "new/", subject="About your order")
    reply = Reply.objects.get()
    assert reply.kind == "predefined"

    edit(write, alice, reply)

    assert (reread(reply).kind, reread(reply).subject) == ("canned", "")


def test_variant_with_a_subject_makes_all_templates(write, eva):
    danish = make_shared(eva, language="da")
    norwegian = make_variant(danish, eva, "nb")

    edit(write, eva, norwegian, subject="Emne")
    assert reread(danish).kind == "predefined"
    edit(write, eva, reread(danish))
    assert reread(danish).kind == "predefined"


def test_new_page_starts_with_what_the_writer_would_choose(client, alice, eva):
    client.force_login(alice)
    first = client.get("/replies/new/?title=Retur").context["form"].initial
    assert (first["title"], first["shared_with"]) == ("Retur", "me")

    client.force_login(eva)
    assert client.get("/replies/new/").context["form"].initial["shared_with"] == "staff"


def test_editor_saves_and_publishes_in_one_step(write, eva):
    write(eva, "new/", shared_with="staff", then="publish")

    assert Reply.objects.get().status == "published"


def test_agent_saves_and_sends_to_review_in_one_step(write, alice):
    write(alice, "new/", shared_with="staff", then="submit")

    assert Reply.objects.get().status == "in_review"


def test_refused_form_keeps_what_was_typed_and_shows_where_it_is_wrong(write, alice):
    response = write(alice, "new/", title="Kept title", body="Line\n{{nobody.name}}")

    assert response.status_code == 400
    shown = response.content.decode()
    assert 'value="Kept title"' in shown
    assert "{{nobody.name}}" in shown
    assert "Line 2, character 1: There is no field “nobody.name”" in shown
    assert "data-keep-refused" in shown
    assert not Reply.objects.exists()


def test_taken_short_code_is_said_at_its_field(write, alice):
    make_reply(alice, title="First", shortcut="retur")

    response = write(alice, "new/", shortcut="retur")

    assert response.context["form"].errors["shortcut"] == ["“First” has this short code."]


def test_stale_save_shows_both_wordings_and_saves_the_second_time(write, eva):
    reply = make_shared(eva, body="Before")
    change_reply(reply, by=eva, body="Theirs")

    response = edit(write, eva, reply, body="Mine")

    assert response.status_code == 409
    shown = response.content.decode()
    assert "Theirs" in shown
    assert "Mine" in shown
    assert reread(reply).body == "Theirs"
    assert response.context["form"]["version"].value() == "2"

    edit(write, eva, reply, body="Mine", version="2")

    assert reread(reply).body == "Mine"


def test_save_without_a_version_is_stale(write, eva):
    reply = make_shared(eva)

    assert edit(write, eva, reply, version="", body="x").status_code == 409


def test_agent_does_not_edit_what_is_for_all(write, client, alice, eva):
    reply = make_shared(eva)

    assert edit(write, alice, reply, title="x").status_code == 403
    assert client.get(f"/replies/{reply.pk}/edit/").status_code == 403


def test_agent_shares_with_own_team_only(write, alice, support, billing):
    write(alice, "new/", shared_with="teams", teams=[support.pk])
    assert [team.name for team in Reply.objects.get().teams.all()] == ["Support"]

    response = write(alice, "new/", shared_with="teams", teams=[billing.pk])
    assert response.status_code == 400


def test_teams_are_forgotten_where_all_share(write, alice, support):
    write(alice, "new/", shared_with="staff", teams=[support.pk])

    assert list(Reply.objects.get().teams.all()) == []


def test_days_count_whole_and_in_the_time_of_the_house(write, alice, settings):
    settings.TIME_ZONE = "Europe/Copenhagen"
    write(alice, "new/", valid_from="2026-01-01", valid_until="2026-06-30")

    reply = Reply.objects.get()
    assert reply.valid_from == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert reply.valid_until == datetime(2026, 6, 30, 22, tzinfo=UTC)


def test_hour_that_came_over_the_api_survives_an_edit(write, client, eva):
    until = datetime(2026, 6, 30, 12, 30, tzinfo=UTC)
    reply = make_shared(eva, valid_until=until)
    client.force_login(eva)
    shown = client.get(f"/replies/{reply.pk}/edit/").context["form"].initial["valid_until"]

    edit(write, eva, reply, title="New", valid_until=shown.isoformat())

    assert (reread(reply).title, reread(reply).valid_until) == ("New", until)


def test_variant_is_written_beside_its_original(write, client, eva):
    english = make_shared(eva, title="Returns", stage="solution", shortcut="returns")
    client.force_login(eva)
    shown = client.get(f"/replies/new/?variant_of={english.pk}")
    form = shown.context["form"]
    assert (form.initial["title"], form.initial["language"]) == ("Returns", "da")
    assert {"stage", "tags", "shared_with", "teams"}.isdisjoint(form.fields)
    assert english.body in shown.content.decode()

    write(eva, f"new/?variant_of={english.pk}", language="da", then="publish")

    danish = Reply.objects.get(language="da")
    assert (danish.group_id, danish.stage, danish.status) == (
        english.group_id,
        "solution",
        "published",
    )
    assert write(eva, f"new/?variant_of={english.pk}", language="da").status_code == 400


def test_preview_shows_two_customers_and_what_is_wrong(client, alice):
    client.force_login(alice)

    def preview(**fields):
        return client.post("/replies/preview/", fields).content.decode()

    shown = preview(body="Hej {{customer.first_name|du}}", language="da")
    assert "Hej Mette" in shown
    assert "Hej du" in shown
    assert "There is no field “a.b”" in preview(body="{{a.b}}", language="da")
    assert "never closed" in preview(subject="{{a", body="x", language="da")
    assert "<script>" not in preview(body="<script>x</script>", language="xx")


def test_editor_works_without_a_script(client, alice):
    client.force_login(alice)
    shown = client.get("/replies/new/").content.decode()

    assert "Fields you can write into the text" in shown
    assert "{{customer.first_name}}" in shown
    assert 'lang="en"' in shown
    assert 'data-keep="reply-new"' in shown
