"""What the workspace's scripts say, in the reader's language."""

from django.utils.translation import gettext as _

from core.vocabulary import language_choices
from responses.queries import fields_on_screen


def workspace_words(language):
    """Handed to the page in a data- attribute: its policy allows no inline script."""
    return {
        "hits": _("Hits: {count}"),
        "customer": _("Customer {number}"),
        "closeChat": _("Close the chat of {name}"),
        "copy": _("Copy"),
        "copyFor": _("Copy for {name}"),
        "copied": _("Copied"),
        "copiedFor": _("Copied for {name}"),
        "oneFile": _("1 file to send"),
        "files": _("{count} files to send"),
        "linkCopied": _("Link to {name} copied"),
        "subjectCopied": _("Subject copied"),
        "notCopied": _("The browser refused to copy. The text is selected: press Ctrl C."),
        "missing": _("{name} is missing."),
        "added": _("Added to the draft"),
        "stays": _("Your text stays. Enter puts “{title}” in its place, Alt Enter adds it."),
        "properName": _("Write “{name}”?"),
        "known": _("Known: {count}"),
        "favourite": _("Kept as a favourite"),
        "notFavourite": _("No longer a favourite"),
        "noFavourite": _("Choose a reply first: only replies can be favourites."),
        "noSubject": _("This has no subject."),
        "openArticle": _("Open the article"),
        "otherLanguage": _("This is in {language}, the customer's language is {wanted}."),
        "enterAgain": _("Another language than the customer's. Enter again copies it."),
        "oneLanguage": _("This has no other language."),
        "gone": _("This reply is gone."),
        "noSuchReply": _("There is no reply with the short code “{code}” for you."),
        "waiting": _("Waiting for the answer"),
        "nothing": _("Nothing found. Enter again writes a new reply."),
        "unreachable": _("The service does not answer. What you typed is still here."),
        "signedOut": _(
            "You are signed out. Sign in again in another tab; this one keeps your text."
        ),
        "forgotten": _("The customer's details were dropped after 20 quiet minutes."),
        "languages": {code: str(name) for code, name in language_choices()},
        "fields": {field["name"]: str(field["label"]) for field in fields_on_screen(language)},
    }
