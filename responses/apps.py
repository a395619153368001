from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "responses"

    def ready(self) -> None:
        from core.markup import links
        from core.services.tags import register_carriers
        from responses import addresses, files, search
        from responses.models import Reply

        links.register("reply", addresses.address_of)
        search.register()
        files.register()
        register_carriers(search.ReplyIndex.type, Reply)
