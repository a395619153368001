from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from chats.models import Candidate
from chats.services import mining
from core.progress import progress


class Command(BaseCommand):
    help = (
        "Reads new and changed chats for what agents type again and again; `work` does it by "
        "itself. Ctrl-C ends it at any moment; what was read stays read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anew", action="store_true", help="read all chats again; decisions are kept"
        )

    def handle(self, *, anew: bool, **options: Any) -> None:
        if anew:
            mining.begin_anew()
        read = 0

        def seen(chats: int) -> None:
            nonlocal read
            read += chats
            advance(chats)

        with progress("Reading", total=mining.chats_to_read(), unit="chats") as advance:
            try:
                mining.mine(seen=seen)
            except KeyboardInterrupt:
                self.stdout.write(f"Stopped after {read} chats. The next time goes on from there.")
                return
        waiting = Candidate.objects.filter(is_proposed=True).count()
        self.stdout.write(f"Read {read} chats. Typed often and not decided: {waiting}.")
