"""Taking away what signing in leaves behind."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog
from django.contrib.sessions.models import Session
from django.utils import timezone

EVERY = 3600
# Long after the lock is over: who tried to sign in from where is nobody's business for longer.
ATTEMPTS_KEPT = timedelta(days=1)


def clean_up() -> str:
    """Delete sessions that are over and old attempts to sign in."""
    now = timezone.now()
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    old = now - ATTEMPTS_KEPT
    tried, _ = AccessAttempt.objects.filter(attempt_time__lt=old).delete()
    logged, _ = AccessFailureLog.objects.filter(attempt_time__lt=old).delete()
    said = {"sessions": ended, "attempts to sign in": tried + logged}
    return ", ".join(f"{count} {what} removed" for what, count in said.items() if count)
