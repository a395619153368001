from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from chats.services.forgetting import Customer, forget_customer, traces_of
from core.exceptions import Refusal

ASKED = {"name": "Name", "email": "E-mail", "phone": "Phone", "external_id": "Id of a chat"}


class Command(BaseCommand):
    help = (
        "Deletes what a customer said who asks for it, after showing in which chats. Without "
        "options it asks for name, e-mail, phone and id of a chat, so that none of them stays in "
        "the history of the shell. Prints ids and never a name."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", required=True, help="the editor or admin who answers for it")
        for name in ASKED:
            parser.add_argument(f"--{name.replace('_', '-')}", default="")
        parser.add_argument(
            "--mentions", action="store_true", help="also chats that only mention the name"
        )
        parser.add_argument("--yes", action="store_true", help="delete without asking")

    def handle(self, *, by: str, mentions: bool, yes: bool, **options: Any) -> None:
        user = User.objects.active().called(by).first()
        if user is None:
            raise CommandError(f"There is no active user {by}.")
        given = {name: options[name] or "" for name in ASKED}
        if not any(given.values()):
            given = {name: input(f"{word} (or nothing): ").strip() for name, word in ASKED.items()}
        try:
            self._forget(Customer(**given), user, mentions, yes)
        except Refusal as refusal:
            raise CommandError(refusal.detail) from None

    def _forget(self, customer: Customer, user: User, mentions: bool, yes: bool) -> None:
        traces = traces_of(customer, by=user)
        for each in traces.chats:
            self.stdout.write(f"chat {each.chat.pk}: {', '.join(each.why)}")
        chosen = [each.chat.pk for each in traces.chats if mentions or each.is_theirs]
        if traces.comments or traces.searches:
            self.stdout.write(f"comments: {traces.comments}, searches: {traces.searches}")
        for fault in traces.faults:
            self.stdout.write(f"fault {fault.pk} names the customer: change its words")
        if not yes and input(f"Delete what was said in {len(chosen)} chats? (yes/no) ") != "yes":
            self.stdout.write("Nothing was deleted.")
            return
        deleted = forget_customer(customer, chosen, by=user)
        self.stdout.write(f"Deleted what was said in {deleted} chats.")
