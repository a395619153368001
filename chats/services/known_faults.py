"""What is known already, for whoever is about to report."""

from accounts.models import User
from chats.models import Chat, Fault, ProductOwner
from core.text import fold
from search.analysis import keys

SHOWN = 8
LOOKED_AT = 300


def likely_faults(chat: Chat, user: User) -> list[Fault]:
    """Open faults, those first whose words stand in the chat. Without what it told of already."""
    told = chat.fault_reports.values("fault")
    seen = Fault.objects.visible_to(user).open().exclude(pk__in=told)
    newest = list(seen.for_listing(user)[:LOOKED_AT])
    said = set(keys(" ".join([chat.subject, *(each.text for each in chat.messages.all())])))
    return sorted(newest, key=lambda fault: -_likeness(fault, said))[:SHOWN]


def products() -> list[str]:
    """Names that somebody used, each once."""
    named = [*ProductOwner.objects.values_list("product", flat=True)]
    named += Fault.objects.order_by("-updated_at").values_list("product", flat=True)[:LOOKED_AT]
    once = {fold(name): name for name in reversed(named)}
    return sorted(once.values(), key=fold)


def _likeness(fault: Fault, said: set[str]) -> float:
    product, symptom = set(keys(fault.product)), set(keys(fault.symptom))
    shares = [len(words & said) / len(words) for words in (product, symptom) if words]
    return round(sum(shares), 3)
