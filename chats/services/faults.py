"""Product faults: reported from chats, joined where they are the same, closed by editors."""

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import privacy
from accounts import roles
from accounts.models import User
from chats.models import Chat, ChatRules, Fault, FaultNotice, FaultReport, FaultStatus, ProductOwner
from chats.models.fault import PRODUCT_LENGTH, SYMPTOM_LENGTH
from chats.services import mentions, notices
from core import events
from core.exceptions import Conflict, Invalid, NotAllowed, Stale
from core.text import fold
from kb.models import Article
from privacy import Kind
from responses.models import Reply

LONGEST = {"product": PRODUCT_LENGTH, "symptom": SYMPTOM_LENGTH}
# Never part of a fault. Names and other numbers may be those of a product.
PERSONAL = privacy.NATIONAL | {Kind.EMAIL, Kind.CARD, Kind.IBAN}


class FaultFields(TypedDict, total=False):
    """What editors change; what is left out keeps its value."""

    product: str
    symptom: str
    status: str
    owner: User | None
    replies: Sequence[Reply]
    articles: Sequence[Article]


def report_fault(
    chat: Chat | None,
    *,
    by: User,
    product: str = "",
    symptom: str = "",
    fault: int | None = None,
) -> tuple[Fault, bool]:
    """Report what came up in a chat; answers the fault and whether this was not known before.

    `fault` names a known one; else the same product and symptom, however written, join. One that
    was fixed is open again. Raises Invalid with the place of what is missing.
    """
    try:
        row, is_new, is_told = _report(chat, by, product, symptom, fault)
    except IntegrityError:
        # Two reported it at once: the later one joins.
        row, is_new, is_told = _report(chat, by, product, symptom, fault)
    if is_new:
        mentions.note_mentions(row, by=by)
    return row, is_told


@transaction.atomic
def change_fault(
    fault: Fault, *, by: User, version: int | None = None, **fields: Unpack[FaultFields]
) -> Fault:
    """Change facts, owner, status, or which texts mention it. Closing it brings them up.

    Raises NotAllowed, Stale, Invalid, Conflict where another fault has the same words.
    """
    _editors_only(by)
    found = mentions.texts_about(fault, by) if _closes(fault, fields) else []
    row = hold(fault, version)
    before = (row.status, row.owner_id)
    texts = {name: fields.pop(name) for name in ("replies", "articles") if name in fields}
    _put(row, fields)
    _refuse_twin(row)
    for name, rows in texts.items():
        mentions.set_mentions(row, name, rows)
    _save(row, by, "changed")
    if row.status != before[0]:
        _status_changed(row, found)
    if row.is_open and row.owner_id not in (None, before[1]):
        notices.tell(row, FaultNotice.Why.YOURS, by=by)
    return row


@transaction.atomic
def remove_fault(fault: Fault, *, by: User, version: int | None = None) -> None:
    """Take away what was none; the chats stay. Raises NotAllowed, Stale."""
    _editors_only(by)
    row = hold(fault, version)
    events.record("fault", row.pk, "deleted", by=by)
    row.delete()


def hold(fault: Fault, version: int | None = None) -> Fault:
    """The row as it is now, locked until the transaction ends. Raises Stale, Conflict."""
    row: Fault | None = Fault.objects.select_for_update().filter(pk=fault.pk).first()
    if row is None:
        raise Conflict(_("This fault was removed meanwhile."), code="removed")
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def owner_of(product: str) -> User | None:
    """Who looks after faults of a product by default; nobody who has left."""
    own = ProductOwner.objects.filter(folded=fold(product), owner__is_active=True)
    found = own.select_related("owner").first()
    if found is not None:
        return found.owner
    rules = ChatRules.objects.filter(fault_owner__is_active=True).select_related("fault_owner")
    row = rules.first()
    return row.fault_owner if row else None


