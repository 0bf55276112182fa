"""Writes what a benchmark measured, as `streamlit-architect design --measured FILE` reads it."""

import json
import os
import platform
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def measurement(name: str, value: float, unit: str, volume: str) -> dict[str, Any]:
    """One value in its base unit, under the id that it has in the design: of a figure, or of an answer."""
    return {"id": name, "value": value, "unit": unit, "volume": volume}


def write(measurements: list[dict[str, Any]], details: Mapping[str, Any], file: str | None) -> None:
    """Prints the result, and puts it into a file that other benchmarks may have written to before."""
    result = {
        "schema": 1,
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.system()} {platform.machine()} with {os.cpu_count()} cores",
        "measurements": measurements,
    }
    json.dump(result | dict(details), sys.stdout, indent=2)
    if file is None:
        return
    there = Path(file).exists()
    earlier = json.loads(Path(file).read_text(encoding="utf-8"))["measurements"] if there else []
    replaced = {entry["id"] for entry in measurements}
    kept = [entry for entry in earlier if entry["id"] not in replaced]
    result["measurements"] = kept + measurements
    Path(file).write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
