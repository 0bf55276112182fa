"""What a row must be, as pydantic models: one typed object for each row, at the edge where the rows come in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

#{% if frames == "polars" %}
import polars as pl
#{% else %}
import pandas as pd
#{% endif %}
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from tables import Table


@dataclass(frozen=True)
class Failure:
    """One value that breaks one rule; `source_row` is the line or record that its supplier can look up."""

    source_row: int
    column: str
    problem: str


def _not_ahead(moment: datetime) -> datetime:
    if moment > datetime.now(UTC) + timedelta(days=1):
        raise ValueError("lies in the future")
    return moment


Text = Annotated[str, Field(min_length=1, max_length=200)]
Amount = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Moment = Annotated[AwareDatetime, AfterValidator(_not_ahead)]


#{% for table in checkedTables %}
class {{ table.className }}(BaseModel):
    """A row of {{ table.name }}."""

    model_config = ConfigDict(extra="ignore")

    #{% for column in table.columnTypes %}
    #{% if column.name != "flags" %}
    {{ column.name }}: {{ column.pydantic }}
    #{% endif %}
    #{% endfor %}


#{% endfor %}
MODELS: dict[str, type[BaseModel]] = {
    #{% for table in checkedTables %}
    "{{ table.name }}": {{ table.className }},
    #{% endfor %}
}


def check(rows: {{ frameType }}, table: Table) -> list[Failure]:
    """The failures of cleaned rows; an empty list means that all of them may be loaded."""
    model = MODELS[table.name]
    failures: list[Failure] = []
    #{% if frames == "polars" %}
    records = rows.iter_rows(named=True)
    #{% else %}
    records = rows.astype(object).where(rows.notna(), None).to_dict("records")
    #{% endif %}
    for record in records:
        try:
            model.model_validate(record)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                column = ".".join(str(part) for part in detail["loc"])
                failures.append(Failure(int(record["source_row"]), column, detail["msg"]))
    return failures
