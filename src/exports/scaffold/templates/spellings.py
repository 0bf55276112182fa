"""Numbers and dates as people write them: respelt when their column can mean one thing only, refused otherwise."""

import re

# What only a decimal comma explains (1,5 · 1.234,50 · 1.234.567), and the same for a decimal point.
COMMA = re.compile(r"[-+]?(\d+,\d{1,2}|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})")
POINT = re.compile(r"[-+]?(\d+\.\d{1,2}|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})")
UNCLEAR = re.compile(r"[-+]?\d{1,3}[.,]\d{3}")
NUMERIC_DATE = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})(.*)")


class AmbiguousError(ValueError):
    """A column that can be read in two ways."""


def plain_numbers(column: list[str]) -> tuple[list[str], str]:
    """The numbers with a decimal point and no grouping, and the decimal mark that the column used."""
    values = [re.sub(r"[\s\u00a0\u202f']", "", value) for value in column]
    comma = next(filter(COMMA.fullmatch, values), None)
    point = next(filter(POINT.fullmatch, values), None)
    if comma and point:
        raise AmbiguousError(f"The numbers mix decimal commas ({comma}) and decimal points ({point}).")
    unclear = next(filter(UNCLEAR.fullmatch, values), None)
    if unclear and not comma and not point:
        raise AmbiguousError(f"{unclear} can be read in two ways. Write numbers without grouping.")
    mark, grouping = (",", ".") if comma else (".", ",")
    return [value.replace(grouping, "").replace(mark, ".") for value in values], mark


def iso_dates(column: list[str]) -> tuple[list[str], str]:
    """The dates as ISO 8601, and the order of day and month that the column used."""
    found = [match for value in column if (match := NUMERIC_DATE.fullmatch(value))]
    if not found:
        return column, "ISO 8601"
    day_first = next((match[0] for match in found if int(match[1]) > 12), None)
    month_first = next((match[0] for match in found if int(match[2]) > 12), None)
    if day_first and month_first:
        raise AmbiguousError(f"The dates mix day first ({day_first}) and month first ({month_first}).")
    if not day_first and not month_first:
        raise AmbiguousError(f"{found[0][0]} can be read in two ways. Write dates as 2026-01-31.")
    order = "day first" if day_first else "month first"
    return [_iso(value, day_first=bool(day_first)) for value in column], order


def _iso(value: str, *, day_first: bool) -> str:
    match = NUMERIC_DATE.fullmatch(value)
    if match is None:
        return value
    first, second, year, rest = match.groups()
    day, month = (first, second) if day_first else (second, first)
    return f"{year}-{int(month):02d}-{int(day):02d}{rest}"
