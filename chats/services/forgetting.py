"""Deleting a customer's texts because the customer asks: look first, then delete what was shown.

Nothing of what is asked for is written down anywhere.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from chats.models import Author, Chat, Fault, Message
from chats.services.retention import delete_texts
from core.exceptions import Invalid, NotAllowed
from core.text import fold
from kb.models import Feedback
from search.asked import SearchedText

NAME, EMAIL, PHONE, EXTERNAL_ID, MENTIONED = "name", "email", "phone", "external_id", "mentioned"
FEWEST_DIGITS = 6
MOST = 500
_COUNTRIES = re.compile(r"^(?:00|\+)?(?:45|46|47)(?=\d{8,10}$)")
_BETWEEN = r"[^0-9a-z]{0,3}"


@dataclass(frozen=True)
class Customer:
    """What is known of somebody; any of it."""

    name: str = ""
    email: str = ""
    phone: str = ""
    external_id: str = ""

    @property
    def digits(self) -> str:
        """The number as it is dialled at home, without country code and first 0."""
        typed = re.sub(r"[^\d+]", "", self.phone)
        return _COUNTRIES.sub("", typed).lstrip("+0")

    @property
    def words(self) -> list[str]:
        """Full name and address, folded: what can be looked for anywhere."""
        names = [self.name] if len(self.name.split()) > 1 else []
        return [fold(text) for text in (*names, self.email) if text.strip()]


@dataclass(frozen=True)
class FoundChat:
    """`why`: what led here. `is_theirs`: the chat of this customer, not one that names them."""

    chat: Chat
    why: list[str]

    @property
    def is_theirs(self) -> bool:
        return self.why != [MENTIONED]


@dataclass(frozen=True)
class Traces:
    """All that is here of a customer. `comments` and `searches` go with the chats."""

    chats: list[FoundChat] = field(default_factory=list)
    comments: int = 0
    searches: int = 0
    # To be looked at by a person: nothing here changes a fault's words.
    faults: list[Fault] = field(default_factory=list)


def traces_of(customer: Customer, *, by: User) -> Traces:
    """Raises NotAllowed, and Invalid where nothing is given to go by."""
    _editors_only(by)
    _check(customer)
    whys = ((chat, _why(chat, customer)) for chat in _candidates(customer))
    return Traces(
        [FoundChat(chat, why) for chat, why in whys if why],
        _comments(customer).count(),
        _searches(customer).count(),
        list(_faults(customer)),
    )


@transaction.atomic
def forget_customer(customer: Customer, chats: Collection[int], *, by: User) -> int:
    """Delete the texts of these of the chats found, and what else names the customer.

    Answers in how many chats. Raises NotAllowed, Invalid.
    """
    found = traces_of(customer, by=by)
    chosen = [each.chat.pk for each in found.chats if each.chat.pk in set(chats)]
    if unknown := set(chats) - set(chosen):
        said = _("Chat %s is not among those found.") % min(unknown)
        raise Invalid({"chats": [("does_not_exist", said)]})
    _comments(customer).update(comment="")
    _searches(customer).delete()
    return delete_texts(chosen, by=by)


def _check(customer: Customer) -> None:
    errors = {}
    if not any((customer.name, customer.email, customer.phone, customer.external_id)):
        errors[""] = [("required", _("Give a name, an e-mail, a phone or the id of a chat."))]
    if customer.name and len(fold(customer.name)) < 2:
        errors["name"] = [("min_length", _("Give more of the name."))]
    if customer.email and "@" not in customer.email:
        errors["email"] = [("invalid", _("Give a whole e-mail address."))]
    if customer.phone and len(customer.digits) < FEWEST_DIGITS:
        errors["phone"] = [("min_length", _("Give the whole number."))]
    if errors:
        raise Invalid(errors)


def _candidates(customer: Customer) -> list[Chat]:
    """Chats that may be meant; each is looked at closely afterwards. Invalid for too many."""
    wanted = Q(pk__in=[])
    if customer.name:
        wanted |= Q(folded__contains=fold(customer.name))
        named = Message.objects.filter(name__iexact=customer.name.strip())
        wanted |= Q(pk__in=named.values("chat"))
    if customer.email:
        wanted |= Q(folded__contains=fold(customer.email))
    if customer.phone:
        wanted |= Q(folded__regex=_pattern(customer))
    if customer.external_id:
        wanted |= Q(external_id=customer.external_id.strip())
    found = list(
        Chat.objects.filter(wanted).prefetch_related("messages").order_by("pk")[: MOST + 1]
    )
    if len(found) > MOST:
        said = _("More than %s chats fit. Give a full name, or the e-mail or phone.") % MOST
        raise Invalid({"": [("too_many", said)]})
    return found


def _why(chat: Chat, customer: Customer) -> list[str]:
    found = []
    said = fold(" ".join([chat.subject, *(each.text for each in chat.messages.all())]))
    named = f"{fold(chat.customer_name)} {fold(chat.external_id)} {said}"
    name = fold(customer.name)
    if name and name in _names(chat):
        found.append(NAME)
    if customer.email and re.search(rf"(?<![\w.+-]){re.escape(fold(customer.email))}(?!\w)", named):
        found.append(EMAIL)
    if customer.phone and re.search(_pattern(customer), named):
        found.append(PHONE)
    if customer.external_id and chat.external_id == customer.external_id.strip():
        found.append(EXTERNAL_ID)
    if not found and name and re.search(rf"\b{re.escape(name)}", said):
        found.append(MENTIONED)
    return found


def _names(chat: Chat) -> set[str]:
    """What the customer of a chat is called there."""
    spoken = {each.name for each in chat.messages.all() if each.author == Author.CUSTOMER}
    return {fold(name) for name in {chat.customer_name, *spoken} if name.strip()}


def _pattern(customer: Customer) -> str:
    """The number however it is spaced, and no part of a longer one."""
    inside = _BETWEEN.join(customer.digits)
    return rf"(^|[^0-9]|(00|\+)[0-9][0-9]|(^|[^0-9])0){inside}($|[^0-9])"


def _comments(customer: Customer) -> QuerySet[Feedback]:
    """Readers' comments that name the customer. They have no folded column to ask."""
    said = Feedback.objects.exclude(comment="").values_list("pk", "comment")
    found = [
        pk
        for pk, comment in (said.iterator() if customer.words else [])
        if any(words in fold(comment) for words in customer.words)
    ]
    return Feedback.objects.filter(pk__in=found)


def _searches(customer: Customer) -> QuerySet[SearchedText]:
    wanted = Q(pk__in=[])
    for words in customer.words:
        wanted |= Q(folded__contains=words)
    return SearchedText.objects.filter(wanted)


def _faults(customer: Customer) -> QuerySet[Fault]:
    wanted = Q(pk__in=[])
    for words in customer.words:
        wanted |= Q(folded_symptom__contains=words) | Q(folded_product__contains=words)
    found: QuerySet[Fault] = Fault.objects.filter(wanted)
    return found


def _editors_only(by: User) -> None:
    if not roles.can_edit(by):
        raise NotAllowed(_("Editors delete what is kept of a customer."))
