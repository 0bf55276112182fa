"""{{ source.title }}: {{ source.extractPurpose }}."""

from collections.abc import Iterator
from datetime import UTC, datetime{% if source.incremental %}, timedelta{% endif %}
from functools import cache
from typing import Any

#{% if source.auth == "basic" %}
import httpx
#{% endif %}
#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

from http_client import ApiClient
#{% if source.oauth %}
from oauth import OAuthToken
#{% endif %}
from settings import setting

Row = dict[str, Any]

PAGE_SIZE = {{ source.pageSize }}
MAX_PAGES = {{ source.maxPages }}  # for one run; {% if source.incremental %}the next run goes on from there{% else %}more means that something is wrong{% endif %}
CALLS_PER_SECOND = {{ source.callsPerSecond }}  # 80 % of what the vendor allows
#{% if source.incremental %}
BACKFILL = timedelta(days={{ source.backfillDays }})
OVERLAP = timedelta(seconds=60)  # read again by each run, for clocks that differ
LATE = timedelta(seconds={{ source.overlapSeconds }})  # read again once in each such stretch, for late commits
#{% endif %}
FIELDS = {  # the vendor's field: our column
    #{% for column in source.table.columns %}
    "{{ column }}": "{{ column }}",
    #{% endfor %}
}


@cache
def client() -> ApiClient:
    """The one client of this process for the source, so that all threads share its rate budget."""
    #{% if source.sendsHeaders %}
    headers = {
        #{% if source.version == "header" %}
        "Accept-Version": setting("sources", "{{ source.id }}", "version"),
        #{% endif %}
        #{% if source.auth == "api_key" %}
        "X-API-Key": setting("sources", "{{ source.id }}", "api_key"),
        #{% endif %}
    }
    #{% endif %}
    return ApiClient(
        setting("sources", "{{ source.id }}", "base_url"),
        CALLS_PER_SECOND,
        #{% if source.oauth %}
        auth=OAuthToken("{{ source.id }}"),
        #{% elsif source.auth == "basic" %}
        auth=httpx.BasicAuth(
            setting("sources", "{{ source.id }}", "user"),
            setting("sources", "{{ source.id }}", "password"),
        ),
        #{% endif %}
        #{% if source.sendsHeaders %}
        headers=headers,
        #{% endif %}
    )


#{% if source.incremental %}
def changed_since(since: datetime | None) -> tuple[{{ frameType }}, datetime]:
    """Rows changed after `since` less the overlap, and the moment up to which they are complete."""
    until = datetime.now(UTC)
    start = (since or until - BACKFILL) - (LATE if _rereads(since, until) else OVERLAP)
    #{% if loading == "partition_overwrite" %}
    start = start.replace(hour=0, minute=0, second=0, microsecond=0)  # whole days are overwritten
    #{% endif %}
    window = {"updated_from": start.isoformat(), "updated_to": until.isoformat(), "sort": "{{ source.table.watermark }}"}
    rows: list[Row] = []
    for resource in setting("sources", "{{ source.id }}", "resources").split(","):
        pages = 0
        for items in _pages(resource, window):
            rows.extend(_row(resource, item) for item in items)
            pages += 1
            if pages == MAX_PAGES:
                until = min(until, datetime.fromisoformat(rows[-1]["{{ source.table.watermark }}"]))
                break
    if since and until <= since:
        raise RuntimeError("MAX_PAGES pages do not reach beyond the overlap, so no run would get further")
    return _frame(rows), until


#{% if source.findsDeletes %}
def listed_keys() -> tuple[set[str], datetime]:
    """Every key that the vendor has, and when asking began. A listing that breaks off raises: it proves nothing."""
    asked_at = datetime.now(UTC)
    keys: set[str] = set()
    for resource in setting("sources", "{{ source.id }}", "resources").split(","):
        for items in _pages(resource, {}):
            keys.update(str(_row(resource, item)["{{ source.table.key }}"]) for item in items)
    return keys, asked_at


#{% endif %}
def _rereads(since: datetime | None, until: datetime) -> bool:
    stretch = LATE.total_seconds()
    return since is None or since.timestamp() // stretch != until.timestamp() // stretch
