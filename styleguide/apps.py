from django.apps import AppConfig


class StyleguideConfig(AppConfig):
    name = "styleguide"

    def ready(self) -> None:
        from core import events, jobs
        from styleguide import search
        from styleguide.following import FindingsFollower
        from styleguide.services import keeping

        search.register()
        events.follow(FindingsFollower())
        jobs.register("guide-findings", keeping.EVERY, keeping.keep_up)
