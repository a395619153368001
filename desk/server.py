"""A gunicorn of our own: on a free port, watched until it answers, stopped with us."""

import ipaddress
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

WORKERS = 2
THREADS = 4  # a browser keeps idle connections open; a worker of one thread would wait on them
PATIENCE = 60  # seconds until a starting server has to answer


class ServerFailed(Exception):
    """The server ended before it answered, or never did."""


class NoFreePort(Exception):
    """Nothing can listen there."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server at the host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_free(host: str, port: int) -> bool:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError:
            return False
    return True


def free_port(host: str, first: int = 8000) -> int:
    """The next port from `first` on that nobody listens at."""
    for port in range(first, first + 100):
        if is_free(host, port):
            return port
    raise NoFreePort(f"No free port between {first} and {first + 99} on {host}.")


def names_of_this_machine(host: str) -> list[str]:
    """What others may type to reach a server bound to the host."""
    if host not in {"0.0.0.0", "::"}:
        return [in_address(host)]
    name = socket.gethostname()
    names = [name]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing, but chooses the way out
            names.insert(0, probe.getsockname()[0])
        except OSError:
            pass  # no network: the name alone has to do
    return names


def in_address(host: str) -> str:
    """The host as it stands in a web address."""
    return f"[{host}]" if ":" in host else host


@contextmanager
def running(
    host: str, port: int, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers, for as long as the block lasts.

    Raises ServerFailed if it does not get that far.
    """
    command = [
        *(sys.executable, "-m", "gunicorn", "config.wsgi"),
        *("--bind", f"{in_address(host)}:{port}"),
        *("--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--log-level", "warning", "--no-control-socket"),
        *("--limit-request-line", "8190"),  # who searches for a whole message is answered too
    ]
    server = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        _wait_until_it_answers(server, host, port)
        yield server
    finally:
        _stop(server)


@contextmanager
def working(environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A worker beside the server, for as long as the block lasts. It says only what goes wrong."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "work"],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield worker
    finally:
        _stop(worker)


def _wait_until_it_answers(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    address = f"http://{in_address(reachable)}:{port}/healthz"
    deadline = time.monotonic() + PATIENCE
    while not _answers(address):
        if server.poll() is not None:
            raise ServerFailed("The server ended before it answered; the reason stands above.")
        if time.monotonic() > deadline:
            raise ServerFailed(f"{address} did not answer within {PATIENCE} seconds.")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:  # not listening yet, or not ready
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
