"""The generated project for messy uploads, against a real PostgreSQL: two partners, files twice, a crash, a viewer."""

import json
from pathlib import Path

import db
import inbox
import load
import psycopg
import pytest
import worker
from streamlit.testing.v1 import AppTest
from take_upload import take_upload

import auth

FILE = (
    "Return ID;Returned on;Category;Amount\n"
    "r1;31.01.2026;tea;1.234,50\n"
    "r2;30.01.2026;jam;2,00\n" + "".join(f"s{n};30.01.2026;jam;1,00\n" for n in range(60))
).encode("cp1252")
BAD = FILE + b"r4;29.01.2026;;12,00\n"


@pytest.fixture(autouse=True)
def empty_tables() -> None:
    with load.connect() as connection:
        connection.execute("DELETE FROM returns")
        connection.execute("DELETE FROM load_state")


def rows(query: str) -> list[tuple]:
    with load.connect() as connection:
        return connection.execute(query).fetchall()


def test_the_same_file_twice_changes_nothing() -> None:
    first = take_upload("returns", "january.csv", FILE, "north")
    assert first.loaded, first.message
    before = rows("SELECT return_id, returned_on, category, amount, tenant_id FROM returns ORDER BY 1")
    assert take_upload("returns", "january.csv", FILE, "north").loaded
    assert rows("SELECT return_id, returned_on, category, amount, tenant_id FROM returns ORDER BY 1") == before
    assert len(before) == 62
    assert rows("SELECT amount FROM returns WHERE return_id = 'r1'") == [(pytest.approx(1234.5),)]


def test_one_partner_cannot_overwrite_the_rows_of_another() -> None:
    take_upload("returns", "a.csv", FILE, "north")
    take_upload("returns", "b.csv", FILE.replace(b"1.234,50", b"9.999,00"), "south")
    assert rows("SELECT tenant_id, amount::float FROM returns WHERE return_id = 'r1' ORDER BY 1") == [
        ("north", 1234.5),
        ("south", 9999.0),
    ]


def test_a_crash_before_the_commit_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(name: str) -> str:
        raise KeyboardInterrupt(name) if name == "mark_loaded" else AssertionError

    real = load._query
    monkeypatch.setattr(load, "_query", lambda name: die(name) if name == "mark_loaded" else real(name))
    with pytest.raises(KeyboardInterrupt):
        take_upload("returns", "january.csv", FILE, "north")
    assert rows("SELECT count(*) FROM returns") == [(0,)]
    assert rows("SELECT count(*) FROM load_state") == [(0,)]


def test_bad_rows_are_kept_aside_with_their_line_and_reason() -> None:
    verdict = take_upload("returns", "january.csv", BAD, "north")
    assert verdict.loaded
    assert [(failure.source_row, failure.column) for failure in verdict.failures] == [(64, "category")]
    payload, reason = rows("SELECT payload, reason FROM quarantine ORDER BY first_seen DESC LIMIT 1")[0]
    assert payload["return_id"] == "r4"
    assert "category" in reason
    take_upload("returns", "january.csv", BAD, "north")
    assert rows("SELECT count(*) FROM quarantine") == [(1,)]


def test_the_app_role_sees_one_tenant_and_writes_nothing() -> None:
    take_upload("returns", "a.csv", FILE, "north")
    count = "SELECT count(*) AS found FROM returns"
    assert db.read("store", count, None, "north").item(0, "found") == 62
    assert db.read("store", count, None, "south").item(0, "found") == 0
    assert db.read("store", count).item(0, "found") == 0, "a pooled connection must not keep an identity"
    with pytest.raises(Exception, match="read-only|permission denied"):
        db.read("store", "DELETE FROM returns RETURNING return_id", None, "north")


def test_the_worker_takes_what_a_page_handed_over() -> None:
    job = inbox.put("returns", "../january.csv", FILE, "north")
    assert inbox.put("returns", "again.csv", FILE, "north") == job
    assert worker.attempt("take_uploads")
    known = inbox.state(job)
    assert known is not None
    assert known["state"] == "loaded", json.dumps(known)
    assert known["name"] == "january.csv"
    assert inbox.waiting() == []
    assert rows("SELECT count(*) FROM returns") == [(62,)]


def test_two_workers_do_not_load_at_once() -> None:
    with load.exclusive("uploads") as mine, load.exclusive("uploads") as second:
        assert (mine, second) == (True, False)


def test_the_page_shows_the_viewers_totals(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = FILE.replace(b"31.01.2026", _today()).replace(b"30.01.2026", _today())
    assert take_upload("returns", "a.csv", fresh, "north").loaded
    with psycopg.connect(_owner_url()) as connection:
        access = "INSERT INTO viewer_access VALUES ('ana@example.com', 'north') ON CONFLICT DO NOTHING"
        connection.execute(access)
    asks = "import auth\nimport streamlit as st\nst.write(repr([auth.tenant_of(who + '@example.com') for who in ('ana', 'bob')]))"
    assert AppTest.from_string(asks).run().markdown[0].value == "['north', None]"
    for tenant, shown in (("north", "62"), ("south", None)):
        monkeypatch.setattr(auth, "current_viewer", lambda tenant=tenant: auth.Viewer("ana@example.com", tenant))
        app = AppTest.from_file(Path("app.py").absolute(), default_timeout=60).run()
        assert not app.exception
        assert [metric.value for metric in app.metric][:1] == ([shown] if shown else [])


def _today() -> bytes:
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%d").encode()


def _owner_url() -> str:
    import os

    return os.environ["OWNER_URL"]
