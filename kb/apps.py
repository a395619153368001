from django.apps import AppConfig


class KbConfig(AppConfig):
    name = "kb"

    def ready(self) -> None:
        from core.services.tags import register_carriers
        from kb import files, search
        from kb.models import Article

        search.register()
        files.register()
        register_carriers(search.ArticleIndex.type, Article)
