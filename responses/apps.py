from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "responses"

    def ready(self) -> None:
        from core.services.tags import register_carriers
        from responses import search
        from responses.models import Reply

        search.register()
        register_carriers(search.ReplyIndex.type, Reply)
