"""{{ source.title }}: events from a WebSocket, reconnecting with backoff; what is sent meanwhile is lost."""

import json
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, reconnect

from settings import setting

SOURCE = "{{ source.id }}"


class Feed:
    """One connection of one thread. `reconnect` waits longer after each failure, up to a minute, with jitter."""

    def __init__(self, group: str, from_start: bool) -> None:
        _ = group, from_start  # every connection hears everything, from now on
        token = setting("sources", SOURCE, "token")
        self._connections = iter(
            reconnect(
                setting("sources", SOURCE, "url"),
                additional_headers={"Authorization": f"Bearer {token}"},
                max_size=2**20,
                max_queue=64,
            )
        )
        self._connection: ClientConnection | None = None

    def poll(self, most: int, wait: float) -> list[dict[str, Any]]:
        """Up to `most` events, as soon as there are any; an empty list after `wait` seconds or a lost connection."""
        if self._connection is None:
            self._connection = next(self._connections)
        events: list[dict[str, Any]] = []
        try:
            while len(events) < most:
                events.append(json.loads(self._connection.recv(timeout=0 if events else wait)))
        except TimeoutError:
            pass
        except ConnectionClosed:
            self._connection = None
        return events

    def commit(self) -> None:
        """A WebSocket has nothing to confirm."""

    def close(self) -> None:
        """Ends the connection."""
        if self._connection is not None:
            self._connection.close()
