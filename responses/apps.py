from django.apps import AppConfig

LEARN_EVERY = 600  # seconds


class ResponsesConfig(AppConfig):
    name = "responses"

    def ready(self) -> None:
        from core import events, jobs
        from core.markup import links
        from core.services.tags import register_carriers
        from kb.models.link import know_replies
        from kb.panels import article_panels
        from responses import addresses, beside_articles, checked_texts, files, search
        from responses.following import RemarkFollower
        from responses.models import Reply
        from responses.services import duplicates, learning, remarks

        links.register("reply", addresses.address_of)
        know_replies(addresses.is_usable)
        article_panels.register("replies", beside_articles.replies_of)
        search.register()
        files.register()
        checked_texts.register_texts()
        jobs.register("suggestions", LEARN_EVERY, learning.learn)
        events.follow(RemarkFollower())
        jobs.register("reply-remarks", remarks.EVERY, remarks.keep_up)
        jobs.register("near-duplicates", duplicates.EVERY, duplicates.keep_up)
        register_carriers(search.ReplyIndex.type, Reply)
