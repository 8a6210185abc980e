"""The tables' description as a Frictionless Data Package: ``datapackage.json``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from wbdossier.schema import TABLES, Column, Table
from wbdossier.tables import DELIMITER

TITLE = "Security co-operation between the EU and the Western Balkans: press facts"
DESCRIPTION = (
    "Facts from press articles on security co-operation between the European Union and the Western "
    "Balkans, one table a kind. Each fact carries the exact words it stands on and their place in "
    "the article. The tables are under the MIT licence. The quoted words and sentences belong to "
    "the articles' publishers: see the column `rights` of `articles`. The designation Kosovo is "
    "without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ "
    "opinion on the Kosovo declaration of independence."
)
LICENCES = [
    {"name": "MIT", "title": "MIT licence: the tables and the reading of the articles"},
    {"name": "other-closed", "title": "The publishers' own terms: the quoted words and sentences"},
]
DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"  # names the standard's version


def descriptor(files: Mapping[str, bytes]) -> str:
    """Return the text of ``datapackage.json`` for the tables' files, named by table."""
    package = {
        "$schema": PROFILE,
        "name": "wbdossier",
        "title": TITLE,
        "description": DESCRIPTION,
        "licenses": LICENCES,
        "resources": [_resource(TABLES[name], data) for name, data in files.items()],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.name.capitalize(),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": DIALECT,
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, key=column.name == table.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    if table.refers:
        target = {"resource": "articles", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": [table.refers], "reference": target}]
    return schema


def _field(column: Column, *, key: bool) -> dict[str, Any]:
    constraints = {
        "required": column.required,
        "unique": key,
        "enum": list(column.values),
        "pattern": f"({column.pattern})" if column.pattern else "",
    }
    field = {
        "name": column.name,
        "type": column.type,
        "title": column.name.replace("_", " ").capitalize(),
        "description": column.meaning,
        "unit": column.unit,
        "constraints": {k: v for k, v in constraints.items() if v},
    }
    if column.type == "list":
        field |= {"delimiter": DELIMITER, "itemType": "string"}
    return {k: v for k, v in field.items() if v}
