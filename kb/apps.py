from django.apps import AppConfig


class KbConfig(AppConfig):
    name = "kb"

    def ready(self) -> None:
        from core import events, jobs
        from core.services.tags import register_carriers
        from kb import checked_texts, files, search
        from kb.following import LinkFollower
        from kb.models import Article
        from kb.services import plans

        search.register()
        files.register()
        checked_texts.register_texts()
        events.follow(LinkFollower())
        register_carriers(search.ArticleIndex.type, Article)
        jobs.register("due-articles", plans.EVERY, plans.publish_due)
