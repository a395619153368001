"""The passwords of the demo's people, kept beside the data so that `serve` can print them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from accounts.models import Role, User

MAY = {
    Role.AGENT: "finds and sends replies, writes personal ones, proposes shared ones",
    Role.EDITOR: "also writes and publishes what everybody uses",
    Role.ADMIN: "also looks after people, teams, tokens and settings",
}


@dataclass(frozen=True)
class Login:
    username: str
    password: str
    role: Role

    @property
    def may(self) -> str:
        return MAY[self.role]


def remember(passwords: Mapping[str, str]) -> None:
    """Keep these passwords, by user name, where only the service's owner can read them."""
    users = {user.username: user for user in User.objects.filter(username__in=passwords)}
    kept = {
        name: {"password": password, "hash": users[name].password}
        for name, password in passwords.items()
    }
    path = _path()
    path.touch(mode=0o600)
    path.write_text(json.dumps(kept, indent=2))


def forget() -> None:
    _path().unlink(missing_ok=True)


def known() -> list[Login]:
    """The logins that still hold: whoever has left or changed the password is not among them."""
    if not _path().exists():
        return []
    kept = json.loads(_path().read_text())
    users = User.objects.active().filter(username__in=kept)
    order = list(Role)
    logins = [
        Login(user.username, kept[user.username]["password"], Role(user.role))
        for user in users
        if user.password == kept[user.username]["hash"]
    ]
    return sorted(logins, key=lambda login: order.index(login.role))


def _path() -> Path:
    return settings.DATA_DIR / "demo-logins.json"
