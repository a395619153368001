"""One customer with every value, for previews. Nobody and nothing here exists."""

from __future__ import annotations

from responses.placeholders.registry import Known

ANYWHERE = {
    "customer.email": "customer@example.com",
    "agent.email": "support@example.com",
    "company.email": "hello@example.com",
    "company.url": "https://example.com",
    "ticket.id": "4711",
    "ticket.url": "https://example.com/tickets/4711",
    "order.number": "10482",
    "order.url": "https://example.com/orders/10482",
}
DANISH = {
    "customer.first_name": "Mette",
    "customer.last_name": "Sørensen",
    "customer.name": "Mette Sørensen",
    "customer.phone": "+45 00 00 00 00",
    "customer.company": "Sørensens Cykler",
    "agent.first_name": "Lars",
    "agent.name": "Lars Holm",
    "agent.title": "Kundekonsulent",
    "team.name": "Kundeservice",
    "company.name": "Nordlyst",
    "company.phone": "+45 00 00 00 01",
    "company.address": "Prøvevej 1\n0000 Prøveby",
    "ticket.subject": "Min pakke er ikke kommet",
    "order.date": "14. november 2026",
    "product.name": "Havestol",
}
NORWEGIAN = {
    "customer.first_name": "Øyvind",
    "customer.last_name": "Aasen",
    "customer.name": "Øyvind Aasen",
    "customer.phone": "+47 00 00 00 00",
    "customer.company": "Aasen Sykkel",
    "agent.first_name": "Ingrid",
    "agent.name": "Ingrid Moe",
    "agent.title": "Kunderådgiver",
    "team.name": "Kundeservice",
    "company.name": "Nordlyst",
    "company.phone": "+47 00 00 00 01",
    "company.address": "Prøveveien 1\n0000 Prøveby",
    "ticket.subject": "Pakken min har ikke kommet",
    "order.date": "14. november 2026",
    "product.name": "Hagestol",
}
SWEDISH = {
    "customer.first_name": "Åsa",
    "customer.last_name": "Lindström",
    "customer.name": "Åsa Lindström",
    "customer.phone": "+46 00 000 00 00",
    "customer.company": "Lindströms Cykel",
    "agent.first_name": "Karin",
    "agent.name": "Karin Ek",
    "agent.title": "Kundrådgivare",
    "team.name": "Kundtjänst",
    "company.name": "Nordlyst",
    "company.phone": "+46 00 000 00 01",
    "company.address": "Provgatan 1\n000 00 Provby",
    "ticket.subject": "Mitt paket har inte kommit",
    "order.date": "14 november 2026",
    "product.name": "Trädgårdsstol",
}
ENGLISH = {
    "customer.first_name": "Emma",
    "customer.last_name": "Wood",
    "customer.name": "Emma Wood",
    "customer.phone": "+44 0000 000000",
    "customer.company": "Wood Cycles",
    "agent.first_name": "James",
    "agent.name": "James Hill",
    "agent.title": "Support adviser",
    "team.name": "Customer service",
    "company.name": "Nordlyst",
    "company.phone": "+44 0000 000001",
    "company.address": "1 Sample Street\nSampletown",
    "ticket.subject": "My parcel has not arrived",
    "order.date": "14 November 2026",
    "product.name": "Garden chair",
}
BY_LANGUAGE = {"da": DANISH, "nb": NORWEGIAN, "nn": NORWEGIAN, "sv": SWEDISH, "en": ENGLISH}


def sample_values(language: str, known: Known) -> dict[str, str]:
    """A value for every field but `date.today` and articles.

    Constants and custom fields stand for themselves; a caller who has real values for them
    puts those on top.
    """
    own = BY_LANGUAGE.get(language, ENGLISH)
    declared = {
        field.name: str(field.label)
        for field in known.fields()
        if field.group in ("constant", "custom")
    }
    return {**ANYWHERE, **own, **declared}
