"""What an agent is used to: the replies for an empty field."""

from dataclasses import dataclass, field

from django.db.models import Count, Max
from django.utils import timezone

from accounts.models import User
from responses.models import Favourite, Reply, Use
from responses.queries import RECENT, usable_by, use_scores

NEXT, FAVOURITES, MOST_USED, USED_LAST = 3, 12, 8, 4
# What came next once may have been chance.
OFTEN = 2


@dataclass(frozen=True)
class Shelf:
    """Ids of replies, one of each group, none twice; the parts in the order they are shown."""

    next: list[int] = field(default_factory=list)
    favourites: list[int] = field(default_factory=list)
    most_used: list[int] = field(default_factory=list)
    used_last: list[int] = field(default_factory=list)


def shelf(user: User, *, language: str, after: int | None = None) -> Shelf:
    """What to offer before anything is typed, in the language where there is a choice.

    `after`: the reply just used in this chat. The number of queries does not grow with replies.
    """
    wanted = {
        "next": (_following(after), NEXT),
        "favourites": (_favourites(user), FAVOURITES),
        "most_used": (_by_use(user), MOST_USED),
        "used_last": (_used_last(user), USED_LAST),
    }
    groups = {group for some, _limit in wanted.values() for group in some}
    usable = usable_by(user).collapsed(language)
    numbers = dict(usable.filter(group__in=groups).values_list("group_id", "pk"))
    taken: set[int] = set()
    parts = {}
    for name, (some, limit) in wanted.items():
        new = [group for group in some if group in numbers and group not in taken][:limit]
        taken.update(new)
        parts[name] = [numbers[group] for group in new]
    free = MOST_USED - len(parts["most_used"])
    # The list is not blank for whoever has used little: then what all use, then any.
    others = usable.exclude(group__in=taken).order_by("-use_count", "folded_title", "pk")
    parts["most_used"] += others.values_list("pk", flat=True)[:free]
    return Shelf(**parts)


def _following(reply_id: int | None) -> list[int]:
    """Groups that came next most often in chats, after this reply in any of its variants."""
    if reply_id is None:
        return []
    group = Reply.objects.filter(pk=reply_id).values("group")
    later = Use.objects.filter(previous__group__in=group, at__gte=timezone.now() - RECENT)
    counted = (
        later.exclude(reply__group__in=group)
        .order_by()
        .values("reply__group")
        .annotate(count=Count("pk"))
        .filter(count__gte=OFTEN)
        .order_by("-count", "reply__group")
    )
    return list(counted.values_list("reply__group", flat=True)[: NEXT * 4])


def _favourites(user: User) -> list[int]:
    return list(Favourite.objects.filter(user=user).values_list("group_id", flat=True))


def _by_use(user: User) -> list[int]:
    """Own and team use of any variant counts for the group."""
    scores = use_scores(user)
    groups = dict(Reply.objects.filter(pk__in=scores).values_list("pk", "group_id"))
    total: dict[int, float] = {}
    for number, score in scores.items():
        if number in groups:
            total[groups[number]] = total.get(groups[number], 0) + score
    return sorted(total, key=lambda group: (-total[group], group))


def _used_last(user: User) -> list[int]:
    uses = Use.objects.filter(user=user).order_by().values("reply__group")
    last = uses.annotate(last=Max("at")).order_by("-last")
    return list(last.values_list("reply__group", flat=True)[: USED_LAST * 4])
