"""Writes down what the pinned packages offer: src/knowledge/api/<package>.json, read by the checks.

Run it in the environment that scripts/python-env.sh makes:

    "$(bash scripts/python-env.sh)/bin/python" scripts/api-catalogue.py src/knowledge/api

Every entry comes from the installed package itself: names from its modules and classes, parameters from signatures,
deprecations from decorators (PEP 702, renamed parameters) and from `.. deprecated::` notes in docstrings. What cannot be
seen honestly is left open: a C function without a signature has no "parameters", and a module that makes names up when
they are asked for is "open".
"""

import importlib
import inspect
import json
import logging
import os
import pkgutil
import re
import sys
import warnings
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

# Documented modules, whose names are written down; `opens` are the classes whose members are.
PACKAGES: dict[str, dict[str, list[str]]] = {
    "streamlit": {
        "modules": [
            "streamlit",
            "streamlit.column_config",
            "streamlit.components.v1",
            "streamlit.components.v2",
            "streamlit.connections",
            "streamlit.errors",
            "streamlit.starlette",
            "streamlit.testing.v1",
        ],
        "classes": [
            "streamlit.connections:BaseConnection",
            "streamlit.connections:SQLConnection",
            "streamlit.connections:SnowflakeConnection",
            "streamlit.delta_generator:DeltaGenerator",
            "streamlit.elements.lib.dialog:Dialog",
            "streamlit.elements.lib.grid_container:GridContainer",
            "streamlit.elements.lib.mutable_expander_container:ExpanderContainer",
            "streamlit.elements.lib.mutable_popover_container:PopoverContainer",
            "streamlit.elements.lib.mutable_status_container:StatusContainer",
            "streamlit.elements.lib.mutable_tab_container:TabContainer",
            "streamlit.elements.lib.skeleton_placeholder:SkeletonPlaceholder",
            "streamlit.elements.bottom:BottomContainerProxy",
            "streamlit.navigation.page:StreamlitPage",
            "streamlit.runtime.caching.cache_data_api:CacheDataAPI",
            "streamlit.runtime.caching.cache_resource_api:CacheResourceAPI",
            "streamlit.runtime.context:ContextProxy",
            "streamlit.runtime.secrets:Secrets",
            "streamlit.runtime.state.query_params_proxy:QueryParamsProxy",
            "streamlit.runtime.state.session_state_proxy:SessionStateProxy",
            "streamlit.testing.v1:AppTest",
            "streamlit.user_info:UserInfoProxy",
        ],
    },
    "pandas": {"modules": ["pandas"], "classes": []},
    "polars": {"modules": ["polars"], "classes": []},
    "duckdb": {"modules": ["duckdb"], "classes": []},
    "sqlalchemy": {
        "modules": ["sqlalchemy", "sqlalchemy.exc", "sqlalchemy.orm", "sqlalchemy.pool"],
        "classes": [],
    },
    "psycopg": {"modules": ["psycopg", "psycopg.rows", "psycopg.sql"], "classes": []},
    "pydantic": {"modules": ["pydantic"], "classes": []},
    "pandera": {"modules": ["pandera", "pandera.pandas", "pandera.polars"], "classes": []},
    "great-expectations": {"modules": ["great_expectations", "great_expectations.expectations"], "classes": []},
    "redis": {"modules": ["redis", "redis.asyncio", "redis.backoff", "redis.exceptions", "redis.retry"], "classes": []},
    "confluent-kafka": {"modules": ["confluent_kafka", "confluent_kafka.admin"], "classes": []},
    "httpx": {"modules": ["httpx"], "classes": []},
    "stamina": {"modules": ["stamina"], "classes": []},
    "websockets": {"modules": ["websockets.exceptions", "websockets.sync.client"], "classes": []},
    "dask": {"modules": ["dask", "dask.dataframe"], "classes": []},
    "structlog": {
        "modules": ["structlog", "structlog.contextvars", "structlog.processors", "structlog.stdlib"],
        "classes": [],
    },
    "prometheus-client": {"modules": ["prometheus_client"], "classes": []},
}

# Objects of these answer any name: what a key or a column is called, not what the library offers.
HOLDERS = {"Secrets", "QueryParamsProxy", "SessionStateProxy", "UserInfoProxy"}


