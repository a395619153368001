from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.services.clean_up import clean_up

pytestmark = pytest.mark.django_db


def test_what_is_over_goes_and_what_holds_stays(client, alice):
    client.force_login(alice)
    now = timezone.now()
    Session.objects.create(session_key="over", session_data="", expire_date=now - timedelta(days=1))
    for name, age in (("old", 2), ("new", 0)):
        attempt = AccessAttempt.objects.create(username=name, failures_since_start=1)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=now - timedelta(days=age))

    assert clean_up() == "1 sessions removed, 1 attempts to sign in removed"

    assert clean_up() == ""
    assert client.get("/replies/").status_code == 200
    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["new"]
