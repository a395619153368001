from django.db import models


class JobLease(models.Model):
    """Whose turn a job is. One row for each, so that any number of workers share them."""

    name = models.CharField(max_length=120, unique=True)
    holder = models.CharField(max_length=120, blank=True)
    # Nobody else takes the job before this; a worker that died loses it then.
    until = models.DateTimeField()
    next_at = models.DateTimeField()

    class Meta:
        app_label = "core"
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} until {self.until:%F %T}"
