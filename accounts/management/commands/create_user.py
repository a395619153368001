import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.models import Role
from accounts.services import users
from core.exceptions import Refusal


class Command(BaseCommand):
    help = "Make a user. Without --password-stdin they have tokens only and cannot sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", metavar="NAME")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument(
            "--team", action="append", default=[], help="repeatable; made where it is missing"
        )
        parser.add_argument("--name", default="", help="full name")
        parser.add_argument("--email", default="")
        parser.add_argument("--language", default="en")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        password = sys.stdin.readline().rstrip("\r\n") if options["password_stdin"] else None
        if password == "":
            raise CommandError("There is no password on standard input.")
        try:
            user = users.create_user(
                username=options["username"],
                role=options["role"],
                name=options["name"],
                email=options["email"],
                language=options["language"],
                teams=users.teams_named(options["team"]),
                password=password,
            )
        except Refusal as refusal:
            raise CommandError(refusal.detail) from refusal
        self.stdout.write(f"{user.username} is {user.role}.")
