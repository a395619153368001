from django.apps import AppConfig


class ChatsConfig(AppConfig):
    name = "chats"

    def ready(self) -> None:
        from chats import fault_panels, panels
        from chats.services import mining, notices, retention
        from core import jobs
        from kb.panels import article_panels
        from responses.panels import reply_panels

        article_panels.register("chats", panels.behind_article)
        article_panels.register("used", panels.article_used_in)
        reply_panels.register("chats", panels.behind_reply)
        reply_panels.register("used", panels.used_in)
        reply_panels.register("typed", panels.typed_as)
        jobs.register("typed-often", mining.EVERY, mining.keep_up)
        article_panels.register("faults", fault_panels.of_article)
        reply_panels.register("faults", fault_panels.of_reply)
        jobs.register("fault-mails", notices.EVERY, notices.send_notices)
        jobs.register("old-chats", retention.EVERY, retention.delete_old_texts)
