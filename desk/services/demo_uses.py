"""A few uses, so that the empty field shows what an agent really needs most."""

from accounts.models import User
from responses.models import Reply
from responses.services.uses import record_use

# Group of replies → how often the demo's agent sent it.
USES = {
    "return-how": 12,
    "ask-order-number": 9,
    "greeting-read": 8,
    "track-parcel": 7,
    "hold-ask": 6,
    "close-early": 5,
    "return-received": 4,
    "claim-rights": 4,
    "follow-up-24h": 3,
}


def make_uses(firsts: dict[str, Reply], agent: User) -> None:
    """`firsts`: of each group of the content the first variant."""
    for key, times in USES.items():
        for _ in range(times):
            record_use(firsts[key], by=agent)
