"""What a deployment relies on: safe settings and static files that collect."""

import os
import subprocess
import sys

import pytest

from tests.architecture import ROOT


@pytest.fixture
def manage(tmp_path):
    """Run manage.py as in production, in a process of its own."""

    def run(*arguments, **environment):
        production = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "k3Yq-" * 12,
            "DEBUG": "false",
            "HTTPS": "true",
            "ALLOWED_HOSTS": "replybook.example.com",
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
            **environment,
        }
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=production,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_production_settings_pass_the_deployment_check(manage):
    finished = manage("check", "--deploy", "--fail-level", "WARNING")

    assert finished.returncode == 0, finished.stderr


def test_the_deployment_check_sees_unsafe_settings(manage):
    finished = manage("check", "--deploy", "--fail-level", "WARNING", HTTPS="false")

    assert finished.returncode == 1
    assert "security.W" in finished.stderr


def test_a_missing_secret_key_is_said_in_a_sentence(manage):
    finished = manage("check", SECRET_KEY="")

    assert finished.returncode == 1
    assert "SECRET_KEY is missing" in finished.stderr


def test_static_files_collect_under_hashed_names(manage, tmp_path):
    finished = manage("collectstatic", "--noinput")

    assert finished.returncode == 0, finished.stderr
    assert (tmp_path / "static" / "staticfiles.json").is_file()