#{% elsif source.onDemand %}
def current_rows(since: datetime{% if scope %}, {{ scope.name }}: str{% endif %}) -> {{ frameType }}:
    """The rows since a moment, asked for when a viewer looks and kept by the cache of the caller."""
    window = {"updated_from": since.isoformat(), "updated_to": datetime.now(UTC).isoformat()}
    #{% if scope %}
    window["{{ scope.column }}"] = {{ scope.name }}
    #{% endif %}
    rows = _whole(window)
    #{% if scope %}
    # The vendor was asked for one {{ scope.name }}; what it sends is not taken on trust.
    #{% if frames == "polars" %}
    rows = rows.filter(pl.col("{{ scope.column }}") == {{ scope.name }})
    #{% else %}
    rows = rows[rows["{{ scope.column }}"] == {{ scope.name }}]
    #{% endif %}
    #{% endif %}
    #{% if frames == "polars" %}
    happened = pl.col("{{ source.table.time }}").cast(pl.String).str.to_datetime(time_zone="UTC")
    return rows.with_columns(happened_at=happened, amount=pl.col("amount").cast(pl.Float64))
    #{% else %}
    happened = pd.to_datetime(rows["{{ source.table.time }}"], utc=True, format="ISO8601")
    return rows.assign(happened_at=happened, amount=pd.to_numeric(rows["amount"]))
    #{% endif %}
#{% else %}
def everything(since: datetime | None) -> tuple[{{ frameType }}, datetime]:
    """All rows, whatever was loaded before; a partial answer is an error, since it would replace the table."""
    _ = since
    asked_at = datetime.now(UTC)
    return _whole({}), asked_at
#{% endif %}


#{% if source.incremental == false %}
def _whole(window: dict[str, str]) -> {{ frameType }}:
    rows: list[Row] = []
    for resource in setting("sources", "{{ source.id }}", "resources").split(","):
        for pages, items in enumerate(_pages(resource, window), start=1):
            if pages > MAX_PAGES:
                raise RuntimeError(f"{resource} has more than {MAX_PAGES} pages")
            rows.extend(_row(resource, item) for item in items)
    return _frame(rows)


#{% endif %}
def _pages(resource: str, window: dict[str, str]) -> Iterator[list[Row]]:
    #{% if source.pagination == "cursor" %}
    params: dict[str, str | int] = {**window, "limit": PAGE_SIZE}
    while params:
        body = client().get(resource, params).json()
        yield body["items"]
        params = {"limit": PAGE_SIZE, "cursor": body["next_cursor"]} if body.get("next_cursor") else {}
    #{% elsif source.pagination == "offset" %}
    offset, full = 0, True
    while full:
        items = client().get(resource, {**window, "limit": PAGE_SIZE, "offset": offset}).json()["items"]
        yield items
        offset, full = offset + PAGE_SIZE, len(items) == PAGE_SIZE
    #{% elsif source.pagination == "link_header" %}
    response = client().get(resource, {**window, "limit": PAGE_SIZE})
    yield response.json()
    while following := response.links.get("next", {}).get("url"):
        response = client().get(following)
        yield response.json()
    #{% else %}
    yield client().get(resource, {**window}).json()
    #{% endif %}


def _row(resource: str, item: Row) -> Row:
    row = {column: item.get(field) for field, column in FIELDS.items()}
    #{% if source.manyResources %}
    row["{{ source.table.key }}"] = f"{resource}/{row['{{ source.table.key }}']}"  # two resources may use one number
    #{% endif %}
    return row


def _frame(rows: list[Row]) -> {{ frameType }}:
    numbered = [{"source_row": number, **row} for number, row in enumerate(rows, start=1)]
    #{% if frames == "polars" %}
    empty: dict[str, list[Any]] = {name: [] for name in ("source_row", *FIELDS.values())}
    return pl.DataFrame(numbered or empty, infer_schema_length=None, strict=False)
    #{% else %}
    return pd.DataFrame(numbered, columns=["source_row", *FIELDS.values()])
    #{% endif %}
