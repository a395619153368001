"""How the description of the API looks: the same in every place."""

_ENUMS = ("Status", "Sharing", "Visibility", "Tone", "Channel", "Stage")
SPECTACULAR_SETTINGS = {
    "TITLE": "Replybook API",
    "DESCRIPTION": "Replies, articles and search for chat tools.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer", "description": "rb_… with scopes"},
            "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
        }
    },
    "ENUM_NAME_OVERRIDES": {
        **{name: f"core.vocabulary.{name}" for name in _ENUMS},
        "Role": "accounts.models.Role",
        "RuleKind": "styleguide.models.RuleKind",
        "ChatStatus": "chats.models.ChatStatus",
        "PersonalKind": "privacy.Kind",
    },
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
