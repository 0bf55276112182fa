"""An API on loopback whose records come and go, loaded into a real PostgreSQL."""

import json
import os
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import extract_crm
import load
import pytest
import worker

THERE = [f"i{number}" for number in range(100)]
STAMP = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
STATUS = 200


class Vendor(BaseHTTPRequestHandler):
    """Thirty records a page."""

    def do_GET(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        start = int(query.get("cursor", 0))
        items = [
            {name: key if name == "id" else 1.0 if name == "amount" else STAMP if name.endswith("_at") else "tea" for name in extract_crm.FIELDS}
            for key in THERE[start : start + 30]
        ]
        following = str(start + 30) if start + 30 < len(THERE) else None
        content = json.dumps({"items": items, "next_cursor": following}).encode()
        self.send_response(STATUS if start else 200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module", autouse=True)
def vendor() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["VENDOR_PORT"])), Vendor)
    Thread(target=server.serve_forever, daemon=True).start()
    extract_crm.CALLS_PER_SECOND = 1000
    yield
    server.shutdown()


def stored() -> set[str]:
    with load.connect() as connection:
        return {key for (key,) in connection.execute("SELECT id FROM crm")}


def test_an_increment_does_not_see_a_delete_and_the_comparison_of_keys_does() -> None:
    assert worker.attempt("load_crm")
    assert stored() == set(THERE)
    THERE.remove("i7")
    assert worker.attempt("load_crm")
    assert "i7" in stored()
    assert worker.attempt("deletes_crm")
    assert stored() == set(THERE)


def test_a_listing_that_breaks_off_removes_nothing() -> None:
    global STATUS
    STATUS = 404
    assert not worker.attempt("deletes_crm")
    STATUS = 200
    assert stored() == set(THERE)


def test_a_listing_that_lacks_much_removes_nothing() -> None:
    kept = THERE[:]
    del THERE[50:]
    assert not worker.attempt("deletes_crm")
    THERE[:] = kept
    assert stored() == set(kept)


def test_a_row_that_came_after_the_listing_began_stays() -> None:
    keys, listed_at = extract_crm.listed_keys()
    THERE.append("new")
    assert worker.attempt("load_crm")
    assert load.remove_absent(worker.TABLES["crm"], keys, listed_at) == 0
    assert "new" in stored()
