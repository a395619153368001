"""Which placeholder names exist here: the registry's, our constants, custom fields, articles."""

from accounts import roles
from kb.models import Article
from responses.models import Constant, CustomField
from responses.placeholders import FIELDS, Known
from responses.placeholders.registry import CONSTANT, CUSTOM


def known_names(user: roles.AnyUser) -> Known:
    """Names that a text of this user may hold. Articles the user does not see do not exist."""
    articles = Article.objects.visible_to(user)
    return Known(
        constants=_keys(Constant),
        customs=_keys(CustomField),
        article_exists=lambda slug: articles.filter(slug=slug).exists(),
    )


def known_fields() -> Known:
    """The same for reading values and for lists of fields; any article will do."""
    return Known(constants=_keys(Constant), customs=_keys(CustomField))


def label_of(name: str) -> str:
    """`Customer’s first name` for `customer.first_name`; questions without their mark.

    Keys of constants and custom fields are words already.
    """
    if field := FIELDS.get(name):
        return str(field.label)
    if name.startswith((CONSTANT, CUSTOM)):
        return name.partition(".")[2].replace("_", " ")
    return name.removeprefix("?")


def _keys(model: type[Constant] | type[CustomField]) -> frozenset[str]:
    return frozenset(model.objects.values_list("key", flat=True))
