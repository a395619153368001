"""What holds when two save at the same time. See also the race for a short code."""

import threading

import pytest
from django.db import connection

from accounts.models import User
from core.exceptions import Invalid, Stale
from responses.models import Reply
from responses.services.replies import change_reply
from responses.services.uses import record_use
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(write, user, times=2):
    """Call `write(number, user)` in as many threads; what each did, in any order."""
    start = threading.Barrier(times)
    outcomes = []

    def run(number):
        own = User.objects.get(pk=user.pk)
        start.wait()
        try:
            write(number, own)
            outcomes.append("saved")
        except (Invalid, Stale) as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_of_two_who_start_from_one_version_one_is_stale(eva):
    reply = make_shared(eva)

    outcomes = at_once(
        lambda number, user: change_reply(reply, by=user, version=1, title=f"Title {number}"), eva
    )

    assert outcomes == ["Stale", "saved"]
    assert reread(reply).version == 2
    assert reread(reply).history.count() == 2


def test_of_two_variants_in_one_language_one_is_refused(eva):
    reply = make_shared(eva)

    outcomes = at_once(lambda number, user: make_variant(reply, user, "da"), eva)

    assert outcomes == ["Invalid", "saved"]
    assert Reply.objects.filter(language="da").count() == 1


def test_of_two_with_one_external_id_one_is_refused(eva):
    outcomes = at_once(lambda number, user: make_reply(user, source="crm", external_id="7"), eva)

    assert outcomes == ["Invalid", "saved"]
    assert Reply.objects.count() == 1


def test_no_use_is_lost(eva):
    reply = make_shared(eva)

    at_once(lambda number, user: record_use(reply, by=user), eva, times=4)

    assert reread(reply).use_count == 4
