import pytest

from core.exceptions import InUse, Invalid, NotAllowed, Stale
from core.models import Change
from responses.models import Constant, CustomField
from responses.services import constants
from responses.services.states import archive
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db


def values_of(constant):
    return Constant.objects.get(pk=constant.pk).values


def test_values_by_language_in_our_spelling_without_blank_ones(eva):
    constant = constants.create_constant(
        key="days", values={"*": " 14 ", "no": "30", "da-DK": "14", "sv": " "}, by=eva
    )

    assert values_of(constant) == {"*": "14", "da": "14", "nb": "30"}
    assert Change.objects.get(type="constant").verb == "created"


@pytest.mark.parametrize(
    ("key", "values", "field"),
    [
        ("Days", {"*": "14"}, "key"),
        ("return days", {"*": "14"}, "key"),
        ("", {"*": "14"}, "key"),
        ("days", {}, "values"),
        ("days", {"*": " "}, "values"),
        ("days", {"xx": "14"}, "values/xx"),
        ("days", {"da": "x" * 1001}, "values/da"),
    ],
)
def test_wrong_keys_and_values_are_refused(eva, key, values, field):
    with pytest.raises(Invalid) as refusal:
        constants.create_constant(key=key, values=values, by=eva)

    assert list(refusal.value.errors) == [field]
    assert not Constant.objects.exists()


def test_key_is_taken_once(eva):
    constants.create_constant(key="days", values={"*": "14"}, by=eva)

    with pytest.raises(Invalid):
        constants.create_constant(key="days", values={"*": "30"}, by=eva)


def test_change_replaces_the_values(eva):
    constant = constants.set_constant("days", {"*": "14", "da": "14"}, by=eva)

    changed = constants.change_constant(constant, values={"nb": "30"}, version=1, by=eva)

    assert values_of(changed) == {"nb": "30"}
    assert changed.version == 2
    with pytest.raises(Stale):
        constants.change_constant(constant, values={"nb": "31"}, version=1, by=eva)


def test_constant_that_a_reply_names_is_neither_removed_nor_renamed(eva, alice):
    constant = constants.set_constant("days", {"*": "14"}, by=eva)
    seen = make_shared(eva, title="Seen", body="Hi [[{{constant.days}}|later]]")
    make_reply(alice, title="Hidden", body="{{constant.days}}")
    make_shared(eva, body="\\{{constant.days}}")

    with pytest.raises(InUse) as refusal:
        constants.delete_constant(constant, by=eva)
    assert refusal.value.detail == "Replies use this: 2."
    assert refusal.value.by == [{"type": "reply", "id": seen.pk, "title": "Seen"}]
    with pytest.raises(InUse):
        constants.change_constant(constant, key="return_days", by=eva)


def test_constant_whose_name_only_begins_alike_is_free(eva):
    days = constants.set_constant("days", {"*": "14"}, by=eva)
    constants.set_constant("days_norway", {"*": "30"}, by=eva)
    make_shared(eva, body="{{constant.days_norway}}")

    constants.delete_constant(days, by=eva)

    assert [constant.key for constant in Constant.objects.all()] == ["days_norway"]


def test_archived_replies_do_not_hold_it(eva):
    constant = constants.set_constant("days", {"*": "14"}, by=eva)
    archive(make_shared(eva, body="{{constant.days}}"), by=eva)

    constants.delete_constant(constant, by=eva)

    assert not Constant.objects.exists()


def test_agents_write_neither_constants_nor_fields(alice, eva):
    constant = constants.set_constant("days", {"*": "14"}, by=eva)

    for write in (
        lambda: constants.create_constant(key="x", values={"*": "1"}, by=alice),
        lambda: constants.change_constant(constant, values={"*": "1"}, by=alice),
        lambda: constants.delete_constant(constant, by=alice),
        lambda: constants.set_custom_field("x", "X", by=alice),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_custom_field_in_use_stays(eva):
    field = constants.set_custom_field("membership", "Membership", by=eva)
    constants.set_custom_field("membership", "Membership number", by=eva)
    make_shared(eva, body="{{custom.membership}}")

    assert CustomField.objects.get().label == "Membership number"
    with pytest.raises(InUse):
        constants.delete_custom_field(field, by=eva)
