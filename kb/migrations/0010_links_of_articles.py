"""Links that stood in articles before the table of links."""

from django.db import migrations

from core.markup import addresses, headings, render
from core.text import fold
from kb.addresses import may_name_ours, named_by

BATCH = 200
LONGEST = 500


def note(apps, schema_editor):
    Article = apps.get_model("kb", "Article")
    Link = apps.get_model("kb", "ArticleLink")
    known = _known(Article)
    last = 0
    while batch := list(_after(Article, last)):
        Link.objects.bulk_create([row for each in batch for row in _rows(Link, each, known)])
        last = batch[-1].pk
    for link in Link.objects.exclude(anchor="").select_related(
        "target__published_revision", "target__newest_revision"
    ):
        wording = link.target.published_revision or link.target.newest_revision
        if link.anchor not in {each.id for each in headings(render(wording.body))}:
            Link.objects.filter(pk=link.pk).update(anchor_is_gone=True)


def _known(Article):
    """Ids by themselves and by slug."""
    rows = list(Article.objects.values_list("slug", "pk"))
    return {**dict(rows), **{pk: pk for _, pk in rows}}


def _after(Article, last):
    wordings = ("published_revision", "newest_revision")
    return Article.objects.filter(pk__gt=last).select_related(*wordings).order_by("pk")[:BATCH]


def _rows(Link, article, known):
    anchors = not article.external_id
    published = _named(article.published_revision, anchors)
    newest = _named(article.newest_revision, anchors)
    for address, named in {**published, **newest}.items():
        target = article.pk if named.article is None and not named.reply else None
        if named.article is not None:
            target = known.get(named.article)
        yield Link(
            article_id=article.pk,
            address=address,
            target_id=target,
            code=fold(named.reply)[:120],
            anchor=named.anchor if target else "",
            in_published=address in published,
            in_newest=address in newest,
        )


def _named(wording, anchors):
    if wording is None or not may_name_ours(wording.body, anchors=anchors):
        return {}
    found = ((address, named_by(address)) for address in addresses(wording.body))
    return {
        address: named
        for address, named in found
        if named and len(address) <= LONGEST and (anchors or not address.startswith("#"))
    }


class Migration(migrations.Migration):
    dependencies = [("kb", "0009_links_and_answers")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
