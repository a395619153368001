"""Refusals of services, put where the person who typed will see them."""

from django.contrib import messages
from django.utils.translation import gettext as _

from core.exceptions import Invalid


def put_errors(form, refusal):
    """Each error at its field, what has no field at the top of the form."""
    errors = refusal.errors if isinstance(refusal, Invalid) else {"": [("", refusal.detail)]}
    for path, found in errors.items():
        name = path.replace("values/", "value_").replace("*", "all")
        for _code, detail in found:
            form.add_error(name if name in form.fields else None, detail)


def say_in_use(request, refusal):
    names = ", ".join(each["title"] for each in refusal.by[:5])
    text = f"{refusal.detail} {names}" if names else refusal.detail
    messages.error(request, _("Not deleted. %(why)s") % {"why": text})
