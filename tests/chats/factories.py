"""Chats for tests, handed over by the service as a chat tool's are."""

from itertools import count

from chats.services.chats import hand_over

_number = count(1)

QUESTION = "Hej, min støvsuger suger ikke længere. Hvad skal jeg gøre?"
ANSWER = "Rens filteret under låget, og lad det tørre i 24 timer."


def message(author, text, **fields):
    return {"author": author, "text": text, **fields}


def talk(question=QUESTION, answer=ANSWER):
    """A chat that was solved: greetings, a request to wait, thanks around one answer."""
    return [
        message("bot", "Velkommen. En medarbejder er snart klar."),
        message("customer", question, name="Mette Sørensen"),
        message("agent", "Hej Mette. Et øjeblik, jeg tjekker det lige.", name="Ole"),
        message("note", "Kunden har ringet før."),
        message("agent", answer, name="Ole"),
        message("customer", "Tak for hjælpen!", name="Mette Sørensen"),
        message("agent", "Selv tak, og god dag.", name="Ole"),
    ]


def make_chat(by, messages=None, **fields):
    fields.setdefault("source", "livechat")
    fields.setdefault("external_id", f"c-{next(_number)}")
    fields.setdefault("language", "da")
    fields.setdefault("status", "solved")
    fields.setdefault("customer_name", "Mette Sørensen")
    chat, _created = hand_over(by=by, messages=talk() if messages is None else messages, **fields)
    return chat
