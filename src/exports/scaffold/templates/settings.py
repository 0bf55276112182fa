#{% if secrets == "environment" %}
"""Settings and secrets from environment variables, with a clear message when one is missing."""

import os


class MissingSettingError(RuntimeError):
    """A setting that this installation has not been given yet."""


def setting(*path: str) -> str:
    """The value of `setting("connections", "store", "url")`, here CONNECTIONS_STORE_URL."""
    name = "_".join(path).upper()
    value = os.environ.get(name, "")
    if not value:
        raise MissingSettingError(f"Set the environment variable {name}; see secrets.toml.example.")
    return value
#{% else %}
"""Settings and secrets from {{ secretsPlace }}, with a clear message when one is missing."""

from collections.abc import Mapping

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError


class MissingSettingError(RuntimeError):
    """A setting that this installation has not been given yet."""


def setting(*path: str) -> str:
    """The value of `setting("connections", "store", "url")`: key `url` of [connections.store]."""
    section, key = ".".join(path[:-1]), path[-1]
    try:
        value: object = st.secrets
        for name in path:
            if not isinstance(value, Mapping):
                raise KeyError(name)
            value = value[name]
    except (KeyError, StreamlitSecretNotFoundError):
        raise MissingSettingError(
            f"Setting `{key}` of [{section}] is missing from {{ secretsPlace }}; "
            "secrets.toml.example shows what belongs there."
        ) from None
    return str(value)
#{% endif %}
