"""Constants: facts that replies name. And the fields a company's own chat tool may send."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import InUse, Invalid, NotAllowed, Stale
from core.vocabulary import UnknownLanguage, normal_language
from responses import access
from responses.exceptions import Gone
from responses.models import Constant, ConstantValue, CustomField, Reply
from responses.placeholders import PlaceholderError, names_in

KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
ALL_LANGUAGES = "*"
LONGEST_VALUE = 1000


@transaction.atomic
def create_constant(*, key: str, values: Mapping[str, str], by: User) -> Constant:
    """A new constant. Raises Invalid, NotAllowed."""
    _require_editor(by)
    texts = _checked(key, values)
    if Constant.objects.filter(key=key).exists():
        raise _taken()
    try:
        with transaction.atomic():
            constant = Constant.objects.create(key=key)
    except IntegrityError:
        raise _taken() from None
    _write_values(constant, texts)
    events.record("constant", constant.pk, "created", by=by)
    return constant


@transaction.atomic
def change_constant(
    constant: Constant,
    *,
    by: User,
    version: int | None = None,
    key: str | None = None,
    values: Mapping[str, str] | None = None,
) -> Constant:
    """Replace the values, rename the key. What replies say changes with the next rendering.

    Raises Stale, Invalid, NotAllowed; InUse where a reply names the old key.
    """
    _require_editor(by)
    current = Constant.objects.select_for_update().filter(pk=constant.pk).first()
    if current is None:
        raise Gone(_("This constant is gone."))
    if version is not None and current.version != version:
        raise Stale(current)
    texts = _checked(key or current.key, current.values if values is None else values)
    if key is not None and key != current.key:
        _refuse_in_use(f"constant.{current.key}", by)
        if Constant.objects.filter(key=key).exists():
            raise _taken()
        current.key = key
    current.version += 1
    current.save()
    _write_values(current, texts)
    events.record("constant", current.pk, "changed", by=by)
    return current


@transaction.atomic
def set_constant(key: str, values: Mapping[str, str], *, by: User) -> Constant:
    """Make a constant say this, whether or not it was there."""
    constant = Constant.objects.filter(key=key).first()
    if constant is None:
        return create_constant(key=key, values=values, by=by)
    return change_constant(constant, values=values, by=by)


@transaction.atomic
def delete_constant(constant: Constant, *, by: User) -> None:
    """Remove a constant. Raises InUse where a reply names it, NotAllowed."""
    _require_editor(by)
    _refuse_in_use(f"constant.{constant.key}", by)
    number = constant.pk
    constant.delete()
    events.record("constant", number, "deleted", by=by)


@transaction.atomic
def set_custom_field(key: str, label: str, *, by: User) -> CustomField:
    """Declare a field that the chat tool sends, or change its name on the screen."""
    _require_editor(by)
    errors = {} if KEY.fullmatch(key) else {"key": [_bad_key()]}
    if not label.strip() or len(label.strip()) > 120:
        text = _("A name of at most %d characters is needed.") % 120
        errors["label"] = [("invalid", text)]
    if errors:
        raise Invalid(errors)
    field, _created = CustomField.objects.update_or_create(
        key=key, defaults={"label": label.strip()}
    )
    events.record("custom_field", field.pk, "changed", by=by)
    return field


@transaction.atomic
def delete_custom_field(field: CustomField, *, by: User) -> None:
    """Remove a field. Raises InUse where a reply names it, NotAllowed."""
    _require_editor(by)
    _refuse_in_use(f"custom.{field.key}", by)
    number = field.pk
    field.delete()
    events.record("custom_field", number, "deleted", by=by)


def replies_naming(name: str) -> list[Reply]:
    """Replies outside the archive that hold this placeholder, whoever may see them."""
    candidates = Reply.objects.not_archived().filter(
        Q(body__contains=name) | Q(subject__contains=name)
    )
    return [reply for reply in candidates if name in _names_of(reply)]


def _names_of(reply: Reply) -> set[str]:
    names: set[str] = set()
    for source in (reply.subject, reply.body):
        try:
            names.update(names_in(source))
        except PlaceholderError:  # written before a rule of the grammar
            continue
    return names


def _refuse_in_use(name: str, by: User) -> None:
    """Names the replies that `by` may see and only counts the others."""
    naming = replies_naming(name)
    if not naming:
        return
    ids = [reply.pk for reply in naming]
    seen = Reply.objects.visible_to(by).filter(pk__in=ids)
    text = _("Replies use this: %d.") % len(naming)
    raise InUse(
        text, by=[{"type": "reply", "id": reply.pk, "title": reply.title} for reply in seen]
    )


def _checked(key: str, values: Mapping[str, str]) -> dict[str, str]:
    """The values by language in our spelling, without blank ones. Raises Invalid."""
    errors: dict[str, list[tuple[str, str]]] = {}
    if not KEY.fullmatch(key):
        errors["key"] = [_bad_key()]
    texts: dict[str, str] = {}
    for code, text in values.items():
        try:
            language = code if code == ALL_LANGUAGES else normal_language(code)
        except UnknownLanguage as unknown:
            errors[f"values/{code}"] = [("unknown_language", str(unknown))]
            continue
        if len(text) > LONGEST_VALUE:
            too_long = _("At most %d characters fit here.") % LONGEST_VALUE
            errors[f"values/{code}"] = [("max_length", too_long)]
        if text.strip():
            texts[language] = text.strip()
    if not texts and not errors:
        errors["values"] = [("required", _("A constant needs a value."))]
    if errors:
        raise Invalid(errors)
    return texts


def _write_values(constant: Constant, texts: Mapping[str, str]) -> None:
    constant.value_rows.all().delete()
    ConstantValue.objects.bulk_create(
        [
            ConstantValue(constant=constant, language=language, text=text)
            for language, text in texts.items()
        ]
    )


def _bad_key() -> tuple[str, str]:
    return "invalid", _("A key is a–z, digits and “_”, and begins with a letter.")


def _taken() -> Invalid:
    return Invalid({"key": [("taken", _("Another constant has this key."))]})


def _require_editor(by: User) -> Any:
    if not access.may_write_constants(by):
        raise NotAllowed(_("Editors write constants."))
