from tests.kb.factories import make_article, make_category
from tests.permissions import Row

VOTE = {"helpful": True}


def things(cast):
    return {
        "public": make_article(visibility="public"),
        "internal": make_article(),
        "draft": make_article(status="draft"),
        "own_draft": make_article(status="draft", by=cast.alice),
        "in_review": make_article(status="in_review", by=cast.alice),
        "from_chat": make_article(status="in_review", by=cast.alice, from_chat=True),
        "draft_from_chat": make_article(status="draft", by=cast.alice, from_chat=True),
        "archived": make_article(status="archived"),
        "shelf": make_category(),
        "translation": _translation(cast.alice),
    }


def _translation(by):
    source = make_article(by=by, language="da", visibility="public")
    return make_article(by=by, translation_of=source, language="nb", status="draft")


def readers(operation, request, visible, body=None):
    """Rows for what everybody who sees an article may do with it, or who changes shared ones."""
    return [
        Row(operation, request.replace("{x}", f"{{{thing}}}"), statuses, body)
        for thing, statuses in visible.items()
    ]


NEW = {"title": "x", "body": "x"}

ROWS = [
    #                                                             nobody alice bob eva adam bare
    Row("articles_list", "GET articles/", "200 200 200 200 200 403"),
    Row("articles_list", "GET articles/?page_size=1", "200 200 200 200 200 403"),
    Row("articles_create", "POST articles/", "401 201 201 201 201 403", NEW),
    Row(
        *("articles_create", "POST articles/", "401 403 403 201 201 403"),
        {**NEW, "status": "published"},
    ),
    *readers(
        "articles_retrieve",
        "GET articles/{x}/",
        {
            "public": "200 200 200 200 200 403",
            "internal": "404 200 200 200 200 403",
            "draft": "404 404 404 200 200 403",
            "own_draft": "404 200 404 200 200 403",
            "in_review": "404 200 404 200 200 403",
            "from_chat": "404 200 200 200 200 403",
            "draft_from_chat": "404 200 404 200 200 403",
            "archived": "404 404 404 200 200 403",
        },
    ),
    Row(
        *("articles_retrieve", "GET articles/{public}/?revision=newest"),
        "401 403 403 200 200 403",
    ),
    *readers(
        "articles_partial_update",
        "PATCH articles/{x}/",
        {
            "public": "401 403 403 200 200 403",
            "internal": "401 403 403 200 200 403",
            "draft": "401 404 404 200 200 403",
            "own_draft": "401 200 404 200 200 403",
            "in_review": "401 200 404 200 200 403",
        },
        {"title": "y"},
    ),
    *readers(
        "articles_destroy",
        "DELETE articles/{x}/",
        {
            "public": "401 403 403 204 204 403",
            "draft": "401 404 404 204 204 403",
            "own_draft": "401 204 404 204 204 403",
        },
    ),
    *readers(
        "articles_submit",
        "POST articles/{x}/submit/",
        {"own_draft": "401 200 404 200 200 403", "draft": "401 404 404 200 200 403"},
    ),
    *readers(
        "articles_return_to_draft",
        "POST articles/{x}/return/",
        {"in_review": "401 403 404 200 200 403"},
        {"comment": "x"},
    ),
    *readers(
        "articles_publish",
        "POST articles/{x}/publish/",
        {"own_draft": "401 403 403 200 200 403", "in_review": "401 403 403 200 200 403"},
    ),
    *readers(
        "articles_take_back",
        "DELETE articles/{x}/publish/",
        {"public": "401 403 403 200 200 403", "draft": "401 403 403 200 200 403"},
    ),
    *readers(
        "articles_still_right",
        "POST articles/{x}/still-right/",
        {
            "public": "401 403 403 200 200 403",
            "own_draft": "401 200 404 200 200 403",
            "draft": "401 404 404 200 200 403",
        },
    ),
    *readers(
        "articles_in_line",
        "POST articles/{x}/in-line/",
        {"translation": "401 200 404 200 200 403", "public": "401 403 403 409 409 403"},
    ),
    *readers(
        "articles_comments",
        "GET articles/{x}/comments/",
        {
            "public": "401 403 403 200 200 403",
            "own_draft": "401 200 404 200 200 403",
            "from_chat": "401 200 403 200 200 403",
        },
    ),
    *readers(
        "articles_comment",
        "POST articles/{x}/comments/",
        {
            "public": "401 403 403 201 201 403",
            "own_draft": "401 201 404 201 201 403",
            "draft": "401 404 404 201 201 403",
        },
        {"comment": "x"},
    ),
    *readers(
        "articles_archive",
        "POST articles/{x}/archive/",
        {"public": "401 403 403 200 200 403", "draft": "401 404 404 200 200 403"},
    ),
    *readers(
        "articles_restore",
        "POST articles/{x}/restore/",
        {"archived": "401 404 404 200 200 403"},
    ),
    *readers(
        "articles_revisions",
        "GET articles/{x}/revisions/",
        {
            "public": "401 403 403 200 200 403",
            "own_draft": "401 200 404 200 200 403",
        },
    ),
    *readers(
        "articles_findings",
        "GET articles/{x}/findings/",
        {
            "public": "401 200 200 200 200 403",
            "internal": "401 200 200 200 200 403",
            "own_draft": "401 200 404 200 200 403",
        },
    ),
    *readers(
        "articles_feedback",
        "POST articles/{x}/feedback/",
        {
            "public": "201 201 201 201 201 403",
            "internal": "404 201 201 201 201 403",
            "draft": "404 404 404 409 409 403",
        },
        VOTE,
    ),
    *readers(
        "articles_flag",
        "POST articles/{x}/flag/",
        {
            "public": "401 201 201 201 201 403",
            "internal": "401 201 201 201 201 403",
            "own_draft": "401 201 404 201 201 403",
            "archived": "401 404 404 201 201 403",
        },
        {"reason": "outdated"},
    ),
    Row("categories_list", "GET categories/", "200 200 200 200 200 403"),
    Row("categories_create", "POST categories/", "401 403 403 201 201 403", {"name": "x"}),
    Row("categories_retrieve", "GET categories/{shelf}/", "404 200 200 200 200 403"),
    Row(
        *("categories_partial_update", "PATCH categories/{shelf}/", "401 403 403 200 200 403"),
        {"name": "y"},
    ),
    Row("categories_destroy", "DELETE categories/{shelf}/", "401 403 403 204 204 403"),
]
