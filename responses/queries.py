"""Small reads that the workspace and the search share. None of them writes."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from typing import TypedDict

from django.conf import settings
from django.db.models import Case, Count, IntegerField, Q, QuerySet, When
from django.utils import timezone
from django.utils.translation import override

from accounts import roles
from accounts.models import Team, User
from core.text import fold
from responses.models import CustomField, Reply, ReplyQuerySet, Use
from responses.placeholders import FIELDS, sample_values
from responses.services.facts import constant_texts
from responses.services.names import known_fields

RECENT = timedelta(days=90)
OWN_WEIGHT = 3.0


class FieldOnScreen(TypedDict):
    name: str
    label: str
    group: str
    sample: str
    has_genitive: bool


class FieldToInsert(FieldOnScreen):
    names: str


def usable_by(user: User) -> ReplyQuerySet:
    """What the user may send now: published and inside its dates."""
    return Reply.objects.visible_to(user).published().valid_now()


def use_scores(user: roles.AnyUser, ids: Collection[int] | None = None) -> dict[int, float]:
    """How much the user and the user's teams used each reply of late; own uses count threefold."""
    recent = Use.objects.filter(at__gte=timezone.now() - RECENT)
    if ids is not None:
        recent = recent.filter(reply__in=ids)
    own = _counted(recent.filter(user=user))
    colleagues = User.objects.filter(teams__in=user.team_ids).exclude(pk=user.pk)
    team = _counted(recent.filter(user__in=colleagues.values("pk")))
    return {
        number: OWN_WEIGHT * own.get(number, 0) + team.get(number, 0)
        for number in own.keys() | team.keys()
    }


def by_shortcut(user: User, code: str) -> Reply | None:
    """The reply behind a short code: the user's own, then the team's, then everybody's.

    Of several variants the one in the user's language.
    """
    holders = [f"user:{user.pk}", *(f"team:{number}" for number in sorted(user.team_ids)), "staff"]
    rows = Q(shortcut_rows__key=fold(code), shortcut_rows__holder__in=holders)
    ranks = Case(
        *[When(shortcut_rows__holder=holder, then=rank) for rank, holder in enumerate(holders)],
        output_field=IntegerField(),
    )
    own_language = Case(When(language=user.language, then=0), default=1)
    found = usable_by(user).filter(rows).order_by(ranks, own_language, "pk")
    return found.for_reading(user).first()


def fields_on_screen(language: str) -> list[FieldOnScreen]:
    """Every field for "Insert field", by its name on the screen, with a sample value."""
    known = known_fields()
    samples = {**sample_values(language, known), **_constant_samples(language)}
    own = {f"custom.{key}": label for key, label in CustomField.objects.values_list("key", "label")}
    return [
        {
            "name": field.name,
            "label": own.get(field.name) or str(field.label),
            "group": field.group,
            "sample": samples.get(field.name, ""),
            "has_genitive": "genitive" in field.forms,
        }
        for field in known.fields()
    ]


def fields_to_insert(language: str) -> list[FieldToInsert]:
    """The same, with what each is called in every language of the pages: colleagues look for a
    field by the name that they know.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for code, _name in settings.LANGUAGES:
        with override(code):
            for name, field in FIELDS.items():
                names[name].append(str(field.label))
    return [
        {**each, "names": " · ".join(dict.fromkeys(names[each["name"]]))}
        for each in fields_on_screen(language)
    ]


def _constant_samples(language: str) -> dict[str, str]:
    return {f"constant.{key}": text for key, text in constant_texts(language).items()}


def _counted(uses: QuerySet[Use]) -> dict[int, int]:
    counted = uses.order_by().values("reply").annotate(count=Count("pk"))
    return {row["reply"]: row["count"] for row in counted}


def teams() -> QuerySet[Team]:
    """All teams: every colleague may know which there are."""
    return Team.objects.all()
