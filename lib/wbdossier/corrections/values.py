"""The fields a correction gives, as the types of the record they are for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, get_type_hints

import msgspec

from wbdossier.records import FACT_CLASSES
from wbdossier.schema import Column, own_columns


class Unfit(ValueError):
    """A field or value that the kind of fact does not have: the cause and the remedy."""

    def __init__(self, cause: str, remedy: str) -> None:
        """Say what is wrong and what would be right."""
        self.cause, self.remedy = cause, remedy
        super().__init__(f"{cause}; {remedy}")


def fitting(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the given fields as the record's types; an empty string stands for null.

    Raises Unfit for what the record cannot hold, and where nothing is given.
    """
    hints = get_type_hints(FACT_CLASSES[kind])
    if not given:
        raise Unfit("it gives no fields", f"the fields are {', '.join(own_columns(kind))}")
    return {name: _fitting(_column(kind, name), hints[name], v) for name, v in given.items()}


def typed(kind: str, name: str, text: str) -> Any:
    """Return what ``text`` says of a field, as TOML can hold it; empty stands for null.

    Items of a list are parted by commas, or written as a TOML array. Text that is no number,
    truth value or array where one is asked for is returned as it is, for ``fitting`` to refuse.
    """
    type_ = _column(kind, name).type
    if type_ == "list" and text:
        return _items(text)
    if type_ == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if type_ == "integer" and re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    if type_ == "number":
        return _number(text)
    return text


def _items(text: str) -> Any:
    if text.startswith("["):
        try:
            return tomllib.loads(f"items = {text}")["items"]
        except tomllib.TOMLDecodeError:
            return text
    return [item.strip() for item in text.split(",") if item.strip()]


def _number(text: str) -> Any:
    """Return a whole number as int, another as float if that loses nothing, else the text."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or value.adjusted() > 30:
        return text
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else text


def _column(kind: str, name: str) -> Column:
    own = own_columns(kind)
    if name not in own:
        cause = f"{kind} has no field `{name}` that can be set"
        raise Unfit(cause, f"the fields are {', '.join(own)}")
    return own[name]


def _fitting(column: Column, hint: Any, given: Any) -> Any:
    if given == "":
        return None if column.type != "list" else ()
    try:
        value = msgspec.convert(given, hint)
    except msgspec.ValidationError as error:
        remedy = f"its type is {column.type}{f' ({column.unit})' if column.unit else ''}"
        raise Unfit(f"`{column.name}`: {error}", remedy) from error
    if isinstance(value, Decimal) and not value.is_finite():
        raise Unfit(f"`{column.name}` cannot be {given}", "give a number")
    if column.values and value not in column.values:
        allowed = ", ".join(column.values)
        raise Unfit(f"`{column.name}` cannot be {given!r}", f"give one of {allowed}")
    if column.pattern and not re.fullmatch(column.pattern, value):
        raise Unfit(f"`{column.name}` cannot be {given!r}", column.meaning)
    return value
