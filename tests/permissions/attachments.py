from tests.attachments.factories import make_attachment, pdf
from tests.kb.factories import make_article
from tests.permissions import Row
from tests.responses.factories import make_reply, make_shared


def things(cast):
    return {
        "public": _of_article(cast.eva, visibility="public"),
        "internal": _of_article(cast.eva, visibility="internal"),
        "draft": _of_article(cast.eva, status="draft", visibility="public"),
        "shared": _of_reply(make_shared, cast.eva),
        "teams": _of_reply(
            make_shared, cast.eva, shared_with="teams", teams=[cast.alice.teams.get()]
        ),
        "personal": _of_reply(make_reply, cast.alice),
        "loose": make_attachment(cast.alice),
    }


def _of_article(by, **fields):
    file = make_attachment(by, content=pdf(fields))
    make_article(by=by, attachments=[file.pk], **fields)
    return file


def _of_reply(make, by, **fields):
    file = make_attachment(by)
    make(by, kind="predefined", attachments=[file.pk], **fields)
    return file


def rows(operation, request, statuses, body=None):
    return [
        Row(operation, request.replace("{x}", f"{{{thing}}}"), each, body)
        for thing, each in statuses.items()
    ]


# Bytes of public articles are for visitors too; the rows that describe them are not.
SEEN = {
    "public": "401 200 200 200 200 403",
    "internal": "401 200 200 200 200 403",
    "draft": "401 404 404 200 200 403",
    "shared": "401 200 200 200 200 403",
    "teams": "401 200 404 200 200 403",
    "personal": "401 200 404 404 404 403",
    "loose": "401 200 404 404 404 403",
}
HAD = {
    thing: statuses.replace("401", "200" if thing == "public" else "404")
    for thing, statuses in SEEN.items()
}

ROWS = [
    #                                                             nobody alice bob eva adam bare
    Row("attachments_list", "GET attachments/", "401 200 200 200 200 403"),
    Row("attachments_create", "POST attachments/", "401 201 201 201 201 403", {"file": pdf()}),
    # JSON carries no file; identity and scope are asked first.
    Row("attachments_create", "POST attachments/", "401 415 415 415 415 403", {"file": "x"}),
    *rows("attachments_retrieve", "GET attachments/{x}/", SEEN),
    *rows("attachments_content", "GET attachments/{x}/content/", HAD),
    *rows(
        "attachments_partial_update",
        "PATCH attachments/{x}/",
        {
            "public": "401 403 403 200 200 403",
            "draft": "401 404 404 200 200 403",
            "teams": "401 403 404 200 200 403",
            "personal": "401 403 404 404 404 403",
            "loose": "401 200 404 404 404 403",
        },
        {"name": "Label.pdf"},
    ),
    *rows(
        "attachments_destroy",
        "DELETE attachments/{x}/",
        {
            "public": "401 403 403 409 409 403",
            "teams": "401 403 404 409 409 403",
            "personal": "401 409 404 404 404 403",
            "loose": "401 204 404 404 404 403",
        },
    ),
]
