from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "attachments"

    def ready(self) -> None:
        from attachments.services import cleanup
        from core import jobs

        jobs.register("unused-files", 3600, cleanup.as_job)
