"""Any generated project right after it was installed: no secrets, no variables, no server, no network."""

import importlib
import os
import socket
import time
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import auth
import settings

UPLOAD = os.environ.get("UPLOAD", "")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("sample data needs no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    st.cache_data.clear()


def drawn(page: str) -> AppTest:
    app = AppTest.from_string(f"import {page}\n\n{page}.page()", default_timeout=60).run()
    assert not app.exception
    return app


def test_the_app_starts_and_says_that_its_data_is_made_up() -> None:
    assert settings.sample_data()
    assert auth.current_viewer().email == "somebody@example.com"
    app = AppTest.from_file(Path("app.py").absolute(), default_timeout=60).run()
    assert not app.exception
    assert [info.value for info in app.info][0].startswith("Sample data: everything here is made up")
    assert not app.error


@pytest.mark.skipif(not Path("overview.py").exists(), reason="no source is read")
def test_every_source_shows_totals_of_the_shape_of_the_design() -> None:
    app = drawn("overview")
    assert not app.warning
    assert len(app.metric) == 2 * len(app.subheader)
    assert all(float(metric.value.replace(",", "")) > 0 for metric in app.metric)


@pytest.mark.skipif(not Path("details.py").exists(), reason="no rows are shown")
def test_rows_are_paged_without_one_twice() -> None:
    app = drawn("details")
    first = app.dataframe[0].value
    app.button[1].click().run()
    second = app.dataframe[0].value
    assert len(first) > 0 and len(second) > 0
    assert set(first.iloc[:, 0]).isdisjoint(second.iloc[:, 0])


@pytest.mark.skipif(not Path("live.py").exists(), reason="no stream is followed")
def test_events_go_through_the_bounded_buffer() -> None:
    deadline = time.monotonic() + 20
    while not (app := drawn("live")).dataframe and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(app.dataframe[0].value) > 0


@pytest.mark.skipif(not UPLOAD, reason="no file is kept")
def test_an_upload_is_checked_and_shown() -> None:
    from tables import TABLES
    from take_upload import NOT_FROM_FILE, take_upload

    serving = importlib.import_module("serving")
    table = TABLES[UPLOAD]
    columns = [column for column in table.columns if column not in NOT_FROM_FILE]
    scope = ["north"] * (take_upload.__code__.co_argcount - 3)
    read = getattr(serving, f"read_{UPLOAD}_daily")
    before = sum(read(*scope).frame["row_count"])
    now = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    values = {table.key: "new-{}", table.time: now, "category": "tea", "amount": "1.50"}
    lines = [",".join(columns), *(",".join(values.get(c, "north") for c in columns).format(n, n) for n in range(30))]
    for _ in range(2):
        verdict = take_upload(UPLOAD, "file.csv", "\n".join(lines).encode(), *scope)
        assert verdict.loaded, (verdict.message, verdict.failures)
    st.cache_data.clear()
    assert sum(read(*scope).frame["row_count"]) == before + 30


def test_a_setting_or_a_word_ends_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_DATA", "0")
    assert not settings.sample_data()
    monkeypatch.delenv("SAMPLE_DATA")
    if hasattr(settings, "SETTINGS"):
        names = settings.SETTINGS
        for name in names[:1]:
            monkeypatch.setenv(name, "given")
        assert settings.sample_data() == (len(names) == 0)
        return
    Path(".streamlit/secrets.toml").write_text("")
    try:
        assert not settings.sample_data()
    finally:
        Path(".streamlit/secrets.toml").unlink()
