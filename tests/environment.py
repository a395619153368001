"""The settings that tests run under: `config.settings` in an environment of our own.

pytest-django loads this module first. Nothing from the developer's shell or `.env` reaches
a test, every pytest-xdist worker has its own data folder, and `TEST_DATABASE=postgres` starts
a real PostgreSQL.
"""

import os
import tempfile
from pathlib import Path

from tests import postgres

FOLDER = Path(tempfile.mkdtemp(prefix="replybook-tests-"))

(FOLDER / "static").mkdir()  # whitenoise remarks on a missing one

os.environ.update(
    SECRET_KEY="only-for-tests-" + "0123456789abcdef" * 4,
    DEBUG="false",
    HTTPS="false",
    ALLOWED_HOSTS="localhost,127.0.0.1,[::1],testserver",
    DATA_DIR=str(FOLDER),
    DATABASE_URL=f"sqlite:///{FOLDER}/db.sqlite3",
    RATE_LIMIT="0",
    RATE_LIMIT_ANONYMOUS="0",
    AXES_ENABLED="false",
    SEARCH_BACKGROUND="false",  # a thread would outlive the test and its database
    STATIC_STORAGE="django.contrib.staticfiles.storage.StaticFilesStorage",
)
if os.environ.get("TEST_DATABASE") == "postgres":
    # One server for each worker: a snapshot counts the transactions of all its databases.
    os.environ["DATABASE_URL"] = postgres.start(FOLDER)

from config.settings import *  # noqa: E402, F403 (the environment has to stand first)

_options = DATABASES["default"].get("OPTIONS", {})  # noqa: F405 (from the settings)
if "init_command" in _options:  # SQLite; what survives a power cut is of no interest here
    _options["init_command"] = _options["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow
