"""Times the load of made-up rows into a store that is for this alone, and the same batch a second time.

#{% if storeDialect == "duckdb" %}
It loads into a temporary folder. Run it with `python -m bench.load_rate --share 0.01`.
#{% else %}
Give an empty database whose name contains `bench`, in BENCH_DATABASE_URL; run `python -m bench.load_rate --share 0.01`.
#{% endif %}
"""

import argparse
import os
import sys
#{% if storeDialect == "duckdb" %}
import tempfile
#{% endif %}
import time
#{% if storeDialect == "postgres" %}
from pathlib import Path
from unittest.mock import patch

import psycopg
from sqlalchemy import make_url
#{% endif %}

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}

import load
from bench import result
from bench.benchmark import ROWS, as_raw, sample
from tables import TABLES
from transform import clean

TABLE = TABLES["{{ ingestedTables[0].source }}"]
#{% if storeDialect == "postgres" %}
SQL = Path(__file__).parent.parent / "sql"
#{% endif %}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=0.01, help="of the rows of one load, 0 to 1")
    parser.add_argument("--out", help="the result file")
    given = parser.parse_args()
    rows = clean(as_raw(sample(max(1000, round(ROWS * given.share))), TABLE), TABLE)
    #{% if storeDialect == "duckdb" %}
    os.chdir(tempfile.mkdtemp(prefix="bench-"))
    first, second = timed(rows), timed(rows)
    #{% else %}
    url = make_url(os.environ["BENCH_DATABASE_URL"])
    if "bench" not in (url.database or ""):
        raise SystemExit("The name of the database must contain `bench`: its tables are filled.")
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        for name in ("schema.sql", "partitions.sql"):
            if (SQL / name).exists():
                connection.execute((SQL / name).read_bytes())
    with patch.object(load, "setting", return_value=plain):
        first, second = timed(rows), timed(rows)
    #{% endif %}
    volume = f"{len(rows):,} rows, scaled linearly to {ROWS:,}"
    seconds = first * ROWS / len(rows)
    name = "{{ ingestedTables[0].source }}.load_increment_seconds"
    figures = [result.measurement(name, seconds, "s", volume)]
    details = {"share": given.share, "rows_per_second": len(rows) / first, "again_seconds": second}
    result.write(figures, details, given.out)
    return 0


def timed(rows: {{ frameType }}) -> float:
    started = time.perf_counter()
    load.save(TABLE, rows, [], None)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
