from django.apps import AppConfig


class KbConfig(AppConfig):
    name = "kb"

    def ready(self) -> None:
        from core.services.tags import register_carriers
        from kb import checked_texts, files, search
        from kb.models import Article

        search.register()
        files.register()
        checked_texts.register_texts()
        register_carriers(search.ArticleIndex.type, Article)
