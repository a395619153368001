"""What of this app can be found."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from accounts import roles
from attachments.names import words_of_name
from core.numbered import numbered_addresses
from core.vocabulary import Channel, Sharing
from responses import queries
from responses.models import Reply, ReplyQuerySet
from search import registry
from search.documents import CANDIDATES, Document
from search.registry import Asker, Row

BATCH = 500
# Use by anybody only breaks ties where nobody near used anything.
LEAST_USE = 0.001
_AS_THEY_ARE = (
    *("title", "shortcut", "language", "updated_at", "kind", "subject", "stage", "tone"),
    *("when_to_use", "precondition"),
)
_COLUMNS = ("pk", "group_id", "body", "attachment_count", *_AS_THEY_ARE)


class ReplyIndex:
    """Published replies, personal ones under their owner's label.

    Dates are judged by `visible_to` when somebody asks.
    """

    type = "reply"
    scope = "replies:read"

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        published = Reply.objects.published().order_by("pk")
        if ids is not None:
            published = published.filter(pk__in=ids)
        last = 0
        while batch := list(published.filter(pk__gt=last).for_finding()[:BATCH]):
            yield from map(document, batch)
            last = batch[-1].pk

    def visible_to(self, user: Asker) -> ReplyQuerySet:
        return Reply.objects.visible_to(user).published().valid_now()

    def rows(self, user: Asker, ids: Sequence[int]) -> dict[int, Row]:
        found = list(self.visible_to(user).filter(pk__in=ids).order_by().values(*_COLUMNS))
        variants = _variants(user, {row["group_id"] for row in found})
        address = numbered_addresses("responses:reply")
        return {
            row["pk"]: _shown(row, variants[row["group_id"]], address(row["pk"])) for row in found
        }

    def use_scores(self, user: Asker, ids: Sequence[int] | None) -> dict[int, float]:
        if not roles.is_colleague(user):
            return {}
        if ids is not None:
            return queries.use_scores(user, ids)
        used = self.visible_to(user).filter(use_count__gt=0).order_by("-use_count", "pk")
        counts = used.values_list("pk", "use_count")[:CANDIDATES]
        scores = {number: LEAST_USE * count for number, count in counts}
        own = queries.use_scores(user)
        best = sorted((scores | own).items(), key=lambda each: -each[1])
        return dict(best[:CANDIDATES])


def document(reply: Reply) -> Document:
    """What is worth finding of a reply, and who may find it."""
    tags = [tag.name for tag in reply.tags.all()]
    names = [words_of_name(link.attachment.name) for link in reply.attachment_links.all()]
    parts = [reply.subject, reply.body, reply.when_to_use, *tags, *names]
    return Document(
        type=ReplyIndex.type,
        id=reply.pk,
        labels=labels(reply),
        language=reply.language,
        title=reply.title,
        body="\n".join(filter(None, parts)),
        shortcut=reply.shortcut,
        facets=frozenset(_facets(reply, tags)),
        group=f"reply:{reply.group_id}",
    )


def labels(reply: Reply) -> frozenset[str]:
    """Who may find it: its owner, its teams, or all colleagues."""
    if reply.shared_with == Sharing.ME:
        return frozenset({f"user:{reply.owner_id}"})
    if reply.shared_with == Sharing.TEAMS:
        return frozenset(f"team:{team.pk}" for team in reply.teams.all())
    return frozenset({"staff"})


def _shown(row: Row, variants: list[Row], address: str) -> Row:
    """The fields of a hit, as the API shows them."""
    return {
        **{name: row[name] for name in _AS_THEY_ARE},
        "url": address,
        "text": row["body"],
        "attachments": row["attachment_count"],
        "variants": variants,
    }


def _variants(user: Asker, groups: Collection[int]) -> dict[int, list[Row]]:
    """Of each group the variants that the asker may see."""
    seen = Reply.objects.visible_to(user).not_archived().filter(group__in=groups).order_by("pk")
    found: dict[int, list[Row]] = defaultdict(list)
    for group, id, language, tone in seen.values_list("group_id", "pk", "language", "tone"):
        found[group].append({"id": id, "language": language, "tone": tone})
    return found


def _facets(reply: Reply, tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "tone", reply.tone
    if reply.stage:
        yield "stage", reply.stage
    for tag in tags:
        yield "tag", tag
    for channel in reply.channels or Channel.values:
        yield "channel", channel
    for team in reply.teams.all():
        yield "team", str(team.pk)


def register() -> None:
    registry.register(ReplyIndex())
