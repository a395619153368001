"""Groups of variants as rows of a list: read at once, with what one user's rows are marked by."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, Subquery

from accounts.models import User
from core.vocabulary import Tone
from responses.models import Favourite, Reply, ReplyQuerySet, Use
from responses.queries import usable_by

# Where there is no text in the first, the second is read as well.
ALSO_READ = {"nn": "nb"}


@dataclass(frozen=True)
class Group:
    """The variants that a user may send now, in the order in which they were written.

    Each says `is_favourite`, `is_used_here` and `is_changed`: since this user sent it last.
    """

    variants: Sequence[Any]

    @property
    def uses(self) -> int:
        return sum(variant.use_count for variant in self.variants)

    def to_send(self, found: Any, language: str, tone: str = "") -> Any:
        """The variant for a customer who reads this language and is written to in this tone.

        The one that was found, where there is none in the language; in its tone, where no other
        is asked for, else neutral.
        """
        read = [language, ALSO_READ.get(language, language)]
        spoken = [each for each in self.variants if each.language in read]
        same = [each for each in self.variants if each.language == found.language]

        def distance(each: Reply) -> tuple[bool, bool, bool, bool, int]:
            missed = bool(tone) and each.tone != tone
            other = each.language != language
            return other, missed, each.tone != found.tone, each.tone != Tone.NEUTRAL, each.pk

        return min(spoken or same, key=distance, default=found)


def groups_of(
    user: User, ids: Collection[int], chat: Mapping[str, str] | None = None
) -> dict[int, Group]:
    """Reply id → its group, for these replies and their variants. One query.

    `chat`: source and external_id; a group is marked whoever used it there.
    """
    wanted = Reply.objects.filter(pk__in=list(ids)).order_by().values("group")
    usable = usable_by(user).filter(group__in=wanted).order_by("pk")
    groups: dict[int, list[Any]] = {}
    for reply in _with_marks(usable, user, chat):
        groups.setdefault(reply.group_id, []).append(reply)
    return {each.pk: Group(variants) for variants in groups.values() for each in variants}


def _with_marks(
    replies: ReplyQuerySet, user: User, chat: Mapping[str, str] | None
) -> Sequence[Any]:
    kept = Favourite.objects.filter(user=user, group=OuterRef("group"))
    own = Use.objects.filter(user=user, reply=OuterRef("pk"), at__gte=OuterRef("created_at"))
    last = own.order_by().values("reply").annotate(last=Max("at")).values("last")
    rows = list(
        replies.annotate(
            is_favourite=Exists(kept), is_used_here=_used_in(chat), own_last=Subquery(last)
        )
    )
    for row in rows:
        # A use from before the reply was written here, such as an imported one, saw no other text.
        row.is_changed = row.own_last is not None and row.worded_at > row.own_last
    return rows


def _used_in(chat: Mapping[str, str] | None) -> Any:
    uses = Use.objects.none()
    if chat:
        named = Q(chat_source=chat["source"], chat_external_id=chat["external_id"])
        uses = Use.objects.filter(named, reply__group=OuterRef("group"))
    return Exists(uses)
