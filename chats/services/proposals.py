"""What a promotion shows before anything is created: redactions and a draft without them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import privacy
from accounts.services.company import hides_company_numbers, own_facts
from chats.drafting import AGENT, CUSTOMER, Draft, Line, draft
from chats.drafting.replies import People, reply_of, with_fields
from chats.models import Chat, Message
from privacy import Kind, Redaction

# Stand for what is kept while the rest is cleaned; of no language.
_SIGNS = range(0xE000, 0xF8FF)
Lines = list[tuple[int, str, str]]


@dataclass(frozen=True)
class Proposal:
    """The draft as it would be made now, and everything that was taken out of it.

    `found` are all personal details; `applied` those that are replaced: without what is kept,
    with what was added.
    """

    draft: Draft
    found: Sequence[Redaction]
    applied: Sequence[Redaction]
    participants: Sequence[str]
    own: Sequence[str]
    companies: bool  # their numbers are taken out too
    language: str
    people: People

    def reply(self) -> str:
        """The solution as the body of a reply, with fields for what was taken out."""
        return reply_of(
            self.draft.solution,
            self.applied,
            self.people,
            language=self.language,
            greets=self.draft.greets,
        )

    def reply_from(self, text: str) -> str:
        """A body somebody typed, its fields as they are, with more for what is taken out of it."""
        return with_fields(self.cleaned(text), self.applied, self.people)

    def cleaned(self, text: str) -> str:
        """A text somebody typed, without what was taken out of the chat and what it adds itself."""
        kept = dict(zip(map(chr, _SIGNS), self._kept(), strict=False))
        for sign, raw in kept.items():
            text = text.replace(raw, sign)
        text = privacy.replace_known(text, self.applied)
        again = privacy.scan(
            text, self.participants, self.own, self.language, companies=self.companies
        )
        text = privacy.apply(text, again)
        for sign, raw in kept.items():
            text = text.replace(sign, raw)
        return text

    def _kept(self) -> list[str]:
        """Texts that stay, the longest first: a name in an address goes with the address."""
        applied = {each.id for each in self.applied}
        kept = {each.text for each in self.found if each.id not in applied}
        return sorted(kept - {each.text for each in self.applied}, key=lambda raw: -len(raw))


def propose(
    chat: Chat, *, keep: Collection[str] = (), added: Iterable[tuple[str, Kind]] = ()
) -> Proposal:
    """`keep`: ids of redactions to leave as they are; `added`: texts to take out beside."""
    messages = list(chat.messages.all())
    heard = [each for each in messages if each.author in (CUSTOMER, AGENT)]
    lines: Lines = [(each.number, each.name, each.text) for each in heard]
    participants = [chat.customer_name, *{each.name for each in messages}]
    participants = [name for name in participants if name.strip()]
    own, companies = own_facts(), hides_company_numbers()
    found = privacy.find(lines, participants, own, chat.language, companies=companies)
    applied = [each for each in found if each.id not in keep]
    if wanted := list(added):
        applied = privacy.add(lines, wanted, applied, chat.language)
    clean = privacy.apply_to_transcript(lines, applied)
    said = zip(heard, clean, strict=True)
    return Proposal(
        draft=draft([Line(message.author, text) for message, (_, _, text) in said], chat.language),
        found=found,
        applied=applied,
        participants=participants,
        own=own,
        companies=companies,
        language=chat.language,
        people=_people(chat, heard),
    )


def _people(chat: Chat, heard: Sequence[Message]) -> People:
    names = {
        author: {each.name for each in heard if each.author == author and each.name.strip()}
        for author in (CUSTOMER, AGENT)
    }
    return People(
        customer={name for name in (*names[CUSTOMER], chat.customer_name) if name.strip()},
        agents=names[AGENT],
        texts={each.number: each.text for each in heard},
        by_customer={each.number for each in heard if each.author == CUSTOMER},
    )