@transaction.atomic
def _report(
    chat: Chat | None, by: User, product: str, symptom: str, known: int | None
) -> tuple[Fault, bool, bool]:
    """(fault, whether it is new or open again, whether this chat had not told of it)."""
    row = _known(known) if known else _same(_checked({"product": product, "symptom": symptom}))
    is_new = row.pk is None
    reopened = row.status == FaultStatus.FIXED
    if is_new:
        row.owner, row.reported_by = owner_of(row.product), by
    if is_new or reopened:
        row.status, row.closed_at = FaultStatus.OPEN, None
    if reopened:
        row.version += 1
        row.mentions.update(due_at=None)
    row.updated_at = timezone.now()
    row.save()
    is_told = is_new or reopened
    if chat is not None:
        _report_row, made = FaultReport.objects.get_or_create(
            fault=row, chat=chat, defaults={"by": by}
        )
        is_told = made or is_told
    if is_told:
        events.record("fault", row.pk, "created" if is_new else "reported", by=by)
    if is_new or reopened:
        notices.tell(row, FaultNotice.Why.AGAIN if reopened else FaultNotice.Why.REPORTED, by=by)
    return row, is_new or reopened, is_told


def _known(number: int) -> Fault:
    row: Fault | None = Fault.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise Invalid({"fault": [("does_not_exist", _("There is no fault %s.") % number)]})
    return row


def _same(facts: dict[str, str]) -> Fault:
    """The fault with these words, held, or a new one that is not stored."""
    folded = {f"folded_{name}": _folded(name, text) for name, text in facts.items()}
    found: Fault | None = Fault.objects.select_for_update().filter(**folded).first()
    return found or Fault(**facts, **folded)


def _checked(facts: dict[str, str]) -> dict[str, str]:
    """One line each. Raises Invalid for what is missing, too long, or tells of a person."""
    lines = {name: " ".join((text or "").split()) for name, text in facts.items()}
    errors: dict[str, list[tuple[str, str]]] = {}
    for name, text in lines.items():
        if not fold(text):
            errors[name] = [("required", _("Say which product, and what is wrong with it."))]
        elif len(text) > LONGEST[name]:
            said = _("At most %s characters fit here.") % LONGEST[name]
            errors[name] = [("max_length", said)]
        elif any(each.kind in PERSONAL for each in privacy.scan(text)):
            said = _("Leave personal data out: a fault is kept when the chat is not.")
            errors[name] = [("personal_data", said)]
    if errors:
        raise Invalid(errors)
    return lines


def _folded(name: str, text: str) -> str:
    return fold(text)[: 2 * LONGEST[name]]


def _put(row: Fault, fields: Any) -> None:
    given = {name: fields[name] for name in LONGEST if name in fields}
    for name, text in _checked(given).items():
        setattr(row, name, text)
        setattr(row, f"folded_{name}", _folded(name, text))
    for name in ("status", "owner"):
        if name in fields:
            setattr(row, name, fields[name])


def _refuse_twin(row: Fault) -> None:
    same = {name: getattr(row, name) for name in ("folded_product", "folded_symptom")}
    if Fault.objects.filter(**same).exclude(pk=row.pk).exists():
        raise Conflict(_("Another fault says the same of the same product."), code="duplicate")


def _closes(fault: Fault, fields: Any) -> bool:
    return fields.get("status", FaultStatus.OPEN) not in (FaultStatus.OPEN, fault.status)


def _status_changed(row: Fault, found: Sequence[Reply | Article]) -> None:
    """What to do in the held row's transaction about the texts that mention it."""
    if row.is_open:
        row.mentions.update(due_at=None)
        return
    mentions.add_mentions(row, found)
    row.mentions.standing().update(due_at=timezone.now())


def _save(row: Fault, by: User, verb: str) -> None:
    row.version += 1
    row.updated_at = timezone.now()
    row.closed_at = None if row.is_open else row.closed_at or row.updated_at
    row.save()
    events.record("fault", row.pk, verb, by=by)


def _editors_only(by: User) -> None:
    if not roles.can_edit(by):
        raise NotAllowed(_("Editors change faults."))
