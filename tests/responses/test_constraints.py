"""What the database itself refuses, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from responses.models import Reply, ReplyChannel, Shortcut, VariantGroup
from tests.responses.factories import make_shared, make_variant

pytestmark = pytest.mark.django_db


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "A subject"},
        {"attachment_count": 1},
        {"kind": "long"},
        {"tone": "rude"},
        {"stage": "end"},
        {"status": "lost"},
        {"shared_with": "world"},
        {"shared_with": "me", "owner": None},
        {"valid_from": timezone.now(), "valid_until": timezone.now() - timedelta(days=1)},
    ],
)
def test_rules_of_a_row(eva, fields):
    reply = make_shared(eva)

    refused(lambda: Reply.objects.filter(pk=reply.pk).update(**fields))


def test_predefined_has_subject_and_files(eva):
    reply = make_shared(eva)

    Reply.objects.filter(pk=reply.pk).update(kind="predefined", subject="A", attachment_count=2)


def test_language_and_tone_once_a_group_outside_the_archive(eva):
    first = make_shared(eva, language="da")
    second = make_variant(first, eva, "nb")

    refused(lambda: Reply.objects.filter(pk=second.pk).update(language="da"))
    Reply.objects.filter(pk=second.pk).update(language="da", status="archived")


def test_external_id_once_a_source_and_language(eva):
    make_shared(eva, source="crm", external_id="7")
    other = make_shared(eva, source="crm", external_id="8")

    refused(lambda: Reply.objects.filter(pk=other.pk).update(external_id="7"))


def test_short_code_once_a_holder_language_and_tone(eva):
    reply = make_shared(eva, shortcut="retur")

    refused(
        lambda: Shortcut.objects.create(
            reply=reply, holder="staff", key="retur", language="en", tone="neutral"
        )
    )


def test_channels_are_known_ones_once(eva):
    reply = make_shared(eva, channels=["chat"])

    refused(lambda: ReplyChannel.objects.create(reply=reply, channel="chat"))
    refused(lambda: ReplyChannel.objects.create(reply=reply, channel="fax"))


def test_group_with_replies_stays(eva):
    reply = make_shared(eva)

    with pytest.raises(ProtectedError):
        VariantGroup.objects.filter(pk=reply.group_id).delete()
