"""The table of links between articles: kept by a follower in the transaction of each change."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Conflict
from core.markup import addresses, headings, render
from core.text import fold
from kb.addresses import Named, articles_of, may_name_ours, named_by
from kb.models import Article, ArticleLink, Revision
from kb.models.link import ADDRESS_LENGTH
from kb.services.articles import change_article
from kb.services.publishing import publish

_KEPT = ("target_id", "code", "anchor", "anchor_is_gone", "in_published", "in_newest")
# What an image or a link looks like around its address.
_AROUND = r"!?\[([^\[\]]*)\]\(\s*<?{}>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
# A whole address without marks around it is a link, too; not where a link is defined.
_BARE = r"(?<!\]: )(?<![\w(\[/<\"']){0}(?![\w/-])|<{0}>"
# Addresses stand in sources in few ways.
_LIKELY = ("article:", "reply:", "/articles/", "/help/", "/r/")
_OWN_ANCHOR = "](#"


def note_links(ids: Collection[int]) -> None:
    """Bring the rows of these articles in line with their wordings. Inside a transaction."""
    found = Article.objects.filter(pk__in=_likely(ids)).order_by("pk")
    rows = found.select_related("newest_revision", "published_revision")
    _put({article.pk: _links_of(article) for article in rows}, ids)


def _likely(ids: Collection[int]) -> set[int]:
    """Those with a wording that may have a link of ours; of most a glance at the text says no."""
    articles = Article.objects.filter(pk__in=ids).order_by()
    bodies = [
        *articles.values_list("pk", "external_id", "newest_revision__body"),
        *articles.waiting().values_list("pk", "external_id", "published_revision__body"),
    ]
    return {
        pk
        for pk, external_id, body in bodies
        if any(hint in body.lower() for hint in _LIKELY)
        or (_OWN_ANCHOR in body and not external_id)
    }


def note_arrivals(ids: Collection[int]) -> None:
    """Links that named one of these articles before it was there lead to it now."""
    dangling = ArticleLink.objects.filter(target=None, code="").order_by("pk")
    named = {link: named_by(link.address) for link in dangling}
    if not named:
        return
    arrived = Article.objects.filter(pk__in=ids).values_list("pk", "slug")
    known: dict[Any, int] = {key: pk for pk, slug in arrived for key in (pk, slug)}
    for link, name in named.items():
        if name is not None and name.article in known:
            ArticleLink.objects.filter(pk=link.pk).update(
                target=known[name.article], anchor=name.anchor
            )


def note_headings(ids: Collection[int]) -> None:
    """Links of others to a heading of these articles: is it still there?"""
    for link in ArticleLink.objects.filter(target__in=ids).exclude(anchor="").order_by("pk"):
        is_gone = _is_gone(link.target, link.anchor)
        if is_gone != link.anchor_is_gone:
            ArticleLink.objects.filter(pk=link.pk).update(anchor_is_gone=is_gone)


@transaction.atomic
def take_out(link: ArticleLink, *, by: User) -> Article:
    """Leave the words of a broken link and take its address away; readers get that at once where
    nothing else waits. Raises NotAllowed, Conflict where it is not written as a link, and what
    `publish` raises.
    """
    article = link.article
    waited = article.waits
    body = without_link(article.newest.body, link.address)
    if body == article.newest.body:
        raise Conflict(_("This link is written in a way that only you can change."))
    note = _("Dead link taken out")
    changed = change_article(article, by=by, version=None, body=body, change_note=note)
    if changed.published_revision_id is not None and not waited:
        changed = publish(changed, by=by)
    return changed


def without_link(source: str, address: str) -> str:
    """The words of each link to this address, without the link; a bare address is taken away."""
    left = re.sub(_AROUND.format(re.escape(address)), r"\1", source)
    return re.sub(_BARE.format(re.escape(address)), "", left) if "://" in address else left


def _put(wanted: dict[int, list[ArticleLink]], ids: Collection[int]) -> None:
    """Add, change and take away rows; what is right already is not written again."""
    stored = {
        (row.article_id, row.address): row for row in ArticleLink.objects.filter(article__in=ids)
    }
    new, changed = [], []
    for row in (row for rows in wanted.values() for row in rows):
        old = stored.pop((row.article_id, row.address), None)
        if old is None:
            new.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in _KEPT):
            row.pk = old.pk
            changed.append(row)
    if stored:
        ArticleLink.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    ArticleLink.objects.bulk_create(new)
    ArticleLink.objects.bulk_update(changed, _KEPT)


def _links_of(article: Article) -> list[ArticleLink]:
    # Headings that an imported article misses in itself were lost before: nobody looks for them.
    anchors = not article.external_id
    published = _named_in(article.published_revision, anchors)
    is_same = article.published_revision_id == article.newest_revision_id
    newest = published if is_same else _named_in(article.newest, anchors)
    named = {**published, **newest}
    targets = _targets(named.values())
    return [
        _link(article, address, name, targets, (address in published, address in newest))
        for address, name in named.items()
    ]


def _named_in(wording: Revision | None, anchors: bool) -> dict[str, Named]:
    if wording is None or not may_name_ours(wording.body, anchors=anchors):
        return {}
    found = ((address, named_by(address)) for address in addresses(wording.body))
    return {
        address: named
        for address, named in found
        if named and len(address) <= ADDRESS_LENGTH and (anchors or not address.startswith("#"))
    }


def _targets(named: Iterable[Named]) -> dict[int | str, Article]:
    ids, slugs = articles_of(list(named))
    if not ids and not slugs:
        return {}
    found = Article.objects.filter(Q(pk__in=ids) | Q(slug__in=slugs))
    rows = list(found.select_related("newest_revision", "published_revision"))
    return {row.pk: row for row in rows} | {row.slug: row for row in rows}


def _link(
    article: Article,
    address: str,
    named: Named,
    targets: dict[int | str, Article],
    places: tuple[bool, bool],
) -> ArticleLink:
    target = None if named.reply else article
    if named.article is not None:
        target = targets.get(named.article)
    return ArticleLink(
        article=article,
        address=address,
        target=target,
        code=fold(named.reply)[:120],
        anchor=named.anchor if target else "",
        anchor_is_gone=bool(target and named.anchor) and _is_gone(target, named.anchor),
        in_published=places[0],
        in_newest=places[1],
    )


def _is_gone(target: Article | None, anchor: str) -> bool:
    return target is not None and anchor not in _anchors(target.wording.body)


@lru_cache(maxsize=32)
def _anchors(body: str) -> frozenset[str]:
    return frozenset(heading.id for heading in headings(render(body)))
