"""Load or remove the demo content."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import User
from core.exceptions import Conflict
from desk import demo_logins
from desk.services.demo import load_demo
from desk.services.demo_removal import remove_demo
from search import upkeep
from styleguide.models import StyleEntry
from styleguide.services.reading import mark_all_read
from styleguide.transfer.starter import SOURCE, load_starter_guide


class Command(BaseCommand):
    help = (
        "Load an invented shop to try things on: people, replies and articles in Danish, "
        "Norwegian, Swedish and English. With --remove, delete exactly what it made."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="delete what the demo made")

    def handle(self, *, remove: bool, **options: Any) -> None:
        if remove:
            for line in remove_demo():
                self.stdout.write(line)
            demo_logins.forget()
            return
        try:
            passwords = load_demo()
        except Conflict as refusal:
            raise CommandError(refusal.detail) from None
        demo_logins.remember(passwords)
        load_starter_guide()
        self._read_the_guide()
        # So that the first search of all finds a finished index.
        upkeep.background.wait()
        upkeep.rebuild()
        for login in demo_logins.known():
            self.stdout.write(f"{login.username:<8} {login.password:<18} {login.role}: {login.may}")

    def _read_the_guide(self) -> None:
        """The shop's people know the shipped advice; what the shop wrote itself is new to them."""
        names = [login.username for login in demo_logins.known()]
        shipped = StyleEntry.objects.filter(source=SOURCE)
        for user in User.objects.filter(username__in=names):
            mark_all_read(shipped, by=user, until=timezone.now())
