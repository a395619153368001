"""What agents type again and again, and no reply says."""

from collections.abc import Mapping
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import roles
from accounts.models import User
from chats.models import Candidate, CandidateStatus
from chats.services.candidates import as_seen_by
from desk.todo import Row, Step

# The next come up when these are decided.
MOST = 20


def typed_often(user: User) -> QuerySet[Any]:
    """For editors: what is typed most."""
    waiting = Candidate.objects.visible_to(user).filter(status=CandidateStatus.OPEN)
    most = waiting.order_by("-said", "pk").values("pk")[:MOST]
    found = Candidate.objects.filter(pk__in=most) if roles.can_edit(user) else waiting.none()
    found = found.annotate(nobody=Value(None, output_field=IntegerField()))
    return found


def typed_often_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    return {each.pk: _row(each) for each in as_seen_by(list(found), user)}


def _row(candidate: Candidate) -> Row:
    steps = [_step(_("Make a reply"), "candidate_reply", candidate, "message-square-text")]
    if candidate.seen_nearest is not None:
        steps.append(_step(_("Covered"), "candidate_merge", candidate, "check"))
    steps.append(_step(_("Ignore"), "candidate_ignore", candidate, "x"))
    return Row(
        what=candidate.text,
        url=candidate.get_absolute_url(),
        language=candidate.language,
        why=_why(candidate),
        since=candidate.updated_at,
        owner=None,
        steps=steps,
    )


def _why(candidate: Candidate) -> str:
    typed = ngettext("%(n)s time", "%(n)s times", candidate.said) % {"n": candidate.said}
    said = ngettext(
        "%(typed)s by one colleague", "%(typed)s by %(n)s colleagues", candidate.agents
    ) % {"typed": typed, "n": candidate.agents}
    nearest = candidate.seen_nearest
    if nearest is None:
        return said
    words = {"said": said, "title": nearest.title, "percent": round(100 * candidate.likeness)}
    return _("%(said)s; closest: %(title)s (%(percent)s %%)") % words


def _step(word: str, name: str, candidate: Candidate, icon: str) -> Step:
    return Step(word, reverse(f"chats:{name}", args=[candidate.pk]), icon)
