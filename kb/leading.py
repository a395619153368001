"""Where the links of an article lead for whoever reads it.

To the staff page for colleagues, to the help centre for visitors; to the version in the reader's
language where there is one. What the reader may not see is no link, and says no title.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts import roles
from core.markup import Lead, Leader, links
from kb.addresses import Named, articles_of, is_for_colleagues, may_name_ours, named_by, names_in
from kb.models import Article
from search import finder


@dataclass(frozen=True)
class Destination:
    """The article that a reader gets; `is_named`: the one that the link names, no version of it."""

    id: int
    slug: str
    language: str
    title: str
    is_named: bool


def leader_for(source: str, user: roles.AnyUser, language: str) -> Leader | None:
    """For `core.markup.render`: two queries where the text has links to articles, else none."""
    is_visitor = not roles.is_colleague(user)
    if not may_name_ours(source):
        return _to_open_pages if is_visitor else None
    there = destinations(names_in(source), Article.objects.visible_to(user), language)

    def leader(address: str) -> Lead | None:
        named = named_by(address)
        if named is None:
            return _to_open_pages(address) if is_visitor else None
        if named.article is not None:
            return _to_article(named, there.get(named.article), is_visitor)
        return _to_reply(named, is_visitor) if named.reply else Lead(f"#{named.anchor}")

    return leader


def destinations(
    found: Collection[Named], readable: Any, language: str
) -> Mapping[int | str, Destination]:
    """What each id or slug leads to, out of what is readable."""
    ids, slugs = articles_of(found)
    if not ids and not slugs:
        return {}
    every = Article.objects.filter(Q(pk__in=ids) | Q(slug__in=slugs)).order_by()
    targets = list(every.values("pk", "slug", "translation_group"))
    groups = {each["translation_group"] for each in targets} - {None}
    numbers = {each["pk"] for each in targets}
    seen = readable.filter(Q(pk__in=numbers) | Q(translation_group__in=groups)).order_by("pk")
    title = Coalesce("published_revision__title", "newest_revision__title")
    rows = list(seen.values("pk", "slug", "language", "translation_group", read_title=title))
    there: dict[int | str, Destination] = {}
    for target in targets:
        if row := _best(target, rows, language):
            there[target["pk"]] = there[target["slug"]] = Destination(
                row["pk"],
                row["slug"],
                row["language"],
                row["read_title"],
                row["pk"] == target["pk"],
            )
    return there


def _best(
    target: Mapping[str, Any], rows: Collection[Mapping[str, Any]], language: str
) -> Mapping[str, Any] | None:
    """In the reader's language, else as it was named, else not at all."""
    group = target["translation_group"]
    versions = {
        row["language"]: row
        for row in rows
        if row["pk"] == target["pk"] or (group and row["translation_group"] == group)
    }
    for spoken in finder.languages(None, language):
        if spoken in versions:
            return versions[spoken]
    return next((row for row in rows if row["pk"] == target["pk"]), None)


def _to_article(named: Named, there: Destination | None, is_visitor: bool) -> Lead:
    if there is None:
        return Lead(None)
    # Another language has other headings.
    anchor = f"#{named.anchor}" if named.anchor and there.is_named else ""
    if is_visitor:
        page = reverse("kb:help_article", args=[there.language, there.slug])
    else:
        page = reverse("kb:article", args=[there.id])
    return Lead(page + anchor, there.title)


def _to_reply(named: Named, is_visitor: bool) -> Lead:
    """Into the workspace, filled for the chat in hand."""
    address = None if is_visitor else links.resolve(f"reply:{named.reply}")
    return Lead(f"{address}?fill=1" if address else None, "" if is_visitor else named.reply)


def _to_open_pages(address: str) -> Lead | None:
    return Lead(None) if is_for_colleagues(address) else None
