"""Watches how old the data is that a viewer sees: the worst age of each source, with the real services.

Run it with the worker at work: `python -m bench.freshness --seconds 600{% if scope %} --{{ scope.name }} NAME{% endif %}`.
"""

import argparse
import sys
import time
from datetime import UTC, datetime

import serving
from bench import result
from settings import sample_data

READERS = {
    #{% for table in servedTables %}
    "{{ table.source }}": serving.{{ table.reader }},
    #{% endfor %}
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    #{% if scope %}
    parser.add_argument("--{{ scope.name }}", required=True)
    #{% endif %}
    parser.add_argument("--out", help="the result file")
    given = parser.parse_args()
    if sample_data():
        raise SystemExit("Sample data has no age: give the app its settings first.")
    worst = dict.fromkeys(READERS, 0.0)
    until = time.monotonic() + given.seconds
    while time.monotonic() < until:
        for source, reader in READERS.items():
            as_of = reader({% if scope %}given.{{ scope.name }}{% endif %}).as_of
            if as_of is not None:
                worst[source] = max(worst[source], (datetime.now(UTC) - as_of).total_seconds())
        time.sleep(min(1.0, given.seconds / 10))
    watched = f"watched for {given.seconds:.0f} s"
    seen = {source: age for source, age in worst.items() if age > 0}
    figures = [result.measurement(f"{source}.staleness", age, "s", watched) for source, age in seen.items()]
    result.write(figures, {}, given.out)
    return 0 if seen else 1


if __name__ == "__main__":
    sys.exit(main())
