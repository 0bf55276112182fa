"""The tables that loads fill: one place for their columns, in the order in which rows are written."""

from dataclasses import dataclass


Refused = tuple[str, str, str]  # digest, the row as it arrived in JSON, the reasons


@dataclass(frozen=True)
class Table:
    """A table and the columns that every step from extraction to load agrees on."""

    name: str
    key: str
    identity: tuple[str, ...]
    time: str
    newest_by: str
    text: tuple[str, ...]
    columns: tuple[str, ...]


TABLES = {
    #{% for table in checkedTables %}
    "{{ table.source }}": Table(
        name="{{ table.name }}",
        key="{{ table.key }}",
        identity={{ table.identity | py_tuple }},
        time="{{ table.time }}",
        newest_by="{{ table.watermark }}",
        text={{ table.textColumns | py_tuple }},
        columns=(
            #{% for name in table.columns %}
            "{{ name }}",
            #{% endfor %}
        ),
    ),
    #{% endfor %}
}
