"""Components: template tags that every page may use without loading them.

docs/ui.md shows each with its markup. Every component is one small template in
templates/components/.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lucide.templatetags.lucide import lucide

from core.vocabulary import Sharing, Status, Visibility

register = template.Library()


# --- Icons and badges -----------------------------------------------------------------------


@lru_cache(maxsize=256)
def _drawing(name: str) -> SafeString:
    return mark_safe(lucide(name, size=16, **{"class": "icon", "aria_hidden": "true"}))


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawing from Lucide. Silent beside a word; with a label it is read aloud."""
    if not label:
        return _drawing(str(name))
    return format_html(
        '<span class="icon-label" title="{}">{}<span class="visually-hidden">{}</span></span>',
        label,
        _drawing(str(name)),
        label,
    )


class Badge(NamedTuple):
    word: Any
    icon: str
    tone: str = "plain"


BADGES = {
    Status.DRAFT: Badge(Status.DRAFT.label, "circle-dashed"),
    Status.IN_REVIEW: Badge(Status.IN_REVIEW.label, "eye", "warn"),
    Status.PUBLISHED: Badge(Status.PUBLISHED.label, "circle-check", "good"),
    Status.ARCHIVED: Badge(Status.ARCHIVED.label, "archive"),
    Sharing.ME: Badge(Sharing.ME.label, "user-round"),
    Sharing.TEAMS: Badge(Sharing.TEAMS.label, "users-round"),
    Sharing.STAFF: Badge(Sharing.STAFF.label, "building-2"),
    Visibility.INTERNAL: Badge(Visibility.INTERNAL.label, "lock-keyhole"),
    Visibility.PUBLIC: Badge(Visibility.PUBLIC.label, "globe"),
    "canned": Badge(gettext_lazy("Canned reply"), "message-square-text"),
    "predefined": Badge(gettext_lazy("Predefined reply"), "mail"),
    "article": Badge(gettext_lazy("Article"), "file-text"),
    "reply": Badge(gettext_lazy("Reply"), "message-square-text"),
    "style_entry": Badge(gettext_lazy("Advice"), "book-open-text"),
    "suggestion": Badge(gettext_lazy("Suggestion"), "lightbulb"),
    "warning": Badge(gettext_lazy("Should change"), "triangle-alert", "warn"),
    "error": Badge(gettext_lazy("Must change"), "octagon-alert", "bad"),
}


@register.simple_tag
def badge(value: str, word: str = "") -> SafeString:
    """A status, kind, sharing, visibility or severity as icon and word."""
    known = BADGES[value]
    return render_to_string(
        "components/badge.html",
        {"word": word or known.word, "icon_name": known.icon, "tone": known.tone},
    )


# --- What happened, what is missing -------------------------------------------------------------

NOTICE_ICONS = {
    "info": "info",
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "octagon-alert",
}
_TONE_OF_MESSAGE = {"success": "good", "warning": "warn", "error": "bad"}


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "", live: bool = False) -> SafeString:
    """A remark on the page. `live=True` where it appears after a step and must be read at once."""
    return _notice(content, tone, title=title, live=live)


def _notice(content: str, tone: str, **more: Any) -> SafeString:
    return render_to_string(
        "components/notice.html",
        {"content": content, "tone": tone, "icon_name": NOTICE_ICONS[tone], **more},
    )


@register.simple_tag
def said(message: Any) -> SafeString:
    """One of Django's messages. `core.saved.say_saved` also names the form it confirms."""
    tone = _TONE_OF_MESSAGE.get(message.level_tag, "info")
    saved = (message.extra_tags or "").removeprefix("saved:")
    return _notice(format_html("<p>{}</p>", message.message), tone, saved=saved)


@register.simple_block_tag
def empty(content: str, title: str, icon_name: str = "inbox") -> SafeString:
    """An empty list: what it is for, and the one action that fills it."""
    return render_to_string(
        "components/empty.html", {"content": content, "title": title, "icon_name": icon_name}
    )


@register.simple_block_tag
def mishap(content: str, title: str, icon_name: str) -> SafeString:
    """A page that could not be shown: what happened, what is safe, what to do."""
    return render_to_string(
        "components/mishap.html", {"content": content, "title": title, "icon_name": icon_name}
    )


@register.simple_tag
def key(keys: str) -> SafeString:
    """`{% key "Ctrl K" %}`: the keys of an action, shown beside it."""
    caps = [format_html("<kbd>{}</kbd>", each) for each in keys.split()]
    return format_html('<kbd class="key">{}</kbd>', mark_safe("".join(caps)))


# --- Forms ------------------------------------------------------------------------------------


@register.simple_tag
def field(bound: BoundField, wide: bool = False, **attributes: Any) -> SafeString:
    """Label, help, errors and the control itself, tied together for screen readers.

    More attributes go to the control, `_` written for `-`: `rows=12 lang="da"`.
    """
    named = {name.replace("_", "-"): value for name, value in attributes.items() if value != ""}
    ticks = isinstance(bound.field.widget, CheckboxInput)
    return render_to_string(
        "components/field.html",
        {
            "field": bound,
            "widget": bound.as_widget(attrs=named),
            "grouped": bound.use_fieldset,
            "ticks": ticks,
            "optional": not bound.field.required and not ticks,
            "wide": wide,
        },
    )


@register.simple_tag
def keep(form_key: str, form: Any = None) -> SafeString:
    """Attributes of a `<form>` whose unsaved text survives a reload and an expired session.

    A refused form already holds what was typed; what the browser kept must not replace it.
    """
    refused = mark_safe(" data-keep-refused") if form is not None and form.is_bound else ""
    return format_html('data-keep="{}"{}', form_key, refused)


# --- Lists ------------------------------------------------------------------------------------


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: dict[str, Any], page: Page[Any]) -> dict[str, Any]:
    """Which rows these are, and the way to the others; keeps the list's filters."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "links": [
            (each, address(each)) if isinstance(each, int) else (None, "") for each in elided
        ],
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


@register.simple_tag(takes_context=True)
def nav_link(context: dict[str, Any], address: str, word: str, count: int = 0) -> SafeString:
    """A place in the navigation, marked while one is in it; `count` is what waits there."""
    path = context["request"].path if "request" in context else ""
    here = path == address if address == "/" else path.startswith(address)
    current = mark_safe(' aria-current="page"') if here else ""
    waiting = format_html(' <span class="count">{}</span>', count) if count else ""
    return format_html('<a href="{}"{}>{}{}</a>', address, current, word, waiting)


# --- Times ------------------------------------------------------------------------------------


@register.simple_tag
def ago(moment: datetime | None) -> SafeString | str:
    """A time as people say it ("yesterday 14:20"), the whole of it on hover.

    Not for the help centre, where the same page must stay the same bytes.
    """
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="seconds"),
        date_format(local, "DATETIME_FORMAT"),
        spoken(local, timezone.localtime()),
    )


def spoken(moment: datetime, now: datetime) -> str:
    """`moment` as said at `now`, both in the reader's time zone."""
    clock = moment.strftime("%H:%M")
    days = (now.date() - moment.date()).days
    if timedelta() <= now - moment < timedelta(minutes=1):
        return _("just now")
    if days == 0:
        return _("today %(clock)s") % {"clock": clock}
    if days == 1:
        return _("yesterday %(clock)s") % {"clock": clock}
    if 1 < days < 7:
        return f"{date_format(moment, 'l')} {clock}"
    if moment.year == now.year:
        return date_format(moment, "MONTH_DAY_FORMAT")
    return date_format(moment, "DATE_FORMAT")
