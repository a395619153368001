from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from core import events
        from search.upkeep.follower import SearchFollower

        events.follow(SearchFollower())
