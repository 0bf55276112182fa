"""One HTTP client for each vendor: timeouts, a rate budget below the vendor's limit, and bounded, jittered retries."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

import httpx
import stamina

RETRYABLE = {408, 425, 429, 500, 502, 503, 504}
LONGEST_WAIT = 60.0  # a longer Retry-After is left to the next scheduled run


class RateBudget:
    """Spaces calls evenly over time, for all threads of this process together."""

    def __init__(self, calls_per_second: float) -> None:
        self._gap = 1 / calls_per_second
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        with self._lock:
            start = max(time.monotonic(), self._next)
            self._next = start + self._gap
        time.sleep(max(0.0, start - time.monotonic()))


def backoff(error: Exception) -> bool | float:
    """Whether to try again, or after how many seconds when the vendor says so."""
    if not isinstance(error, httpx.HTTPStatusError):
        return isinstance(error, httpx.TransportError)
    if error.response.status_code not in RETRYABLE:
        return False
    wait = _seconds(error.response.headers.get("Retry-After", ""))
    if wait is None:
        return True
    return wait if wait <= LONGEST_WAIT else False


class ApiClient:
    """Reads JSON from one vendor. Share one instance: the budget and the connections belong to it."""

    def __init__(
        self,
        base_url: str,
        calls_per_second: float,
        auth: httpx.Auth | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._budget = RateBudget(calls_per_second)
        self._http = httpx.Client(
            base_url=base_url,
            auth=auth,
            headers=dict(headers or {}),
            timeout=httpx.Timeout(30.0, connect=5.0, pool=5.0),
            limits=httpx.Limits(max_connections=4, max_keepalive_connections=4),
        )

    @stamina.retry(on=backoff, attempts=4, timeout=180.0, wait_initial=0.5, wait_max=20.0, wait_jitter=2.0)
    def get(self, path: str, params: Mapping[str, str | int] | None = None) -> httpx.Response:
        """One page. Gives up after four attempts; 4xx answers other than rate limits are never repeated."""
        url = self._http.base_url.join(path)
        if url.host != self._http.base_url.host:
            raise ValueError(f"the vendor links to another host, {url.host}; credentials do not go there")
        self._budget.wait()
        response = self._http.get(url, params=dict(params) if params else None)
        response.raise_for_status()
        return response


def _seconds(header: str) -> float | None:
    if header.isdigit():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
