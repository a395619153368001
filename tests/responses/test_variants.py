import pytest

from core.exceptions import Invalid, NotAllowed
from core.models import Change
from responses.models import Reply
from responses.services.replies import change_reply
from responses.services.states import archive, restore
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db


def test_variant_shares_what_is_the_groups(eva, support):
    danish = make_shared(
        eva,
        language="da",
        kind="predefined",
        subject="Emne",
        shared_with="teams",
        teams=[support],
        stage="refusal",
        tags=["Nej"],
        channels=["email"],
    )

    norwegian = make_variant(danish, eva, "nb")

    assert norwegian.group_id == danish.group_id
    assert (norwegian.kind, norwegian.shared_with, norwegian.stage) == (
        "predefined",
        "teams",
        "refusal",
    )
    assert list(norwegian.teams.all()) == [support]
    assert [tag.name for tag in norwegian.tags.all()] == ["Nej"]
    assert norwegian.channels == []


def test_variant_may_repeat_but_not_change_what_is_the_groups(eva):
    danish = make_shared(eva, language="da", stage="refusal", tags=["nej"])

    make_variant(danish, eva, "nb", stage="refusal", tags=["Nej"], shared_with="staff")
    with pytest.raises(Invalid) as refusal:
        make_variant(danish, eva, "sv", stage="closing", tags=[], shared_with="staff")

    assert set(refusal.value.errors) == {"stage", "tags"}


def test_two_variants_never_share_language_and_tone(eva):
    danish = make_shared(eva, language="da")
    make_variant(danish, eva, "da", tone="formal")

    with pytest.raises(Invalid) as refusal:
        make_variant(danish, eva, "da")
    assert refusal.value.errors["language"][0][0] == "taken"

    norwegian = make_variant(danish, eva, "nb")
    with pytest.raises(Invalid):
        change_reply(norwegian, by=eva, language="da")


def test_archived_variant_frees_its_place_and_comes_back_only_to_a_free_one(eva):
    danish = make_shared(eva, language="da")
    old = make_variant(danish, eva, "nb")
    archive(old, by=eva)
    make_variant(danish, eva, "nb")

    with pytest.raises(Invalid):
        restore(old, by=eva)


@pytest.mark.parametrize(
    ("field", "value"), [("stage", "closing"), ("shared_with", "teams"), ("tags", ["new"])]
)
def test_group_field_changes_for_all_variants(eva, support, field, value):
    danish = make_shared(eva, language="da", shortcut="nej")
    norwegian = make_variant(danish, eva, "nb", shortcut="nei")
    more = {"teams": [support]} if field == "shared_with" else {}
    before = Change.objects.count()

    change_reply(danish, by=eva, **{field: value}, **more)

    for variant in (reread(danish), reread(norwegian)):
        shown = [tag.name for tag in variant.tags.all()] if field == "tags" else None
        assert (shown or getattr(variant, field)) == value
    changes = Change.objects.order_by("sequence")[before:]
    assert [(line.object_id, line.verb) for line in changes] == [
        (danish.pk, "changed"),
        (norwegian.pk, "changed"),
    ]


def test_shared_short_codes_move_with_all_variants(eva, support):
    danish = make_shared(eva, language="da", shortcut="nej")
    norwegian = make_variant(danish, eva, "nb", shortcut="nei")

    change_reply(norwegian, by=eva, shared_with="teams", teams=[support])

    holders = {row.holder for each in (danish, norwegian) for row in each.shortcut_rows.all()}
    assert holders == {f"team:{support.pk}"}


def test_variant_with_a_subject_keeps_the_group_predefined(eva):
    danish = make_shared(eva, language="da", kind="predefined", subject="Emne")
    norwegian = make_variant(danish, eva, "nb")

    with pytest.raises(Invalid) as refusal:
        change_reply(norwegian, by=eva, kind="canned")

    assert list(refusal.value.errors) == ["kind"]


def test_agent_proposes_a_variant_of_a_shared_reply(alice, eva):
    english = make_shared(eva)

    proposal = make_reply(alice, variant_of=english, language="da")

    assert (proposal.status, proposal.owner, proposal.shared_with) == ("draft", alice, "staff")
    with pytest.raises(NotAllowed):
        make_variant(english, alice, "nb", status="published")


def test_agent_with_a_proposed_variant_does_not_change_the_others(alice, eva):
    english = make_shared(eva)
    proposal = make_reply(alice, variant_of=english, language="da")

    with pytest.raises(NotAllowed):
        change_reply(proposal, by=alice, stage="closing")
    change_reply(proposal, by=alice, major=True, body="Andet")

    assert (reread(english).stage, reread(english).outdated) == (None, False)


def test_list_of_variants_is_part_of_every_variants_version(eva):
    danish = make_shared(eva, language="da")

    norwegian = make_variant(danish, eva, "nb")
    assert reread(danish).version == 2

    change_reply(norwegian, by=eva, title="Tittel")
    assert reread(danish).version == 2

    change_reply(norwegian, by=eva, language="sv")
    assert reread(danish).version == 3


def test_collapsed_shows_one_of_a_group_in_the_readers_language(eva):
    danish = make_shared(eva, title="da", language="da")
    make_variant(danish, eva, "da", title="da formal", tone="formal")
    make_variant(danish, eva, "en", title="en")
    make_variant(danish, eva, "nb", title="nb")
    make_shared(eva, title="alone", language="sv")

    def shown(language):
        return [reply.title for reply in Reply.objects.visible_to(eva).collapsed(language)]

    assert shown("da") == ["alone", "da"]
    assert shown("nb") == ["alone", "nb"]
    assert shown("sv") == ["alone", "en"]


def test_collapsed_chooses_among_the_rows_asked_for(eva, alice):
    danish = make_shared(eva, title="da", language="da")
    make_variant(danish, eva, "en", title="en", status="draft")

    visible = Reply.objects.visible_to(alice)

    assert [reply.title for reply in visible.collapsed("en")] == ["da"]
    assert [reply.title for reply in visible.filter(tone="formal").collapsed("en")] == []
