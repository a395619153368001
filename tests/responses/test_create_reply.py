import pytest

from core.exceptions import Invalid, NotAllowed
from core.models import Change
from kb.models import Article
from responses.exceptions import InvalidPlaceholders
from responses.models import Reply
from responses.services.constants import set_constant, set_custom_field
from responses.services.replies import create_reply
from tests.responses.factories import make_reply

pytestmark = pytest.mark.django_db


def refused(by, **fields):
    with pytest.raises(Invalid) as refusal:
        make_reply(by, **fields)
    assert not Reply.objects.exists()
    return {
        field: [code for code, _detail in errors] for field, errors in refusal.value.errors.items()
    }


def test_agents_reply_is_personal_published_in_the_agents_language(alice):
    alice.language = "da"

    reply = create_reply(by=alice, title="Returlabel", body="Hej")

    assert (reply.shared_with, reply.status, reply.language) == ("me", "published", "da")
    assert (reply.kind, reply.tone, reply.stage) == ("canned", "neutral", None)
    assert (reply.owner, reply.version, reply.outdated) == (alice, 1, False)
    assert reply.channels == []


def test_editors_reply_is_a_draft_for_all_colleagues(eva):
    reply = create_reply(by=eva, title="Returlabel", body="Hej", language="da")

    assert (reply.shared_with, reply.status) == ("staff", "draft")


def test_everything_given_is_kept(eva, support):
    reply = make_reply(
        eva,
        kind="predefined",
        title="  Returlabel ",
        shortcut=" retur ",
        subject="Retur af ordre {{order.number}}",
        body="  Hej {{customer.first_name|du}}\n\n",
        language="da-DK",
        tone="formal",
        stage="solution",
        channels=["email", "chat"],
        shared_with="teams",
        teams=[support],
        tags=["Retur", "pakke", "RETUR"],
        status="published",
        when_to_use="When the parcel comes back",
        precondition="only after the refund",
    )

    stored = Reply.objects.get(pk=reply.pk)
    assert (stored.title, stored.shortcut, stored.language) == ("Returlabel", "retur", "da")
    assert stored.body == "  Hej {{customer.first_name|du}}\n\n"
    assert stored.channels == ["chat", "email"]
    assert [team.name for team in stored.teams.all()] == ["Support"]
    assert [tag.name for tag in stored.tags.all()] == ["pakke", "Retur"]


def test_change_log_says_who_created_it(alice):
    reply = make_reply(alice)

    line = Change.objects.get(type="reply")
    assert (line.object_id, line.verb, line.actor_id) == (reply.pk, "created", alice.pk)


def test_every_wrong_field_is_named_at_once(eva):
    codes = refused(
        eva,
        kind="long",
        title=" ",
        body="",
        shortcut="to ord",
        tone="rude",
        stage="end",
        shared_with="teams",
        channels=["fax"],
        tags=[" "],
        language="xx",
    )

    assert codes == {
        "kind": ["invalid_choice"],
        "title": ["required"],
        "body": ["required"],
        "shortcut": ["invalid"],
        "tone": ["invalid_choice"],
        "stage": ["invalid_choice"],
        "teams": ["required"],
        "channels": ["invalid_choice"],
        "tags": ["invalid"],
        "language": ["unknown_language"],
    }


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"subject": "Retur"}, {"subject": ["not_allowed"]}),
        ({"kind": "predefined", "subject": "one\ntwo"}, {"subject": ["one_line"]}),
        ({"title": "x" * 201}, {"title": ["max_length"]}),
        ({"body": "x" * 1_000_001}, {"body": ["max_length"]}),
        ({"status": "in_review", "shared_with": "me"}, {"status": ["not_allowed"]}),
    ],
)
def test_rules_between_fields(eva, fields, codes):
    assert refused(eva, **fields) == codes


def test_body_of_a_million_characters_is_taken(eva):
    assert len(make_reply(eva, body="x" * 1_000_000).body) == 1_000_000


@pytest.mark.parametrize("status", ["published", "archived"])
def test_agent_proposes_shared_replies_and_does_not_publish_them(alice, status):
    with pytest.raises(NotAllowed):
        make_reply(alice, shared_with="staff", status=status)

    assert make_reply(alice, shared_with="staff", status="in_review").status == "in_review"


def test_agent_shares_with_own_teams_only(alice, support, billing):
    assert refused(alice, shared_with="teams", teams=[support, billing]) == {
        "teams": ["not_allowed"]
    }


def test_teams_are_named_only_where_teams_share(eva, support):
    assert refused(eva, shared_with="staff", teams=[support]) == {"teams": ["not_allowed"]}


def test_unknown_placeholders_are_refused_with_their_place(eva):
    with pytest.raises(InvalidPlaceholders) as refusal:
        make_reply(eva, body="Hej\n{{customer.nmae}} og {{order.number}}")

    assert refusal.value.members() == {
        "positions": [{"pointer": "/body", "code": "unknown_name", "start": 4, "end": 21}]
    }
    [(code, detail)] = refusal.value.errors["body"]
    assert code == "unknown_name"
    assert detail.startswith("Line 2, character 1: There is no field “customer.nmae”")


def test_what_is_not_a_placeholder_is_not_looked_up(eva):
    make_reply(eva, body="{customer.__class__} {0} %s {% load x %} [ ] \\{{settings.SECRET}}")


def test_declared_constants_custom_fields_and_articles_are_known(eva):
    body = "{{constant.days}} {{custom.membership}} {{article:returns}}"
    assert len(refused(eva, body=body)["body"]) == 3

    set_constant("days", {"*": "14"}, by=eva)
    set_custom_field("membership", "Membership number", by=eva)
    Article.objects.create(slug="returns", language="en", owner=eva)

    assert make_reply(eva, body=body).body == body


def test_article_the_writer_does_not_see_does_not_exist(alice, eva):
    article = Article.objects.create(slug="secret", language="en", owner=eva)

    assert refused(alice, article=article) == {"article": ["does_not_exist"]}
    assert refused(alice, body="{{article:secret}}") == {"body": ["unknown_name"]}


def test_external_id_is_taken_once_a_language(eva):
    make_reply(eva, source="crm", external_id="7", language="da")
    make_reply(eva, source="crm", external_id="7", language="nb")

    with pytest.raises(Invalid) as refusal:
        make_reply(eva, source="crm", external_id="7", language="da")

    assert list(refusal.value.errors) == ["external_id"]
