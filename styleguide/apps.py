from django.apps import AppConfig


class StyleguideConfig(AppConfig):
    name = "styleguide"

    def ready(self) -> None:
        from styleguide import search

        search.register()
