"""The rules of the house as functions: each takes a `Module` and yields what breaks it."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Each may import those that stand before it, never one that stands after.
LAYERS = [
    "core",
    "accounts",
    "search",
    "attachments",
    "privacy",
    "styleguide",
    "kb",
    "responses",
    "chats",
    "desk",
    "exchange",
    "config",
]
# Inside an app, the same. A room that is not named here is open to all.
ROOMS = {"models": 0, "services": 1, "filters": 2, "forms": 2, "transfer": 2, "views": 3, "api": 3}

# What every app is built with, and may import anywhere.
FRAMEWORK = {
    "django",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "rest_framework",
    "simple_history",
}
# Every other library stands behind one door, so that it can be replaced there.
DOORS = {
    "PIL": "attachments/images.py",
    "axes": "accounts/",
    "csp": "config/settings.py",
    "corsheaders": "config/settings.py",
    "environ": "config/settings.py",
    "lucide": "core/ui.py",
    "markdown": "core/markup/",
    "nh3": "core/markup/",
    "numpy": ("search/", "responses/suggestions/"),
    "phonenumbers": "privacy/phones.py",
    "puremagic": "attachments/types.py",
    "rapidfuzz": "search/lexicon.py",
    "snowballstemmer": "search/inflection.py",
    "stdnum": "privacy/",
    "tqdm": "core/progress.py",
    "whitenoise": "core/static_storage.py",
    "psycopg": "search/engines/postgres_",
    "whoosh": "search/engines/",
    "yaml": ("desk/", "styleguide/transfer/"),
}
SIGNALS = {"django.dispatch", "django.db.models.signals", "django.core.signals"}

BLANKETS = {"Exception", "BaseException"}
SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma)\b(?P<rest>.*)")
CODES = re.compile(r"^(\[[\w\-, ]*\]|:\s*[A-Z]+[0-9]+(,\s*[A-Z]+[0-9]+)*|:\s*no cover)?\W*")


@dataclass(frozen=True)
class Module:
    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def app(self) -> str:
        return self.path.split("/")[0]

    @property
    def room(self) -> str:
        """The part of the app it stands in: `services` for kb/services/articles.py."""
        parts = self.path.removesuffix(".py").split("/")
        return parts[1] if len(parts) > 1 else ""

    @cached_property
    def imports(self) -> list[str]:
        """Dotted names, also of imports inside functions and of single names."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                found += [f"{base}.{alias.name}" for alias in node.names]
        return found

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.path.split("/")[: -node.level]
        return ".".join([*package, *filter(None, [node.module])])

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def modules(*folders: str) -> list[Module]:
    """Our Python files below these folders, without migrations."""
    return [
        Module(str(path.relative_to(ROOT)), path.read_text())
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def imports_against_the_direction(module: Module) -> Iterator[str]:
    above = LAYERS[LAYERS.index(module.app) + 1 :]
    for name in module.imports:
        if name.split(".")[0] in above:
            yield f"{module.path} imports {name} from above"


def rooms_in_the_wrong_order(module: Module) -> Iterator[str]:
    rank = ROOMS.get(module.room)
    for name in module.imports if rank is not None else []:
        app, _, rest = name.partition(".")
        room = rest.split(".")[0]
        if app not in LAYERS or room not in ROOMS:
            continue
        if app == module.app and ROOMS[room] > rank:
            yield f"{module.path} imports {name}: {module.room} stand below {room}"
        if {module.room, room} == {"views", "api"} and app != "core":
            yield f"{module.path} imports {name}: pages and API do not know each other"


def libraries_past_their_door(module: Module) -> Iterator[str]:
    ours = {*LAYERS, "tests", "benchmarks"}
    for name in module.imports:
        library = name.split(".")[0]
        if library in sys.stdlib_module_names | FRAMEWORK | ours:
            continue
        if library not in DOORS:
            yield f"{module.path} imports {library}, which has no door in tests/architecture.py"
        elif not module.path.startswith(DOORS[library]):
            yield f"{module.path} imports {library}, which only {DOORS[library]} may"


def catch_alls(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
            if any(each is None or ast.unparse(each) in BLANKETS for each in caught):
                yield f"{module.path}:{node.lineno} catches everything"


def signals(module: Module) -> Iterator[str]:
    for name in module.imports:
        if any(name == each or name.startswith(f"{each}.") for each in SIGNALS):
            yield f"{module.path} imports {name}: services say what happened, signals do not"


def reads_past_visible_to(module: Module) -> Iterator[str]:
    """In pages and API: `X.objects.…` that does not begin with `visible_to`."""
    if module.room not in {"views", "api"} and module.path.split("/")[-1] != "views.py":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and _is_objects(node.value):
            model = ast.unparse(node.value.value)
            if node.attr not in {"visible_to", "none"}:
                yield f"{module.path}: {model}.objects.{node.attr}"
        if isinstance(node, ast.Call) and _fetches_a_model(node):
            yield f"{module.path}: get_object_or_404({ast.unparse(node.args[0])})"


def _is_objects(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}


def _fetches_a_model(call: ast.Call) -> bool:
    named = ast.unparse(call.func).endswith("get_object_or_404")
    return named and isinstance(call.args[0], ast.Name) and call.args[0].id[:1].isupper()


def long_functions(module: Module, limit: int) -> Iterator[str]:
    """Functions whose lines, without the docstring, are more than the limit."""
    for node in module.functions:
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        first = node.body[0]
        if ast.get_docstring(node) and len(node.body) > 1:
            length -= (first.end_lineno or first.lineno) - first.lineno + 1
        if length > limit:
            yield f"{module.path}:{node.lineno} {node.name}: {length} lines, at most {limit}"


def suppressions_without_a_reason(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.source.splitlines(), 1):
        found = SUPPRESSION.search(line)
        if found and not CODES.sub("", found["rest"]).strip():
            yield f"{module.path}:{number} {found[0]!r} gives no reason"
