"""A reply as one customer gets it, through the service: which variant, whose facts."""

import pytest

from accounts.services.company import set_company_facts
from core.exceptions import Invalid
from responses.exceptions import NoVariant, Unresolved
from responses.services.constants import change_constant, set_constant, set_custom_field
from responses.services.rendering import render_reply
from tests.factories import make_user
from tests.responses.factories import make_reply, make_shared, make_variant

pytestmark = pytest.mark.django_db


def body_of(reply, user, **asked):
    return render_reply(reply, user=user, **asked).text.body


@pytest.fixture
def variants(eva):
    """The same reply in three languages, the Danish one also formal."""
    danish = make_shared(eva, language="da", body="da")
    for language, more in (("en", {}), ("nb", {}), ("da", {"tone": "formal", "body": "formal"})):
        make_variant(danish, eva, language, **{"body": language, **more})
    return danish


@pytest.mark.parametrize(
    ("asked", "language", "fallback"),
    [
        (None, "da", False),
        ("da", "da", False),
        ("da-DK", "da", False),
        ("nb", "nb", False),
        ("no", "nb", False),
        ("nn", "nb", True),
        ("sv", "en", True),
    ],
)
def test_variant_of_the_language_asked_for_else_english(variants, alice, asked, language, fallback):
    rendering = render_reply(variants, user=alice, language=asked)

    assert (rendering.text.body, rendering.language) == (language, language)
    assert rendering.fallback is fallback


def test_reply_in_the_language_asked_for_keeps_its_tone(variants, alice):
    formal = variants.group.replies.get(tone="formal")

    assert body_of(formal, alice, language="da") == "formal"
    assert body_of(formal, alice, language="nb") == "nb"


def test_without_the_language_and_english_nothing_is_sent(eva, alice):
    danish = make_shared(eva, language="da")
    make_variant(danish, eva, "nb", status="draft")

    with pytest.raises(NoVariant) as refusal:
        render_reply(danish, user=alice, language="sv")

    assert refusal.value.variants == [{"id": danish.pk, "language": "da", "tone": "neutral"}]


def test_draft_never_takes_the_place_of_what_is_published(eva):
    danish = make_shared(eva, language="da")
    make_variant(danish, eva, "nb", status="draft")

    with pytest.raises(NoVariant):
        render_reply(danish, user=eva, language="nb")


def test_own_facts_come_in_the_language_of_the_reply(eva, support):
    set_company_facts("*", {"name": "Nordlys", "phone": "70 00 00 00"}, by=eva)
    set_company_facts("nb", {"name": "Nordlys Norge"}, by=eva)
    set_constant("days", {"*": "14", "nb": "30"}, by=eva)
    agent = make_user(name="Ole Bull", title="Adviser", email="ole@example.com", teams=[support])
    danish = make_shared(
        eva,
        language="da",
        body="{{company.name}} {{company.phone}} {{constant.days}} {{agent.first_name}} "
        "{{agent.name}} {{agent.title}} {{agent.email}} {{team.name}}",
    )
    norwegian = make_variant(danish, eva, "nb", body="{{company.name}} {{constant.days}}")

    assert body_of(danish, agent) == (
        "Nordlys 70 00 00 00 14 Ole Ole Bull Adviser ole@example.com Support"
    )
    assert body_of(norwegian, agent) == "Nordlys Norge 30"


def test_companys_genitive_beats_the_rule(eva):
    set_company_facts("*", {"name": "Nordlys", "genitive": "Nordlyses"}, by=eva)
    reply = make_shared(eva, language="da", body="{{company.name:genitive}} kunder")

    assert body_of(reply, eva) == "Nordlyses kunder"


def test_team_is_named_only_where_there_is_no_doubt(eva, support, billing):
    both = make_user(teams=[support, billing])
    for_all = make_shared(eva, body="{{team.name}}")
    for_support = make_shared(eva, body="{{team.name}}", shared_with="teams", teams=[support])

    assert body_of(for_support, both) == "Support"
    with pytest.raises(Unresolved):
        body_of(for_all, both)
    assert body_of(for_all, both, values={"team": {"name": "Billing"}}) == "Billing"


def test_changed_constant_is_right_at_once(eva):
    constant = set_constant("days", {"*": "14"}, by=eva)
    reply = make_shared(eva, body="{{constant.days}} days")
    assert body_of(reply, eva) == "14 days"

    change_constant(constant, values={"*": "30"}, by=eva)

    assert body_of(reply, eva) == "30 days"


def test_missing_values_are_named_with_what_to_ask(eva):
    reply = make_shared(
        eva,
        kind="predefined",
        subject="{{ticket.id}}",
        body="{{customer.first_name}} {{?order number}} {{?colour|red}}",
    )

    with pytest.raises(Unresolved) as refusal:
        render_reply(reply, user=eva, values={"customer": {"first_name": "  "}})

    assert refusal.value.members() == {
        "unresolved": ["ticket.id", "customer.first_name", "?order number"],
        "asks": [
            {"label": "order number", "fallback": None},
            {"label": "colour", "fallback": "red"},
        ],
    }


def test_not_strict_shows_the_gaps(eva):
    reply = make_shared(eva, body="Hi {{customer.first_name}}, {{?order}}")

    rendering = render_reply(reply, user=eva, strict=False, answers={"order": "77"})

    assert rendering.text.body == "Hi ⟦customer.first_name⟧, 77"
    assert rendering.text.unresolved == ["customer.first_name"]


def test_first_word_of_the_name_is_a_guess(eva):
    reply = make_shared(eva, body="Hi {{customer.first_name}}")

    rendering = render_reply(reply, user=eva, values={"customer": {"name": "Mette Sørensen"}})

    assert rendering.text.body == "Hi Mette"
    assert rendering.text.guessed == {"customer.first_name": "Mette"}


def test_custom_fields_are_taken_once_declared(eva):
    set_custom_field("membership", "Membership", by=eva)
    reply = make_shared(eva, body="{{custom.membership}}")

    assert body_of(reply, eva, values={"custom": {"membership": "Gold"}}) == "Gold"


@pytest.mark.parametrize(
    ("values", "answers", "errors"),
    [
        ({"customer": {"shoe": "44"}}, {}, {"values/customer/shoe": "unknown_value"}),
        ({"nobody": "x"}, {}, {"values/nobody": "unknown_value"}),
        ({"customer": {"name": ["a"]}}, {}, {"values/customer/name": "not_text"}),
        ({}, {"order": {"a": 1}}, {"answers/order": "not_text"}),
    ],
)
def test_values_that_do_not_exist_are_refused(eva, values, answers, errors):
    with pytest.raises(Invalid) as refusal:
        render_reply(make_shared(eva), user=eva, values=values, answers=answers)

    assert {name: found[0][0] for name, found in refusal.value.errors.items()} == errors


def test_values_are_never_expanded_and_never_markdown(eva):
    set_constant("secret", {"*": "hidden"}, by=eva)
    reply = make_shared(eva, body="**Hi** {{customer.first_name}}")

    rendering = render_reply(
        reply, user=eva, values={"customer.first_name": "{{constant.secret}} **<b>**"}
    )

    assert rendering.text.body == "Hi {{constant.secret}} **<b>**"
    assert "&lt;b&gt;" in rendering.text.html
    assert "<strong>Hi</strong>" in rendering.text.html


def test_personal_reply_renders_for_its_owner(alice):
    reply = make_reply(alice, language="da", body="{{customer.first_name:genitive}} ordre")

    assert body_of(reply, alice, values={"customer": {"first_name": "Lars"}}) == "Lars’ ordre"
