"""The generated project for a live dashboard: two faulty APIs on loopback, loads into a real PostgreSQL."""

import json
import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import extract_crm
import extract_inventory
import http_client
import load
import pandas as pd
import pytest
import stamina
import worker
from ingest import ingest
from streamlit.testing.v1 import AppTest
from tables import TABLES

import auth

CALLS: Counter[str] = Counter()
NOW = datetime.now(UTC).replace(microsecond=0)


def item(number: int, changed: datetime, amount: float = 10.0) -> dict:
    stamp = changed.isoformat()
    return {
        "id": f"i{number}",
        "created_at": stamp,
        "category": "tea",
        "amount": amount,
        "visible_to": "north",
        "updated_at": stamp,
    }


ITEMS = [item(number, NOW - timedelta(minutes=number)) for number in range(450)]


class Vendor(BaseHTTPRequestHandler):
    """Pages by cursor for the CRM and by link for the inventory; the first calls fail in the usual ways."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        CALLS["token"] += 1
        self._send(200, {"access_token": f"t{CALLS['token']}", "expires_in": 3600})

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        CALLS[url.path] += 1
        CALLS["get"] += 1
        if CALLS["get"] == 1:
            self._send(429, {}, {"Retry-After": "0"})
        elif CALLS["get"] == 2:
            self._send(503, {})
        elif CALLS["get"] == 3:
            self._send(401, {})
        elif url.path.startswith("/crm/"):
            self._cursor(query)
        else:
            self._link(url.path, query)

    def _cursor(self, query: dict) -> None:
        start = int(query.get("cursor", 0))
        page = ITEMS[start : start + int(query["limit"])]
        following = start + len(page)
        self._send(200, {"items": page, "next_cursor": str(following) if following < len(ITEMS) else None})

    def _link(self, path: str, query: dict) -> None:
        start = int(query.get("at", 0))
        page = ITEMS[start : start + 200]
        more = start + 200 < len(ITEMS)
        link = {"Link": f'<{path}?at={start + 200}>; rel="next"'} if more else {}
        self._send(200, page, link)

    def _send(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module", autouse=True)
def vendor() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["VENDOR_PORT"])), Vendor)
    Thread(target=server.serve_forever, daemon=True).start()
    extract_crm.CALLS_PER_SECOND = extract_inventory.CALLS_PER_SECOND = 1000
    yield
    server.shutdown()


def rows(query: str) -> list[tuple]:
    with load.connect() as connection:
        return connection.execute(query).fetchall()


def test_a_load_survives_limits_failures_and_an_expired_token_and_may_run_twice() -> None:
    with stamina.set_testing(False):
        assert worker.attempt("load_crm")
    assert CALLS["token"] == 2, "one at the start, one after the 401"
    expected = 450 * len(set(path for path in CALLS if path.startswith("/crm/")))
    assert rows("SELECT count(*) FROM crm") == [(expected,)]
    first_mark = load.watermark(TABLES["crm"])
    assert first_mark is not None and first_mark > NOW
    assert worker.attempt("load_crm")
    assert rows("SELECT count(*) FROM crm") == [(expected,)]
    assert load.watermark(TABLES["crm"]) > first_mark


def test_link_headers_are_followed_on_the_same_host_only() -> None:
    assert worker.attempt("load_inventory")
    assert rows("SELECT count(*) FROM inventory") == [(450,)]
    with pytest.raises(ValueError, match="another host"):
        extract_inventory.client().get("https://elsewhere.example/next")


def test_an_older_version_does_not_overwrite_a_newer_one() -> None:
    newer = pd.DataFrame([{"source_row": 1, **item(1, NOW, amount=99.0)}])
    older = pd.DataFrame([{"source_row": 1, **item(1, NOW - timedelta(hours=1), amount=1.0)}])
    older["created_at"] = newer["created_at"]
    ingest("inventory", newer, NOW)
    ingest("inventory", older, NOW)
    assert rows("SELECT amount::float FROM inventory WHERE id = 'i1' ORDER BY 1 DESC LIMIT 1") == [(99.0,)]


def test_the_watermark_never_moves_back() -> None:
    mark = load.watermark(TABLES["inventory"])
    ingest("inventory", pd.DataFrame([{"source_row": 1, **item(2, NOW)}]), NOW - timedelta(days=9))
    assert load.watermark(TABLES["inventory"]) == mark


def test_the_vendors_words_decide_when_to_try_again() -> None:
    import httpx

    def answer(status: int, header: str | None = None) -> httpx.HTTPStatusError:
        response = httpx.Response(status, headers={"Retry-After": header} if header else {})
        return httpx.HTTPStatusError("", request=httpx.Request("GET", "http://x"), response=response)

    assert http_client.backoff(answer(429, "7")) == 7.0
    assert http_client.backoff(answer(503)) is True
    assert http_client.backoff(answer(429, "86400")) is False
    assert http_client.backoff(answer(404)) is False
    assert http_client.backoff(httpx.ConnectError("down")) is True
    soon = (NOW + timedelta(seconds=30)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert 0 <= http_client.backoff(answer(503, soon)) <= 31


def test_the_page_shows_a_role_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for role, panels in (("north", True), ("south", False)):
        monkeypatch.setattr(auth, "current_viewer", lambda role=role: auth.Viewer("ana@example.com", role))
        app = AppTest.from_file(Path("app.py").absolute(), default_timeout=60).run()
        assert not app.exception
        assert bool(app.metric) is panels
