"""OAuth 2 access tokens that are renewed before they expire, by one thread at a time."""

import time
from collections.abc import Generator
#{% if needsRefreshToken %}
from pathlib import Path
#{% endif %}
from threading import Lock
from typing import Any

import httpx

from settings import setting


class OAuthToken(httpx.Auth):
    """Adds the bearer token of one source to its requests."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._token = ""
        self._renew_at = 0.0
        self._lock = Lock()

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        token = self._current()
        request.headers["Authorization"] = f"Bearer {token}"
        response = yield request
        if response.status_code == httpx.codes.UNAUTHORIZED:
            self._discard(token)
            request.headers["Authorization"] = f"Bearer {self._current()}"
            yield request

    def _current(self) -> str:
        with self._lock:  # single flight: a rotated token must not be asked for twice
            if time.monotonic() >= self._renew_at:
                answer = self._request_token()
                lifetime = float(answer.get("expires_in", 300))
                self._token = str(answer["access_token"])
                self._renew_at = time.monotonic() + lifetime - max(60.0, lifetime * 0.1)
            return self._token

    def _discard(self, token: str) -> None:
        with self._lock:
            if token == self._token:
                self._renew_at = 0.0

    def _request_token(self) -> dict[str, Any]:
        client = (
            setting("sources", self._source, "client_id"),
            setting("sources", self._source, "client_secret"),
        )
        #{% if needsRefreshToken %}
        # The vendor may rotate the refresh token with each use, so the newest one is kept beside the data.
        kept = Path("data") / f"{self._source}.refresh"
        first = setting("sources", self._source, "refresh_token")
        grant = {"grant_type": "refresh_token", "refresh_token": kept.read_text() if kept.exists() else first}
        #{% else %}
        grant = {"grant_type": "client_credentials"}
        #{% endif %}
        url = setting("sources", self._source, "token_url")
        response = httpx.post(url, data=grant, auth=client, timeout=10.0)
        response.raise_for_status()
        #{% if needsRefreshToken %}
        answer = response.json()
        if "refresh_token" in answer:
            kept.parent.mkdir(exist_ok=True)
            kept.touch(mode=0o600)
            kept.write_text(str(answer["refresh_token"]))
        return answer
        #{% else %}
        return response.json()
        #{% endif %}
