"""Telling owners of faults by mail, where mail is set up.

A mail is a row of the transaction that it tells of; the worker sends it and takes the row away
once a mail server took the mail. One that is down delays mails and nothing else.
"""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from chats.models import Fault, FaultNotice

log = logging.getLogger(__name__)
EVERY = 30
BATCH = 100


def is_mail_set_up() -> bool:
    return bool(settings.EMAIL_HOST)


def tell(fault: Fault, why: str, *, by: User) -> None:
    """Have the owner told after this transaction; nobody is told what they did themselves."""
    owner = fault.owner
    if owner is None or owner.pk == by.pk or not is_mail_set_up() or not owner.email:
        return
    FaultNotice.objects.create(fault=fault, user=owner, why=why)


def send_notices() -> str:
    """The job. Says what it did; "" where there was nothing to do."""
    if not is_mail_set_up():
        return ""
    waiting = FaultNotice.objects.select_related("fault", "user")[:BATCH]
    sent = 0
    connection = get_connection()
    for notice in waiting:
        if not _send(notice, connection):
            break
        notice.delete()
        sent += 1
    return f"{sent} mails about faults sent" if sent else ""


def _send(notice: FaultNotice, connection: BaseEmailBackend) -> bool:
    """False where the server does not answer: this one and the others wait."""
    if not (notice.fault.is_open and notice.user.is_active and notice.user.email):
        return True  # Nothing to tell any more.
    try:
        mail_of(notice, connection).send()
    except SMTPRecipientsRefused:
        log.warning("The mail server does not take mails for user %s", notice.user_id)
    except (SMTPException, OSError) as error:
        log.warning("Mails about faults wait: %s", type(error).__name__)
        return False
    return True


def mail_of(notice: FaultNotice, connection: BaseEmailBackend | None = None) -> EmailMessage:
    """In the owner's language, with nothing of any chat in it."""
    fault = notice.fault
    with translation.override(notice.user.language):
        chats = fault.reports.count()
        told = ngettext("Reported from %s chat.", "Reported from %s chats.", chats) % chats
        lines = [
            f"{_('Product')}: {fault.product}",
            f"{_('What is wrong')}: {fault.symptom}",
            told,
            "",
            _address(fault),
        ]
        subject = {
            FaultNotice.Why.REPORTED: _("Product fault reported: %s"),
            FaultNotice.Why.AGAIN: _("Product fault is back: %s"),
            FaultNotice.Why.YOURS: _("Product fault to look after: %s"),
        }[FaultNotice.Why(notice.why)] % fault
    return EmailMessage(
        subject[:200], "\n".join(lines), to=[notice.user.email], connection=connection
    )


def _address(fault: Fault) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{fault.get_absolute_url()}"
