"""Reads a JSON list of SQL files, from the path given; prints those that do not parse in the dialect of their database."""

import json
import re
import sys
from pathlib import Path

import sqlglot
from sqlglot.errors import ErrorLevel, SqlglotError

DIALECTS = {"sqlserver": "tsql"}
CARRIED = re.compile("^UPDATE STATISTICS |ALGORITHM = INPLACE LOCK = NONE$")  # the parser carries them unread


def problem(dialect: str, text: str) -> str:
    """What the parser says, or that it kept a statement as an opaque command; empty when it understood all of it."""
    # Bound parameters are SQLAlchemy's business; a literal stands for each.
    sql = re.sub(r"(?<![:\w]):[a-z_]+\b", "1", text)
    try:
        statements = sqlglot.parse(sql, dialect=DIALECTS.get(dialect, dialect), error_level=ErrorLevel.RAISE)
    except SqlglotError as error:
        return str(error)
    opaque = [statement.sql() for statement in statements if statement and statement.key == "command"]
    opaque = [sql for sql in opaque if not CARRIED.search(sql)]
    return f"not understood: {opaque}" if opaque else ""


failed = False
for file in json.loads(Path(sys.argv[1]).read_text()):
    if said := problem(file["dialect"], file["text"]):
        failed = True
        print(f"{file['dialect']} {file['name']}: {said}\n{file['text']}\n")
sys.exit(1 if failed else 0)
