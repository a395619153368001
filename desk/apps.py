from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"

    def ready(self) -> None:
        from accounts import one_click
        from desk import demo_logins
        from desk.todo.first_kinds import register_first_kinds

        one_click.register(lambda: [login.username for login in demo_logins.known()])
        register_first_kinds()
