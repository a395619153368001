from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from core import events, jobs, readiness
        from search.services import asked
        from search.upkeep import job
        from search.upkeep.follower import SearchFollower
        from search.upkeep.lag import index_lag

        events.follow(SearchFollower())
        readiness.register("index", index_lag)
        jobs.register("search-index", job.EVERY, job.keep_up, per_host=True)
        jobs.register("old-searches", asked.EVERY, asked.clean_up)
