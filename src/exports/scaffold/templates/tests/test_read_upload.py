"""Files as people send them: what can be read in one way is read, what can be read in two is refused."""

import pytest

from read_upload import UnreadableError, read_upload

COLUMNS = ("id", "day", "amount")


def read(text: str, encoding: str = "utf-8") -> list[tuple[object, ...]]:
    frame, _ = read_upload(text.encode(encoding), COLUMNS, {"day"})
    return list({% if frames == "polars" %}frame.iter_rows(){% else %}frame.itertuples(index=False, name=None){% endif %})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    names = "\n".join(f"Käfer {n} für Müller;2026-01-31;1,50" for n in range(20))
    assert read(f"id;day;amount\n{names}", encoding)[0] == (2, "Käfer 0 für Müller", "2026-01-31", "1.50")


def test_an_encoding_that_was_not_agreed_is_refused() -> None:
    with pytest.raises(UnreadableError, match="encoding"):
        read("id;day;amount\nИван Петров из Москвы;2026-01-31;1,50", "cp1251")


def test_dialects() -> None:
    assert read("ID;Day;Amount;note\na;31.01.2026;1.234,50;x") == [(2, "a", "2026-01-31", "1234.50")]
    assert read('id\tday\tamount\na\t01/31/2026\t"1,234.50"') == [(2, "a", "2026-01-31", "1234.50")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id,day\na,2026-01-31", "Missing columns: amount"),
        ("id;day;amount\na;03/04/2026;1.50", "two ways"),
        ("id;day;amount\na;2026-01-31;1.234", "two ways"),
        ("id;day;amount\na;2026-01-31;1,50\nb;2026-01-31;1.50", "mix"),
    ],
)
def test_what_would_be_a_guess_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(text)
