"""{{ source.title }}: events asked for at a steady pace, for a sender that offers no push."""

import time
from typing import Any

import httpx
import stamina

from http_client import backoff
from settings import setting


class Feed:
    """One poller of one thread. A failed call is tried again with growing, jittered pauses."""

    def __init__(self, group: str, from_start: bool) -> None:
        _ = group
        self._after = "" if from_start else "latest"
        self._http = httpx.Client(timeout=httpx.Timeout(10.0, connect=5.0))

    @stamina.retry(on=backoff, attempts=6, timeout=120.0, wait_initial=0.5, wait_max=20.0)
    def poll(self, most: int, wait: float) -> list[dict[str, Any]]:
        """Up to `most` events after the last one; waits for the interval when there is none."""
        url = setting("sources", "{{ source.id }}", "url")
        answer = self._http.get(url, params={"after": self._after, "limit": most})
        answer.raise_for_status()
        body = answer.json()
        self._after = body.get("next", self._after)
        if not body["items"]:
            time.sleep(wait)
        return body["items"]

    def commit(self) -> None:
        """The position is this object's own; after a restart it begins at the latest event."""

    def close(self) -> None:
        """Gives the connections back."""
        self._http.close()