def main(folder: Path) -> None:
    """Writes the catalogue of every package into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for package, wanted in PACKAGES.items():
        text = as_text(catalogue_of(package, wanted["modules"], wanted["classes"]))
        (folder / f"{package}.json").write_text(text, encoding="utf-8")


def catalogue_of(package: str, modules: list[str], classes: list[str]) -> dict[str, Any]:
    """What a package offers: its documented modules and the classes that are opened."""
    opened = {name: load(name) for name in classes}
    known = {short(name) for name in classes}
    return {
        "generator": "scripts/api-catalogue.py",
        "package": package,
        "version": version(package),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "modules": {name: module_entry(importlib.import_module(name), set(modules), known) for name in modules},
        "classes": {
            short(name): class_entry(cls, opened, names_of(cls, set(modules), known)) for name, cls in opened.items()
        },
    }


def class_entry(cls: type, opened: dict[str, type], names: dict[str, Any]) -> dict[str, Any]:
    """The public members of a class, without those that an opened base gives it unchanged."""
    base = next((base for base in cls.__mro__[1:] if base in opened.values()), None)
    own = {
        name: entry
        for name, entry in names.items()
        if base is None or inspect.getattr_static(base, name, None) is not inspect.getattr_static(cls, name)
    }
    entry = {"names": own, "open": cls.__name__ in HOLDERS}
    return entry if base is None else entry | {"extends": base.__name__}


def module_entry(module: ModuleType, modules: set[str], known: set[str]) -> dict[str, Any]:
    """The public names of a module, and whether it may make up others."""
    names = names_of(module, modules, known)
    for name in getattr(module, "__all__", []):
        if not name.startswith("_") and name not in names:
            names[name] = member(module, name, modules, known)
    # What can be imported from it although nothing has yet done so.
    for found in pkgutil.iter_modules(getattr(module, "__path__", [])):
        if not found.name.startswith("_"):
            names.setdefault(found.name, {})
    return {"names": names, "open": makes_names_up(module) and not hasattr(module, "__all__")}


def makes_names_up(module: ModuleType) -> bool:
    """Whether names may exist that `dir` does not tell: a module's `__getattr__` that gives anything back."""
    maker = vars(module).get("__getattr__")
    return maker is not None and "return" in inspect.getsource(maker)


def names_of(owner: Any, modules: set[str], known: set[str]) -> dict[str, Any]:
    """The public members of a module or class."""
    return {name: member(owner, name, modules, known) for name in dir(owner) if not name.startswith("_")}


def member(owner: Any, name: str, modules: set[str], known: set[str]) -> dict[str, Any]:
    """One name: what it is, and how it is called where that can be seen."""
    value = inspect.getattr_static(owner, name, None) if inspect.isclass(owner) else getattr(owner, name, None)
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    if isinstance(value, ModuleType):
        return {"module": value.__name__} if value.__name__ in modules else {}
    holder = type(getattr(value, "__self__", None)).__name__
    if inspect.ismethod(value) and holder in known and hasattr(type(value.__self__), name):
        return {"method": holder}
    if type(value).__name__ in known:
        entry: dict[str, Any] = {"instance": type(value).__name__}
        return entry | call_of(value, bound=True, known=known) if callable(value) else entry
    if not callable(value):
        return {}
    entry = {"class": value.__name__} if inspect.isclass(value) and value.__name__ in known else {}
    bound = not (inspect.isclass(owner) and inspect.isfunction(value))
    return entry | call_of(value, bound=bound or is_static(owner, name), known=known)


def is_static(owner: Any, name: str) -> bool:
    """Whether a method takes neither the object nor its class."""
    return isinstance(inspect.getattr_static(owner, name, None), staticmethod)


def call_of(value: Any, *, bound: bool, known: set[str]) -> dict[str, Any]:
    """Parameters, result and deprecations of something that can be called."""
    entry: dict[str, Any] = {}
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        signature = None
    if signature is not None:
        parameters = list(signature.parameters.values())
        takes_self = not bound or (parameters[:1] and parameters[0].name == "self")
        entry["parameters"] = written(parameters[1:] if takes_self else parameters)
        result = result_of(signature.return_annotation, known)
        if result is not None:
            entry["returns"] = result
    note = getattr(value, "__deprecated__", None)
    note = note if isinstance(note, str) else decorator_note(value)
    if note is not None:
        entry["deprecated"] = sentence(note)
    of_parameters = parameter_notes(inspect.getdoc(value) or "") | renamed_parameters(value)
    if of_parameters:
        entry["deprecatedParameters"] = of_parameters
    return entry


def written(parameters: list[inspect.Parameter]) -> list[str]:
    """Parameters as Python writes them, one string each, with `/` and `*` where they change kind."""
    found: list[str] = []
    previous = None
    for parameter in parameters:
        kind = parameter.kind
        if previous is inspect.Parameter.POSITIONAL_ONLY and kind is not previous:
            found.append("/")
        if kind is inspect.Parameter.KEYWORD_ONLY and previous not in (
            inspect.Parameter.KEYWORD_ONLY,
            inspect.Parameter.VAR_POSITIONAL,
        ):
            found.append("*")
        mark = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}.get(kind, "")
        found.append(f"{mark}{parameter.name}{default_of(parameter)}")
        previous = kind
    if previous is inspect.Parameter.POSITIONAL_ONLY:
        found.append("/")
    return found


def default_of(parameter: inspect.Parameter) -> str:
    """`=` and the default where it is plain; `=...` where it is an object."""
    default = parameter.default
    if default is inspect.Parameter.empty:
        return ""
    plain = default is None or type(default) in (bool, int, float) or (type(default) is str and len(default) <= 30)
    return f"={default!r}" if plain else "=..."


