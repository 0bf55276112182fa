"""Uploads on their way: a page hands a file over, the worker takes it, the page shows the verdict.

The folder is a volume that the app and the worker share. A file is known by its digest, so that one which is sent
twice is one job; every change of state is one rename, so that a crash leaves a job whole and waiting.
"""

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from settings import setting


def put(source: str, name: str, content: bytes{% if scope %}, {{ scope.name }}: str{% endif %}) -> str:
    """Hands a file over; gives the id of its job."""
    owner = "/".join((source, {% if scope %}{{ scope.name }}, {% endif %}""))
    job = sha256(owner.encode() + content).hexdigest()[:32]
    if state(job) is None:
        _folder().joinpath(f"{job}.file").write_bytes(content)
        about = {"job": job, "source": source, "name": Path(name).name{% if scope %}, "{{ scope.name }}": {{ scope.name }}{% endif %}}
        _write(job, about | {"state": "waiting"})
    return job


def state(job: str) -> dict[str, Any] | None:
    """What is known of a job; None when there is none by that id."""
    if not job.isalnum():
        return None
    try:
        return json.loads(_folder().joinpath(f"{job}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def waiting() -> list[dict[str, Any]]:
    """The jobs that nobody has finished, oldest first."""
    files = sorted(_folder().glob("*.json"), key=lambda file: file.stat().st_mtime)
    jobs = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return [job for job in jobs if job["state"] == "waiting"]


def content(job: dict[str, Any]) -> bytes:
    """The file of a waiting job."""
    return _folder().joinpath(f"{job['job']}.file").read_bytes()


def finish(job: dict[str, Any], *, loaded: bool, message: str, failures: list[dict[str, Any]]) -> None:
    """Records the verdict and lets the file go: its good rows are in the store, the refused ones in quarantine."""
    verdict = {"state": "loaded" if loaded else "refused", "message": message, "failures": failures[:1000]}
    _write(job["job"], job | verdict)
    _folder().joinpath(f"{job['job']}.file").unlink(missing_ok=True)


def _write(job: str, about: dict[str, Any]) -> None:
    draft = _folder() / f"{job}.next"
    draft.write_text(json.dumps(about), encoding="utf-8")
    os.replace(draft, draft.with_suffix(".json"))


def _folder() -> Path:
    folder = Path(setting("uploads", "folder"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
