"""Events on disk, in files that rotate: what memory cannot hold is there to be read again later."""

import json
from pathlib import Path
from typing import Any

FILE_BYTES = 64_000_000
FILES = {{ source.spillFiles }}  # {{ source.spillWords }}


class Spill:
    """Appends events as JSON lines; the oldest file goes when the last one is full. For one thread."""

    def __init__(self, source: str) -> None:
        self._folder = Path("data") / f"{source}.spill"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = self._next()

    def write(self, event: dict[str, Any]) -> None:
        self._file.write(json.dumps(event, default=str) + "\n")
        if self._file.tell() >= FILE_BYTES:
            self._file.close()
            self._file = self._next()

    def _next(self) -> Any:
        files = sorted(self._folder.glob("*.jsonl"))
        for old in files[: max(0, len(files) - FILES + 1)]:
            old.unlink()
        number = int(files[-1].stem) + 1 if files else 0
        return (self._folder / f"{number:08d}.jsonl").open("a", encoding="utf-8")
