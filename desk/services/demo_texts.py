"""What the demo's agents wrote: each reply filled once, the names put in afterwards."""

from collections.abc import Iterable

from django.utils import timezone

from accounts.models import User
from core import markup
from kb.models import Article
from responses.models import Reply
from responses.placeholders import Context, Formats, Link, Source, labels_in, render, sample_values
from responses.services.facts import own_values
from responses.services.names import known_fields

# Letters of no language, in place of what differs from chat to chat.
CUSTOMER, AGENT, ORDER = "\ue000", "\ue001", "\ue002"
HERE = "https://svar.fjordkvist.example"
PLAIN = Formats(to_html=lambda source: "", to_plain=markup.plain)
MORE = {
    "customer.first_name": CUSTOMER,
    "agent.first_name": AGENT,
    "order.number": ORDER,
    "custom.tracking_number": "FKP-0000-5170",
    "custom.parcel_shop": "Eksempelkiosken",
}


class Texts:
    """The text of each of these replies, for any customer."""

    def __init__(self, replies: Iterable[Reply], agent: User) -> None:
        every = list(replies)
        self._contexts = {
            language: _context(language, agent) for language in {each.language for each in every}
        }
        self._filled = {reply.pk: self._fill(reply) for reply in every}

    def of(self, reply: Reply, *, customer: str, agent: str, order: str) -> str:
        filled = self._filled[reply.pk]
        return filled.replace(CUSTOMER, customer).replace(AGENT, agent).replace(ORDER, order)

    def _fill(self, reply: Reply) -> str:
        context = self._contexts[reply.language]
        samples = sample_values(reply.language, context.known)
        ours = {name: text for name, text in samples.items() if not context.own.get(name)}
        answers = {label: label for label in labels_in(reply.body)}
        done = render(
            Source("", reply.body),
            {**ours, **MORE},
            context=context,
            formats=PLAIN,
            answers=answers,
            strict=False,
        )
        return done.body.strip()


def _context(language: str, agent: User) -> Context:
    own = own_values(agent, language, [])
    return Context(
        language=language,
        today=timezone.localdate(),
        known=known_fields(),
        own=own.values,
        genitives=own.genitives,
        article=_in_the_help_centre,
    )


def _in_the_help_centre(slug: str) -> Link | None:
    found = Article.objects.public().select_related("published_revision").filter(slug=slug).first()
    return Link(found.wording.title, f"{HERE}{found.public_url}") if found else None
