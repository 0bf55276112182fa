"""Numbers and dates as people write them: respelt when their column can mean one thing only, refused otherwise."""

import re

# What only a decimal comma explains (1,5 · 1.234,50 · 1.234.567), and the same for a decimal point.
COMMA = re.compile(r"^[-+]?(\d+,\d{1,2}|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})$")
POINT = re.compile(r"^[-+]?(\d+\.\d{1,2}|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})$")
NUMERIC_DATE = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(.*)$")


class AmbiguousError(ValueError):
    """A column that can be read in two ways."""


def plain_numbers(rows: list[dict], column: str) -> str:
    """Respells a column with a decimal point and no grouping, in place; gives the decimal mark that it used."""
    values = [re.sub(r"[\s\u00a0\u202f']", "", row[column]) for row in rows]
    comma = next((value for value in values if COMMA.match(value)), None)
    point = next((value for value in values if POINT.match(value)), None)
    if comma and point:
        raise AmbiguousError(f"{column} mixes decimal commas ({comma}) and decimal points ({point}).")
    unclear = next((value for value in values if re.fullmatch(r"[-+]?\d{1,3}[.,]\d{3}", value)), None)
    if unclear and not comma and not point:
        raise AmbiguousError(f"{column}: {unclear} can be read in two ways. Write numbers without grouping.")
    mark, grouping = (",", ".") if comma else (".", ",")
    for row, value in zip(rows, values, strict=True):
        row[column] = value.replace(grouping, "").replace(mark, ".")
    return mark


def iso_dates(rows: list[dict], column: str) -> str:
    """Respells numeric dates as ISO 8601, in place; gives the order of day and month that the column used."""
    found = [match for row in rows if (match := NUMERIC_DATE.match(row[column].strip()))]
    if not found:
        return "ISO 8601"
    day_first = next((match[0] for match in found if int(match[1]) > 12), None)
    month_first = next((match[0] for match in found if int(match[2]) > 12), None)
    if day_first and month_first:
        raise AmbiguousError(f"{column} mixes day first ({day_first}) and month first ({month_first}).")
    if not day_first and not month_first:
        raise AmbiguousError(f"{column}: {found[0][0]} can be read in two ways. Write dates as 2026-01-31.")
    for row in rows:
        if match := NUMERIC_DATE.match(row[column].strip()):
            first, second, year, rest = match.groups()
            day, month = (first, second) if day_first else (second, first)
            row[column] = f"{year}-{int(month):02d}-{int(day):02d}{rest}"
    return "day first" if day_first else "month first"
