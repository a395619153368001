"""What a remark says, in a sentence for the person who can put it right."""

from django.utils.translation import gettext as _

from core.vocabulary import LANGUAGE_NAMES
from responses.hygiene.lacks import What
from responses.models import Remark, RemarkKind
from responses.services.names import label_of


def why(remark: Remark) -> str:
    """One sentence. `other` has to be at hand for a pair."""
    if remark.kind == RemarkKind.LONG:
        return _("Too long for a chat window")
    if remark.kind == RemarkKind.NO_FILE:
        return _("Says “%s” and has no file") % remark.about
    if remark.kind == RemarkKind.HIDDEN_LINK:
        return _("Leads to “%s”, which customers cannot read") % remark.about
    if remark.kind == RemarkKind.SUMMARY:
        return _("The article it sums up says something else now")
    if remark.kind == RemarkKind.NO_VARIANT:
        return _("Missing: %s") % LANGUAGE_NAMES.get(remark.about, remark.about)
    if remark.other is not None:
        words = {"title": remark.other.title, "percent": remark.about}
        return _("%(percent)s %% the same as “%(title)s”") % words
    what, _colon, name = remark.about.partition(":")
    return lacking(What(what), name)


def lacking(what: What, name: str) -> str:
    """What a variant lacks that the other languages have."""
    field = _("a link to an article") if name == "article" else label_of(name)
    if what is What.FIELD:
        return _("The other languages name: %s") % field
    if what is What.WAY_OUT:
        return _("Cannot be sent without this, the other languages can: %s") % field
    return {
        What.QUESTION: _("The other languages ask you something before they are sent"),
        What.SUBJECT: _("The other languages have a subject"),
        What.FILE: _("The other languages have a file"),
    }[what]
