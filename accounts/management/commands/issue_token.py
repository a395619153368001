from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.scopes import SCOPES
from accounts.services import tokens
from accounts.services.users import find_user
from core.exceptions import Refusal


class Command(BaseCommand):
    help = "Issue a token for a chat tool. The last line is the token; it is not shown again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", required=True, help="user name or e-mail of the owner")
        parser.add_argument("--name", required=True, help="what the token is for")
        parser.add_argument(
            "--scope", action="append", default=[], help=f"repeatable: {', '.join(SCOPES)}"
        )

    def handle(self, **options: Any) -> None:
        try:
            owner = find_user(options["user"])
            token, secret = tokens.issue_token(
                user=owner, name=options["name"], scopes=options["scope"]
            )
        except Refusal as refusal:
            raise CommandError(refusal.detail) from refusal
        scopes = ", ".join(token.scopes) or "no scope"
        self.stdout.write(f"{token.name}, for {owner.username}: {scopes}")
        self.stdout.write(secret)
