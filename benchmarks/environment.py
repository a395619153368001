"""Django in this process, with data of its own. Settings are read once: whoever wants others
takes another process."""

import multiprocessing
import os
import secrets
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def variables(folder: Path, database: str = "") -> dict[str, str]:
    """The environment of a Replybook in this folder; on SQLite in it, or on `database`."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEBUG": "false",
        "HTTPS": "false",
        "DATA_DIR": str(folder),
        "DATABASE_URL": database or f"sqlite:///{folder}/db.sqlite3",
        "RATE_LIMIT": "0",
        "RATE_LIMIT_ANONYMOUS": "0",
    }


def prepare(folder: Path, database: str = "", engine: str = "") -> None:
    """`engine`: the one to use, "" for what the settings choose."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(variables(folder, database))
    os.environ.update(SEARCH_BACKGROUND="false", DJANGO_SETTINGS_MODULE="config.settings")
    if engine:
        os.environ["SEARCH_ENGINE"] = engine
    import django

    django.setup()


def process() -> ProcessPoolExecutor:
    """A fresh process, which ends with its block."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
