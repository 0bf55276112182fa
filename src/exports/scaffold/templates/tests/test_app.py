"""Each page draws for a viewer, and a source that is down leaves words on the page instead of a traceback."""

#{% if servedTables.size > 0 %}
from datetime import UTC, datetime
#{% endif %}
from pathlib import Path
#{% if liveStreams.size > 0 %}
from typing import Any
#{% endif %}

#{% if servedTables.size > 0 %}
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
#{% endif %}
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import auth
#{% if servedTables.size > 0 %}
import freshness
#{% endif %}
#{% if hasDetails %}
import details
#{% endif %}
#{% for source in liveStreams %}
import snapshot_{{ source.id }}
#{% endfor %}
#{% if servedTables.size > 0 %}
import overview
#{% endif %}
import settings

APP = Path(__file__).parent.parent / "app.py"


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test starts with empty caches and a viewer whom the identity provider would have confirmed."""
    st.cache_data.clear()
    st.cache_resource.clear()
    monkeypatch.setenv("SAMPLE_DATA", "0")
    viewer = auth.Viewer("ana@example.com"{% if scope %}, "north"{% endif %})
    monkeypatch.setattr(auth, "current_viewer", lambda: viewer)
    #{% for source in liveStreams %}
    monkeypatch.setattr(snapshot_{{ source.id }}, "Feed", StandInFeed)
    #{% endfor %}


#{% if liveStreams.size > 0 %}
class StandInFeed:
    """One event, then silence."""

    def __init__(self, group: str, from_start: bool) -> None:
        self._events = [{"{{ liveStreams[0].table.key }}": "a", "category": "tea", "amount": 1.0}]

    def poll(self, most: int, wait: float) -> list[dict[str, Any]]:
        events = self._events[:most]
        self._events.clear()
        return events

    def commit(self) -> None: ...

    def close(self) -> None: ...


#{% endif %}
def test_made_up_data_is_shown_until_settings_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_DATA", "1")
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.exception
    assert "Sample data" in app.info[0].value
    #{% if servedTables.size > 0 %}
    assert app.metric[0].value != "0"
    #{% endif %}
    #{% if hasDetails %}
    rows = AppTest.from_string("import details\n\ndetails.page()", default_timeout=60).run()
    assert not rows.exception
    assert len(rows.dataframe[0].value) > 0
    #{% endif %}
    with pytest.raises(settings.MissingSettingError):
        settings.setting("auth", "proxy_secret")


#{% if servedTables.size > 0 %}
def reading(*_: object) -> freshness.Reading:
    day = datetime.now(UTC).date()
    totals = {"day": [day, day], "category": ["tea", "jam"], "row_count": [3, 1], "amount": [9.5, 2.0]}
    frame = {{ frameAlias }}.DataFrame(totals)
    return freshness.Reading(frame, as_of=datetime.now(UTC))


def broken(*_: object) -> freshness.Reading:
    raise ConnectionError("the source is down")


def test_a_run_that_changes_its_frame_changes_no_other() -> None:
    shared = reading()
    mine = shared.rows()
    #{% if frames == "polars" %}
    mine.replace_column(3, pl.Series("amount", [0.0, 0.0]))
    #{% else %}
    mine["amount"] = 0.0
    #{% endif %}
    assert list(shared.rows()["amount"]) == [9.5, 2.0]


def test_overview_shows_totals_and_their_age(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "PANELS", {"Sample": reading})
    app = AppTest.from_file(APP, default_timeout=30).run()
    assert not app.exception
    assert [metric.value for metric in app.metric] == ["4", "11.50"]
    assert any("Data as of" in caption.value for caption in app.caption)


def test_a_source_that_is_down_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "PANELS", {"Sample": broken})
    app = AppTest.from_file(APP, default_timeout=30).run()
    assert not app.exception
    #{% if outage == "fail_closed" %}
    assert "reference" in app.error[0].value
    #{% else %}
    assert "does not answer" in app.warning[0].value
    #{% endif %}
    assert "the source is down" not in str(app.main)


#{% endif %}
#{% if liveStreams.size > 0 %}
def test_live_page_draws() -> None:
    app = AppTest.from_string("import live\n\nlive.page()", default_timeout=30).run()
    assert not app.exception
    assert app.title[0].value == "Live"


#{% endif %}
#{% if hasDetails %}
def test_row_pages_go_on_by_position(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(details, "PAGE_SIZE", 2)

    def read_page(*position: object) -> {{ frameType }}:
        asked.append(position)
        return page_of_rows()

    monkeypatch.setattr(details, "read_page", read_page)
    app = AppTest.from_string("import details\n\ndetails.page()", default_timeout=30).run()
    app.button[1].click().run()
    assert not app.exception
    assert asked[-1][:2] == (datetime(2026, 1, 1, tzinfo=UTC), {{ detailKeys }}[1])


def page_of_rows() -> {{ frameType }}:
    times = [datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)]
    rows = {"{{ detail.key }}": {{ detailKeys }}, "{{ detail.time }}": times, "category": "tea", "amount": 1.0}
    return {{ frameAlias }}.DataFrame(rows)


#{% endif %}
def test_a_missing_setting_is_named() -> None:
    with pytest.raises(settings.MissingSettingError, match="{% if secrets == "environment" %}SOURCES_NOWHERE_BASE_URL{% else %}base_url{% endif %}"):
        settings.setting("sources", "nowhere", "base_url")
