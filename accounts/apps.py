from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts.services import clean_up
        from core import jobs

        jobs.register("old-sessions", clean_up.EVERY, clean_up.clean_up)
