"""What is the matter with a link, in a sentence for the person who can put it right."""

from django.utils.translation import gettext as _

from accounts import roles
from core.vocabulary import Visibility
from kb.models import ArticleLink, LinkFault

_OF_HIDDEN = frozenset({LinkFault.REMOVED, LinkFault.ARCHIVED, LinkFault.UNPUBLISHED})


def why(link: ArticleLink, user: roles.AnyUser) -> str:
    """Of a link that `broken` answered; what is hidden from the user might as well not exist."""
    if link.fault in _OF_HIDDEN and not roles.can_edit(user):
        return _("There is no such article for colleagues to read")
    if link.fault == LinkFault.REPLY and link.article.visibility == Visibility.PUBLIC:
        return _("Leads to a reply, and customers read this")
    return {
        LinkFault.REPLY: _("No published reply has this short code"),
        LinkFault.REMOVED: _("There is no such article"),
        LinkFault.ARCHIVED: _("Leads to an article in the archive"),
        LinkFault.UNPUBLISHED: _("Leads to an article that is not published"),
        LinkFault.INTERNAL: _("Leads to an article for colleagues only, and customers read this"),
        LinkFault.ANCHOR: _("Leads to a heading that is no longer there"),
    }[LinkFault(link.fault)]


def name_of(link: ArticleLink, user: roles.AnyUser) -> str:
    """What it leads to, as far as the user may know that; else as it was typed."""
    if link.target is None or link.target_id == link.article_id or not roles.can_edit(user):
        return link.address
    return link.target.newest.title
