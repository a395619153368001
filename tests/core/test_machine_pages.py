"""/healthz and /readyz, for whoever watches the service."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from core import readiness

pytestmark = pytest.mark.django_db


def test_a_living_process_says_so_without_looking_at_anything(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = Client().get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_ready_means_database_and_migrations():
    response = Client().get("/readyz")

    assert response.status_code == 200
    assert response.json()["status"] == "ready"
    assert response.json()["checks"]["database"] == {"ready": True, "detail": "ok"}
    assert response.json()["checks"]["migrations"] == {"ready": True, "detail": "ok"}


def test_a_waiting_migration_is_not_ready():
    MigrationRecorder(connection).record_unapplied("core", "0003_job_leases")

    response = Client().get("/readyz")

    assert (response.status_code, response.json()["status"]) == (503, "not_ready")
    assert response.json()["checks"]["migrations"]["detail"] == "1 migrations wait."


def test_an_app_adds_its_check():
    readiness.register("attic", lambda: readiness.Finding(False, "The attic is full."))
    try:
        response = Client().get("/readyz")
    finally:
        readiness.unregister("attic")

    assert response.status_code == 503
    assert response.json()["checks"]["attic"] == {"ready": False, "detail": "The attic is full."}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_only_read(path):
    assert Client().post(path).status_code == 405
