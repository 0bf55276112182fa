"""Cleaning and totals in Polars, as one lazy plan each; the streaming engine keeps memory flat: {{ memoryFacts }}."""

import polars as pl
#{% if checkedTables.size > 0 %}

from tables import Table
#{% endif %}


#{% if checkedTables.size > 0 %}
UNZONED = ("%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M")  # times without a zone are taken as UTC


def clean(raw: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Types and trims the columns; of rows with one key it keeps the newest. What cannot be read becomes missing."""
    absent = [pl.lit(None, dtype=pl.String).alias(name) for name in table.columns if name not in raw.columns]
    rows = raw.lazy().with_columns(absent).select("source_row", *table.columns)
    trimmed = [pl.col(name).cast(pl.String).str.strip_chars().replace("", None) for name in table.text]
    times = [_to_time(name, raw.schema.get(name)) for name in sorted({table.time, table.newest_by})]
    rows = rows.with_columns(*trimmed, *times, pl.col("amount").cast(pl.Float64, strict=False))
    newest_last = rows.sort(table.newest_by, "source_row", nulls_last=False)
    keyed = newest_last.filter(pl.col(table.key).is_not_null())
    keyed = keyed.unique(list(table.identity), keep="last", maintain_order=True)
    unkeyed = newest_last.filter(pl.col(table.key).is_null())
    return pl.concat([keyed, unkeyed]).sort("source_row").collect(engine="streaming")


def _to_time(name: str, dtype: pl.DataType | None) -> pl.Expr:
    if isinstance(dtype, pl.Datetime):
        zoned = pl.col(name) if dtype.time_zone else pl.col(name).dt.replace_time_zone("UTC")
        return zoned.dt.convert_time_zone("UTC")
    if dtype == pl.Date:
        return pl.col(name).cast(pl.Datetime("us", "UTC"))
    text = pl.col(name).cast(pl.String).str.strip_chars().str.replace(" ", "T", literal=True)
    zoned = text.str.to_datetime("%+", time_unit="us", time_zone="UTC", strict=False)
    unzoned = [text.str.to_datetime(pattern, time_unit="us", strict=False) for pattern in UNZONED]
    dated = text.str.to_date("%Y-%m-%d", strict=False).cast(pl.Datetime("us"))
    return pl.coalesce(zoned, *(form.dt.replace_time_zone("UTC") for form in [*unzoned, dated])).alias(name)


#{% endif %}
#{% if badRows == "fix_and_flag" %}
def fix_and_flag(rows: pl.DataFrame) -> pl.DataFrame:
    """Fills what has a safe stand-in and says so in `flags`; an amount is never invented."""
    flags = pl.when(pl.col("category").is_null()).then(pl.lit("category was missing")).otherwise(pl.lit(""))
    return rows.with_columns(flags=flags, category=pl.col("category").fill_null("unknown"))


#{% endif %}
def daily_totals(rows: pl.DataFrame) -> pl.DataFrame:
    """Totals by day and category of rows with `happened_at`, `category` and `amount`."""
    grouped = rows.lazy().group_by(pl.col("happened_at").dt.date().alias("day"), "category")
    totals = grouped.agg(row_count=pl.len(), amount=pl.col("amount").cast(pl.Float64).sum())
    return totals.sort("day", "category").collect(engine="streaming")
