"""Start Replybook on this machine: what `make run` calls."""

import os
import signal
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from desk import demo_logins, server, static_files

LOOPBACK = "127.0.0.1"


class Command(BaseCommand):
    help = (
        "Start the service with a database that is up to date, and with demo content if it is "
        "empty. HOST and PORT in the environment choose where; the default is the next free port "
        f"of {LOOPBACK} from 8000 on."
    )

    def handle(self, **options: Any) -> None:
        host = os.environ.get("HOST") or LOOPBACK
        port = self._port(host)
        call_command("migrate", verbosity=0)
        static_files.collect()
        if not User.objects.exists():
            self._say("Loading the demo content")
            call_command("demo", stdout=StringIO())  # its logins are part of the welcome
        logins = demo_logins.known()
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        environment = self._environment(host, logins)
        try:
            with server.running(host, port, environment) as running, server.working(environment):
                self._welcome(host, port, logins)
                running.wait()
        except server.ServerFailed as failure:
            raise CommandError(str(failure)) from failure
        except KeyboardInterrupt:
            self._say("\nStopped.")

    def _port(self, host: str) -> int:
        wanted = os.environ.get("PORT")
        try:
            if not wanted:
                return server.free_port(host)
            if not server.is_free(host, int(wanted)):
                raise CommandError(f"Port {wanted} of {host} is taken. Choose another PORT.")
        except ValueError:
            raise CommandError(f"PORT is a number, not {wanted!r}.") from None
        except (server.NoFreePort, OSError) as refusal:
            raise CommandError(f"HOST {host}: {refusal}") from refusal
        return int(wanted)

    def _environment(self, host: str, logins: list[demo_logins.Login]) -> dict[str, str]:
        """One-click sign-in is for whoever sits at this machine, so only they can reach it."""
        hosts = [*settings.ALLOWED_HOSTS, *server.names_of_this_machine(host)]
        one_click = logins and server.is_loopback(host)
        return {
            "ALLOWED_HOSTS": ",".join(dict.fromkeys(hosts)),
            "DEMO_SIGN_IN": "1" if one_click else "0",
        }

    def _welcome(self, host: str, port: int, logins: list[demo_logins.Login]) -> None:
        name = server.names_of_this_machine(host)[0]
        self._say(f"\nReplybook answers at  http://{name}:{port}/")
        if logins:
            self._say("\nSign in as")
            for login in logins:
                self._say(f"  {login.username:<8} {login.password:<18} {login.role}: {login.may}")
            if server.is_loopback(host):
                self._say("or with one click on the sign-in page.")
            self._say('\nTry first: sign in as agent, type "retur", press Enter, paste.')
        self._say("\nCustomers read /help/, chat tools /api/docs/. Ctrl-C stops.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
