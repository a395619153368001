"""Chats in which agents type the same again and again."""

from itertools import count

from chats.services import mining
from tests.chats.factories import make_chat, message

_customers = ("Mette Sørensen", "Jonas Lindqvist", "Kari Nordmann", "Torben Holm", "Åse Dahl")
_number = count()


def typed(by, text, times=3, *, agent="Ole", **fields):
    """As many chats in which an agent types this; {name} and {order} are other ones in each."""
    chats = []
    for _ in range(times):
        number = next(_number)
        customer = _customers[number % len(_customers)]
        said = text.format(name=customer.split()[0], order=48290000 + 137 * number)
        messages = [
            message("customer", "Hej, kan du hjælpe mig?", name=customer),
            message("agent", said, name=agent),
        ]
        chats.append(make_chat(by, messages, customer_name=customer, **fields))
    return chats


def mined():
    mining.mine()
