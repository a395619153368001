"""What admins decide about chats."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from chats.models import ChatRules, ProductOwner
from chats.models.fault import PRODUCT_LENGTH
from core import events
from core.exceptions import Invalid, NotAllowed
from core.text import fold


def current_rules() -> ChatRules:
    """As they are, or as they begin: nothing is deleted, nobody owns a fault by itself."""
    return ChatRules.objects.select_related("fault_owner").first() or ChatRules()


def product_owners() -> QuerySet[ProductOwner]:
    return ProductOwner.objects.select_related("owner")


@transaction.atomic
def set_rules(*, keep_days: int, fault_owner: User | None, by: User) -> ChatRules:
    """Raises NotAllowed."""
    _admins_only(by)
    values = {"keep_days": keep_days, "fault_owner": fault_owner}
    row, _made = ChatRules.objects.update_or_create(pk=1, defaults=values)
    events.record("chat_rules", row.pk, "changed", by=by)
    return row


@transaction.atomic
def set_product_owner(*, product: str, owner: User, by: User) -> ProductOwner:
    """Faults of this product are this person's from now on. Raises NotAllowed, Invalid."""
    _admins_only(by)
    name = " ".join(product.split())[:PRODUCT_LENGTH]
    if not fold(name):
        raise Invalid({"product": [("required", _("Say which product."))]})
    row, _made = ProductOwner.objects.update_or_create(
        folded=fold(name)[: 2 * PRODUCT_LENGTH], defaults={"product": name, "owner": owner}
    )
    events.record("product_owner", row.pk, "changed", by=by)
    return row


@transaction.atomic
def remove_product_owner(row: ProductOwner, *, by: User) -> None:
    """Raises NotAllowed."""
    _admins_only(by)
    events.record("product_owner", row.pk, "deleted", by=by)
    row.delete()


def _admins_only(by: User) -> None:
    if not roles.is_admin(by):
        raise NotAllowed(_("Admins decide how long texts of chats are kept."))
