"""What search engines are told: every page that anyone may read, and its other languages."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from django.conf import settings
from django.urls import reverse

from kb.help_centre import VISITOR
from kb.models import Article, Category

# A file may name 50,000 pages and have 50 MB; a page in five languages takes a kilobyte.
PAGES_PER_FILE = 40_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


class Shown(NamedTuple):
    """An article that everyone may read."""

    language: str
    slug: str
    changed: datetime
    category: int | None
    group: int | None


class Page(NamedTuple):
    """An address, when readers last got something new there, and its versions by language."""

    path: str
    changed: datetime
    versions: Mapping[str, str]
    for_any: str = ""


def pages() -> list[Page]:
    """Front pages, categories, articles, in an order that stays."""
    public = Article.objects.visible_to(VISITOR).order_by("pk")
    columns = ("language", "slug", "published_at", "category", "translation_group")
    shown = [Shown(*row) for row in public.values_list(*columns)]
    return [*_front_pages(shown), *_categories(shown), *_articles(shown)]


def in_files(found: Sequence[Page]) -> list[Sequence[Page]]:
    starts = range(0, max(1, len(found)), PAGES_PER_FILE)
    return [found[start : start + PAGES_PER_FILE] for start in starts]


def written(found: Sequence[Page], host: str) -> str:
    """One file of a sitemap."""
    entries = "".join(_entry(page, host) for page in found)
    return f"{_HEAD}<urlset {_SITEMAP} {_XHTML}>\n{entries}</urlset>\n"


def listed(files: int, host: str) -> str:
    """The list of the files of a sitemap that is too long for one."""
    paths = (reverse("kb:sitemap_file", args=[number]) for number in range(1, files + 1))
    rows = "".join(f"<sitemap><loc>{host}{path}</loc></sitemap>\n" for path in paths)
    return f"{_HEAD}<sitemapindex {_SITEMAP}>\n{rows}</sitemapindex>\n"


def alternates(versions: Mapping[str, str], for_any: str = "") -> list[tuple[str, str]]:
    """Languages and addresses as search engines want them: of all versions or of none.

    `for_any`: what readers of yet another language get; else the version in the house's own.
    """
    if len(versions) < 2:
        return []
    preferred = (settings.DEFAULT_CONTENT_LANGUAGE, "en", *versions)
    for_any = for_any or next(versions[code] for code in preferred if code in versions)
    return [*versions.items(), ("x-default", for_any)]


def _front_pages(shown: Sequence[Shown]) -> Iterator[Page]:
    newest: dict[str, datetime] = {}
    for each in shown:
        newest[each.language] = max(each.changed, newest.get(each.language, each.changed))
    homes = {code: reverse("kb:help_language", args=[code]) for code in sorted(newest)}
    for language, path in homes.items():
        yield Page(path, newest[language], homes, reverse("kb:help"))


def _categories(shown: Sequence[Shown]) -> Iterator[Page]:
    """Also those that only hold others."""
    columns = Category.objects.order_by().values_list("pk", "parent", "slug")
    known = {pk: (parent, slug) for pk, parent, slug in columns}
    newest: dict[tuple[str, str], datetime] = {}
    for each in shown:
        category = each.category
        while category is not None:
            category, slug = known[category]
            place = (each.language, slug)
            newest[place] = max(each.changed, newest.get(place, each.changed))
    for (language, slug), changed in sorted(newest.items()):
        yield Page(reverse("kb:help_category", args=[language, slug]), changed, {})


def _articles(shown: Sequence[Shown]) -> Iterator[Page]:
    before = {code: _before_slug(code) for code in {each.language for each in shown}}
    paths = [f"{before[each.language]}{each.slug}/" for each in shown]
    groups: dict[int, dict[str, str]] = {}
    for each, path in zip(shown, paths, strict=True):
        if each.group is not None:
            groups.setdefault(each.group, {})[each.language] = path
    for each, path in zip(shown, paths, strict=True):
        yield Page(path, each.changed, groups.get(each.group or 0, {}))


def _before_slug(language: str) -> str:
    """Asking for each of many thousand addresses would take most of the time."""
    return reverse("kb:help_article", args=[language, "x"]).removesuffix("x/")


def _entry(page: Page, host: str) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{host}{escape(path)}"/>'
        for language, path in alternates(page.versions, page.for_any)
    )
    changed = f"{page.changed:%Y-%m-%dT%H:%M:%SZ}"
    return f"<url><loc>{host}{escape(page.path)}</loc><lastmod>{changed}</lastmod>{others}</url>\n"
