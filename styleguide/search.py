"""What of the guide can be found."""

from collections.abc import Collection, Iterator, Sequence

from core.markup import plain
from core.vocabulary import Channel, Stage, content_languages
from search import registry
from search.documents import Document
from search.registry import Asker, Row
from styleguide.models import StyleEntry, StyleEntryQuerySet

BATCH = 500


class StyleEntryIndex:
    """Published advice. All colleagues find it, whatever team it is about."""

    type = "style_entry"
    scope = "style:read"

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        published = StyleEntry.objects.published().order_by("pk")
        if ids is not None:
            published = published.filter(pk__in=ids)
        last = 0
        while batch := list(published.filter(pk__gt=last).for_reading()[:BATCH]):
            yield from map(document, batch)
            last = batch[-1].pk

    def visible_to(self, user: Asker) -> StyleEntryQuerySet:
        return StyleEntry.objects.visible_to(user).published()

    def rows(self, user: Asker, ids: Sequence[int]) -> dict[int, Row]:
        found = self.visible_to(user).filter(pk__in=ids).prefetch_related("examples")
        return {entry.pk: row(entry) for entry in found}

    def use_scores(self, user: Asker, ids: Sequence[int] | None) -> dict[int, float]:
        return {}


def document(entry: StyleEntry) -> Document:
    """What is worth finding of an entry. What is for all languages is found under each."""
    return Document(
        type=StyleEntryIndex.type,
        id=entry.pk,
        labels=frozenset({"staff"}),
        language=entry.language or "",
        title=entry.title,
        body="\n".join([plain(entry.guidance), *(each.text for each in entry.examples.all())]),
        facets=frozenset(_facets(entry)),
    )


def row(entry: StyleEntry) -> Row:
    """The fields of a hit, as the API shows them."""
    examples = "\n".join(each.text for each in entry.examples.all())
    return {
        "title": entry.title,
        "shortcut": "",
        "language": entry.language,
        "url": entry.get_absolute_url(),
        "updated_at": entry.updated_at,
        "text": f"{entry.guidance}\n{examples}".strip(),
    }


def _facets(entry: StyleEntry) -> Iterator[tuple[str, str]]:
    if entry.language is None:
        for language in content_languages():
            yield "language", language
    for channel in entry.channels or Channel.values:
        yield "channel", channel
    for stage in entry.stages or Stage.values:
        yield "stage", stage
    for team in entry.teams.all():
        yield "team", str(team.pk)


def register() -> None:
    registry.register(StyleEntryIndex())
