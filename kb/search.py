"""What of this app can be found."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from django.urls import reverse

from accounts import roles
from attachments.names import words_of_name
from core.numbered import numbered_addresses
from core.vocabulary import Status, Visibility
from kb.models import Article, ArticleQuerySet
from search import registry
from search.documents import Document
from search.registry import Asker, Row

BATCH = 500
# Snippets are cut from the beginning of a text.
SNIPPET_SOURCE = 20_000
# Where a link leads, and HTML, are no words of the text. The other marks the analysis drops; it
# reads a source, and taking one apart as Markdown takes longer than all the rest of an import.
_NO_WORDS = re.compile(r"(?<=\])\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)|</?[a-zA-Z][^<>]*>")
_LABELS = {
    Visibility.INTERNAL: frozenset({"staff"}),
    Visibility.PUBLIC: frozenset({"public", "staff"}),
}


class ArticleIndex:
    """The published wording of articles, and for colleagues drafts submitted from a chat."""

    type = "article"
    scope = "articles:read"

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        findable = Article.objects.findable().order_by("pk")
        if ids is not None:
            findable = findable.filter(pk__in=ids)
        last = 0
        while batch := list(findable.filter(pk__gt=last).for_finding()[:BATCH]):
            yield from map(document, batch)
            last = batch[-1].pk

    def visible_to(self, user: Asker) -> ArticleQuerySet:
        return Article.objects.visible_to(user).findable()

    def rows(self, user: Asker, ids: Sequence[int]) -> dict[int, Row]:
        found = self.visible_to(user).filter(pk__in=ids).hits(SNIPPET_SOURCE)
        address = _address_for(user)
        return {hit["pk"]: row(hit, address(hit)) for hit in found}

    def use_scores(self, user: Asker, ids: Sequence[int] | None) -> dict[int, float]:
        return {}


def document(article: Article) -> Document:
    """What is worth finding of an article, and who may find it."""
    wording = article.wording
    tags = [tag.name for tag in article.tags.all()]
    names = [words_of_name(link.attachment.name) for link in article.attachment_links.all()]
    facets = {("tag", tag) for tag in tags}
    if article.category_id is not None:
        facets.add(("category", str(article.category_id)))
    texts = [wording.summary, words(wording.body), *tags, *names]
    return Document(
        type=ArticleIndex.type,
        id=article.pk,
        labels=_labels(article),
        language=article.language,
        title=wording.title,
        body="\n".join(filter(None, texts)),
        facets=frozenset(facets),
    )


def _labels(article: Article) -> frozenset[str]:
    """What no editor has read is found by colleagues alone, whoever it is meant for."""
    visibility = Visibility(article.visibility) if not article.is_not_reviewed else None
    return _LABELS[visibility or Visibility.INTERNAL]


def _address_for(user: Asker) -> Callable[[Row], str]:
    """Visitors are led to the help centre."""
    if roles.is_colleague(user):
        page = numbered_addresses("kb:article")
        return lambda hit: page(hit["pk"])
    return lambda hit: reverse("kb:help_article", args=[hit["language"], hit["slug"]])


def row(hit: Row, address: str) -> Row:
    """The fields of a hit, as the API shows them."""
    return {
        "title": hit["title"],
        "shortcut": "",
        "language": hit["language"],
        "url": address,
        "updated_at": hit["updated_at"],
        **({} if hit["status"] == Status.PUBLISHED else {"not_reviewed": True}),
        "text": without_fields(f"{hit['summary']}\n{hit['body']}".strip()),
    }


def words(body: str) -> str:
    """A Markdown source without what no reader sees."""
    return without_fields(_NO_WORDS.sub(" ", body))


def without_fields(text: str) -> str:
    """In an article `{{…}}` is plain text, not a placeholder: its words can be found and shown."""
    return text.replace("{{", " ").replace("}}", " ")


def register() -> None:
    registry.register(ArticleIndex())
