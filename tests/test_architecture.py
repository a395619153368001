"""The arrows of the structure run one way; nothing grows past what one can read."""

import pytest

from tests import architecture
from tests.architecture import LAYERS, ROOT, Module, modules

APPS = [name for name in LAYERS if (ROOT / name).is_dir()]
OURS = modules(*APPS)
EVERYTHING = OURS + modules("tests", "benchmarks")

# What pages and API read without `visible_to`, and why they may.
READ_BY_ANYBODY = {
    "accounts/api/views.py: ApiToken.objects.filter": "one's own tokens are asked for by owner",
    "accounts/api/views.py: Team.objects.all": "every colleague knows every team's name",
    "desk/views/settings.py: Company.objects.filter": "the page is for admins",
    "desk/views/settings.py: Constant.objects.for_listing": "every colleague reads constants",
    "desk/views/settings.py: get_object_or_404(Constant)": "every colleague reads constants",
    "desk/views/settings.py: CustomField.objects.all": "every colleague sees what may be sent",
    "desk/views/settings.py: get_object_or_404(CustomField)": "the same",
}


def broken(rule, among):
    return [problem for module in among for problem in rule(module)]


def test_imports_point_one_way():
    assert broken(architecture.imports_against_the_direction, OURS) == []


def test_rooms_of_an_app_are_built_upon_each_other():
    assert broken(architecture.rooms_in_the_wrong_order, OURS) == []


def test_each_library_has_one_door():
    assert broken(architecture.libraries_past_their_door, OURS) == []


def test_nothing_catches_everything():
    assert broken(architecture.catch_alls, EVERYTHING) == []


def test_no_signals_and_no_admin():
    assert broken(architecture.signals, OURS) == []
    assert [path for app in APPS for path in (ROOT / app).rglob("admin.py")] == []


def test_pages_and_api_read_through_visible_to():
    found = set(broken(architecture.reads_past_visible_to, OURS))

    assert found - READ_BY_ANYBODY.keys() == set()
    assert READ_BY_ANYBODY.keys() - found == set(), "no longer needed"


def test_functions_are_short():
    assert broken(lambda module: architecture.long_functions(module, 40), EVERYTHING) == []


def test_services_are_shorter():
    services = [module for module in OURS if module.room == "services"]

    assert broken(lambda module: architecture.long_functions(module, 30), services) == []


def test_views_are_shorter_still():
    views = [module for module in OURS if module.room == "views"]

    assert broken(lambda module: architecture.long_functions(module, 15), views) == []


@pytest.mark.parametrize(
    ("folders", "ending", "limit"),
    [
        ([*APPS, "tests", "benchmarks"], "*.py", 300),
        (["static/js"], "*.js", 300),
        (["templates"], "*.html", 100),
    ],
)
def test_files_have_one_subject(folders, ending, limit):
    paths = [path for folder in folders for path in (ROOT / folder).rglob(ending)]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in paths
        if "migrations" not in path.parts
    }

    assert {path: length for path, length in lengths.items() if length > limit} == {}


def test_suppressions_carry_their_reason():
    assert broken(architecture.suppressions_without_a_reason, EVERYTHING) == []


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (architecture.imports_against_the_direction, "kb/models.py", "import responses.models"),
        (architecture.imports_against_the_direction, "core/text.py", "from config import settings"),
        (
            architecture.imports_against_the_direction,
            "search/finder.py",
            "def find():\n    from kb.models import Article",
        ),
        (
            architecture.rooms_in_the_wrong_order,
            "kb/services/articles.py",
            "from kb.api import serializers",
        ),
        (architecture.rooms_in_the_wrong_order, "kb/models.py", "from .services import articles"),
        (architecture.rooms_in_the_wrong_order, "kb/views.py", "from kb.api.urls import urls"),
        (architecture.rooms_in_the_wrong_order, "desk/api/views.py", "from kb.views import page"),
        (architecture.libraries_past_their_door, "search/finder.py", "from whoosh import index"),
        (architecture.libraries_past_their_door, "kb/models.py", "import requests"),
        (architecture.catch_alls, "kb/x.py", "try:\n    x\nexcept:\n    y"),
        (architecture.catch_alls, "kb/x.py", "try:\n    x\nexcept (ValueError, Exception):\n    y"),
        (architecture.signals, "kb/x.py", "from django.dispatch import receiver"),
        (architecture.signals, "kb/x.py", "from django.db.models import signals"),
        (architecture.reads_past_visible_to, "kb/views/a.py", "Article.objects.filter(pk=1)"),
        (architecture.reads_past_visible_to, "kb/api/a.py", "Article.objects.get(pk=1)"),
        (architecture.reads_past_visible_to, "kb/api/a.py", "get_object_or_404(Article, pk=1)"),
        (
            lambda module: architecture.long_functions(module, 3),
            "kb/x.py",
            "def f():\n    a\n    b\n    c",
        ),
        (architecture.suppressions_without_a_reason, "kb/x.py", "import a  # noqa" + ": F401"),
        (architecture.suppressions_without_a_reason, "kb/x.py", "a = 1  # type" + ": ignore[x]"),
    ],
)
def test_rules_see_what_breaks_them(rule, path, source):
    assert len(list(rule(Module(path, source)))) == 1


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (architecture.imports_against_the_direction, "responses/a.py", "from kb import models"),
        (architecture.rooms_in_the_wrong_order, "kb/views.py", "from kb.services import articles"),
        (architecture.libraries_past_their_door, "core/markup/rendering.py", "import nh3"),
        (architecture.reads_past_visible_to, "kb/api/a.py", "Article.objects.visible_to(user)"),
        (architecture.catch_alls, "kb/x.py", "try:\n    x\nexcept KeyError:\n    y"),
        (
            architecture.suppressions_without_a_reason,
            "kb/x.py",
            "import a  # noqa" + ": F401 (others import it from here)",
        ),
    ],
)
def test_rules_let_the_rest_pass(rule, path, source):
    assert list(rule(Module(path, source))) == []
