"""What pages and API choose from."""

from typing import Any

from accounts.models import Team, User
from chats.models import Chat
from responses.models import Reply, Use


def teams() -> Any:
    """Every colleague knows every team's name."""
    return Team.objects.all()


def colleagues() -> Any:
    """Who may be given something to look after."""
    return User.objects.active().order_by("name", "username")


def replies_used_in(chat: Chat, user: User) -> list[Reply]:
    """The replies used in a chat that the user may see, each once, in their order."""
    uses = Use.objects.filter(chat_source=chat.source, chat_external_id=chat.external_id)
    order = list(dict.fromkeys(uses.order_by("at", "pk").values_list("reply", flat=True)))
    seen = Reply.objects.visible_to(user).in_bulk(order)
    return [seen[number] for number in order if number in seen]
