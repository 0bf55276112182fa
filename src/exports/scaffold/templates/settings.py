#{% if secrets == "environment" %}
"""Settings and secrets from environment variables, with a clear message when one is missing."""

import os


SETTINGS = (
    #{% for name in settingNames %}
    "{{ name }}",
    #{% endfor %}
)


class MissingSettingError(RuntimeError):
    """A setting that this installation has not been given yet."""


def sample_data() -> bool:
    """Whether made-up data is shown: until any setting is given, or as SAMPLE_DATA says (1 or 0)."""
    if chosen := os.environ.get("SAMPLE_DATA", ""):
        return chosen != "0"
    return not any(os.environ.get(name) for name in SETTINGS)


def setting(*path: str) -> str:
    """The value of `setting("connections", "store", "url")`, here CONNECTIONS_STORE_URL."""
    name = "_".join(path).upper()
    value = os.environ.get(name, "")
    if not value or sample_data():  # nothing real is reached while made-up data is shown
        raise MissingSettingError(f"Set the environment variable {name}; see secrets.toml.example.")
    return value
#{% else %}
"""Settings and secrets from {{ secretsPlace }}, with a clear message when one is missing."""

import os
from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError


class MissingSettingError(RuntimeError):
    """A setting that this installation has not been given yet."""


def sample_data() -> bool:
    """Whether made-up data is shown: until there is a file of secrets, or as SAMPLE_DATA says (1 or 0)."""
    if chosen := os.environ.get("SAMPLE_DATA", ""):
        return chosen != "0"
    return not any(Path(file).exists() for file in st.get_option("secrets.files"))


def setting(*path: str) -> str:
    """The value of `setting("connections", "store", "url")`: key `url` of [connections.store]."""
    section, key = ".".join(path[:-1]), path[-1]
    try:
        value: object = st.secrets
        for name in path:
            if not isinstance(value, Mapping) or sample_data():  # nothing real is reached meanwhile
                raise KeyError(name)
            value = value[name]
    except (KeyError, StreamlitSecretNotFoundError):
        raise MissingSettingError(
            f"Setting `{key}` of [{section}] is missing from {{ secretsPlace }}; "
            "secrets.toml.example shows what belongs there."
        ) from None
    return str(value)
#{% endif %}
