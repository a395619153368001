from django.db import models


class Company(models.Model):
    """Who we are, in one language; "*" holds what is the same in all.

    A blank field falls back to the "*" row, one of nn to that of nb first: see
    `accounts.services.company.company_facts`.
    """

    language = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=120, blank=True)
    genitive = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    url = models.URLField(blank=True, max_length=300)
    address = models.CharField(max_length=300, blank=True)
    # How customers reach us beside phone and e-mail; the help centre says so.
    chat_url = models.URLField(blank=True, max_length=300)
    opening_hours = models.CharField(max_length=200, blank=True)

    # Phones, accounts, addresses of ours, a line each: they stay where personal data is taken out.
    own_details = models.TextField(blank=True, max_length=4_000)
    # In "*" alone: numbers of companies are taken out of chats like those of people.
    hides_company_numbers = models.BooleanField(default=False)

    class Meta:
        ordering = ["language"]
        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
