from django.apps import AppConfig

LEARN_EVERY = 600  # seconds


class ResponsesConfig(AppConfig):
    name = "responses"

    def ready(self) -> None:
        from core import jobs
        from core.markup import links
        from core.services.tags import register_carriers
        from responses import addresses, files, search
        from responses.models import Reply
        from responses.services import learning

        links.register("reply", addresses.address_of)
        search.register()
        files.register()
        jobs.register("suggestions", LEARN_EVERY, learning.learn)
        register_carriers(search.ReplyIndex.type, Reply)
