"""The self-check over HTTP with four visitors at once, on this machine only; it stops by itself."""

import http.client
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from http.cookies import SimpleCookie
from pathlib import Path

from measure import Row, median_and_p95, show

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tests.cast import FATIMA, LOWEST  # noqa: E402 - the fictional households stand outside this folder

VISITORS = 4
ROUNDS = 5
WARM_UP = 8
PAUSE = float(os.environ.get("PAUSE", "1"))
"""Seconds a visitor looks at a page, about: less than a person does."""
AIM = 0.060


class Visitor:
    """Someone with a browser that keeps cookies and follows redirects, and a stopwatch."""

    def __init__(self, port: int, pause: float = PAUSE) -> None:
        self.pause = pause
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.times: dict[str, list[float]] = {}

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[str, str]:
        """One request; follows redirects. Gives the final path and the page."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        time.sleep(random.uniform(self.pause / 2, self.pause * 3 / 2))
        start = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        page = response.read().decode()
        self.times.setdefault(f"{method} {_kind(path)}", []).append(time.perf_counter() - start)
        for header in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        if response.status in (302, 303):
            return self.ask("GET", urllib.parse.urljoin(path, response.headers["Location"]))
        if response.status >= 400:
            raise SystemExit(f"{method} {path} answered {response.status}")
        return path, page


def _kind(path: str) -> str:
    if "uitkomst" in path:
        return "result"
    return "question" if "/geldcheck" in path else "start"


def walk(visitor: Visitor) -> None:
    """From the start page through every question that is asked to the result, as Fatima of the cast."""
    visitor.ask("GET", "/")
    path, page = visitor.ask("GET", "/geldcheck")
    for _ in range(40):
        if "uitkomst" in path:
            return
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        fields = {"csrfmiddlewaretoken": token[1] if token else ""}
        for name, told in FATIMA.geldcheck[path.rpartition("/")[2]].items():
            value = told if isinstance(told, str) else told[0]
            first = re.search(rf'name="{name}"[^>]* value="([^"]*)"|value="([^"]*)"[^>]* name="{name}"', page)
            fields[name] = (first[1] or first[2]) if value == LOWEST and first else value
        path, page = visitor.ask("POST", path, fields)
    raise SystemExit(f"the self-check did not end; it stands at {path}")


def _walk_all(visitor: Visitor) -> None:
    for _ in range(ROUNDS):
        walk(visitor)


def run() -> None:
    """Serve, let four visitors walk the self-check at once, and print."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PORT": str(port), "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        with Path(folder, "log").open("w") as log:
            server = subprocess.Popen([ROOT / "bin" / "serve"], env=environment, stdout=log, stderr=log)
        try:
            _wait_for(port, server)
            for _ in range(WARM_UP):
                walk(Visitor(port, pause=0))
            visitors = [Visitor(port) for _ in range(VISITORS)]
            threads = [threading.Thread(target=_walk_all, args=(one,)) for one in visitors]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            server.terminate()
            server.wait(30)
        served = _served(Path(folder, "log").read_text())
    show(
        f"The self-check, {VISITORS} visitors at once: server time, by the server's own log",
        [Row(f"{name} (p95 of {len(times)})", *median_and_p95(times), aim=AIM) for name, times in served],
    )
    waited: dict[str, list[float]] = {}
    for visitor in visitors:
        for kind, times in visitor.times.items():
            waited.setdefault(kind, []).extend(times)
    show("The same, as the visitor waits for it", [Row(kind, *median_and_p95(waited[kind])) for kind in sorted(waited)])


def _served(log: str) -> list[tuple[str, list[float]]]:
    """The seconds that the server itself needed per page, without those of the warm-up."""
    found: dict[str, list[float]] = {}
    for line in log.splitlines():
        if line.startswith("{") and (told := json.loads(line)).get("event") == "request" and told["status"] == 200:
            found.setdefault(told["route"], []).append(told["milliseconds"] / 1000)
    return sorted((route, times[WARM_UP:]) for route, times in found.items() if len(times) > 2 * WARM_UP)


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        if server.poll() is not None:
            raise SystemExit("bin/serve stopped; run it by itself to see why")
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).request("GET", "/healthz")
            return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("bin/serve does not answer")


if __name__ == "__main__":
    run()