def result_of(annotation: Any, known: set[str]) -> str | None:
    """The opened class that a call gives, in brackets when it gives several."""
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    several = re.fullmatch(r"(?:list|Sequence|tuple)\[(\w+)(?:, \.\.\.)?\]", text)
    if several and several.group(1) in known:
        return f"[{several.group(1)}]"
    return text if text in known else None


def decorator_note(value: Any) -> str | None:
    """What Streamlit's own wrapper of a deprecated function says, from the names that it closed over."""
    for wrapper in wrappers_of(value):
        held = closed_over(wrapper)
        if {"old_name", "removal_date", "new_name"} <= held.keys():
            return f"Use {held['new_name']}; will be removed after {held['removal_date']}."
        if "name_override" in held and "removal_date" in held:
            return f"Use st.{held['name_override']}; will be removed after {held['removal_date']}."
    return None


def parameter_notes(doc: str) -> dict[str, str]:
    """The `.. deprecated::` notes of the Parameters section of a docstring in NumPy's style."""
    section = re.search(r"^Parameters\n-{3,}\n(.*?)(?=^\w[^\n]*\n-{3,}$|\Z)", doc, re.DOTALL | re.MULTILINE)
    if section is None:
        return {}
    found: dict[str, str] = {}
    for entry in re.split(r"^(?=\*{0,2}\w[^\n]*$)", section.group(1), flags=re.MULTILINE):
        note = re.search(r"^( +)\.\. deprecated::([^\n]*)\n((?:\1 +[^\n]*\n|\n)*)", f"{entry}\n", re.MULTILINE)
        names = re.match(r"[*\w, ]+", entry)
        if note and names:
            for name in names.group(0).split(","):
                found[name.strip()] = sentence(note.group(3) or note.group(2))
    return found


def renamed_parameters(value: Any) -> dict[str, str]:
    """Old parameter names that a decorator still takes."""
    found: dict[str, str] = {}
    for wrapper in wrappers_of(value):
        held = closed_over(wrapper)
        old = held.get("old_name", held.get("old_arg_name"))
        new = held.get("new_name", held.get("new_arg_name"))
        if isinstance(old, str) and isinstance(new, str) and "removal_date" not in held:
            found[old] = f"Use {new}."
    return found


def wrappers_of(value: Any) -> list[Any]:
    """A function and those that it wraps, from the outermost."""
    found = []
    while inspect.isfunction(value):
        found.append(value)
        value = vars(value).get("__wrapped__")
    return found


def closed_over(function: Any) -> dict[str, Any]:
    """The variables that a function closed over."""
    cells = function.__closure__ or ()
    return {name: cell.cell_contents for name, cell in zip(function.__code__.co_freevars, cells, strict=True)}


def sentence(text: str) -> str:
    """A note on one line, of at most a few sentences, without markup."""
    words = " ".join(text.replace("``", "`").split())
    words = re.sub(r":\w+:`~?([^`]*)`", r"`\1`", words)
    while len(words) > 220 and ". " in words:
        words = words.rsplit(". ", 1)[0] + "."
    return words


def load(name: str) -> Any:
    """A class by `module:Name`."""
    module, attribute = name.split(":")
    return getattr(importlib.import_module(module), attribute)


def short(name: str) -> str:
    """The name of a class without its module."""
    return name.split(":")[1]


def as_text(catalogue: dict[str, Any]) -> str:
    """JSON with sorted keys and one name a line, so that a change is one line of a diff."""
    head = ",\n".join(
        f" {json.dumps(key)}: {json.dumps(catalogue[key])}" for key in ("generator", "package", "version", "python")
    )
    groups = ",\n".join(group_text(key, catalogue[key]) for key in ("classes", "modules"))
    return f"{{\n{head},\n{groups}\n}}\n"


def group_text(key: str, group: dict[str, Any]) -> str:
    """The modules or the classes."""
    items = ",\n".join(f"  {json.dumps(name)}: {entry_text(entry)}" for name, entry in sorted(group.items()))
    return f" {json.dumps(key)}: {{\n{items}\n }}" if items else f" {json.dumps(key)}: {{}}"


def entry_text(entry: dict[str, Any]) -> str:
    """A module or a class."""
    facts = ", ".join(f"{json.dumps(key)}: {json.dumps(entry[key])}" for key in sorted(entry) if key != "names")
    return f'{{{facts}, "names": {{\n{names_text(entry["names"])}\n  }}}}'


def names_text(names: dict[str, Any]) -> str:
    """One name a line."""
    lines = (
        f"   {json.dumps(name)}: {json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(',', ':'))}"
        for name, entry in sorted(names.items())
    )
    return ",\n".join(lines)


if __name__ == "__main__":
    os.environ["STREAMLIT_BROWSER_GATHER_USAGE_STATS"] = "false"
    os.environ["DISABLE_PANDERA_IMPORT_WARNING"] = "True"
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    main(Path(sys.argv[1]))
