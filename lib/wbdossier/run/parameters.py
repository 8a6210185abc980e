"""The parameters a notebook declares, and whether the values given fit them.

They are declared in the cell tagged ``parameters``, one a line: ``name: type = value  # meaning``.
The cell is read, never executed.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wbdossier.errors import Problem

SIMPLE: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}
TYPES = 'str, int, float, bool, list[str], Literal["A", "B"], or one of these | None'
FORM = "write `name: type = value  # meaning`"


@dataclass(frozen=True)
class Parameter:
    """One declared parameter; ``type`` is the annotation."""

    name: str
    type: ast.expr
    meaning: str

    def accepts(self, value: Any) -> bool:
        """Whether a value has the declared type."""
        return _fits(self.type, value)

    def __str__(self) -> str:
        """Show it as it is declared."""
        return f"{self.name}: {ast.unparse(self.type)}"


def declared(notebook: Path) -> dict[str, Parameter]:
    """Return the parameters of a notebook by name, in their order."""
    source = _parameters_cell(notebook)
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise _in_cell(notebook, f"is not valid Python: {error.msg}", "mend it", error) from None
    found = [_parameter(node, source, notebook) for node in tree.body if _declares(node)]
    return {parameter.name: parameter for parameter in found}


def check(
    given: Mapping[str, Any], known: Mapping[str, Parameter], place: str, notebook: Path
) -> None:
    """Raise a Problem for an unknown name or a value that does not fit its type."""
    for name, value in given.items():
        if name not in known:
            valid = "; ".join(map(str, known.values())) or "none at all"
            raise Problem(
                notebook, f"has no parameter {name!r}", f"its parameters are {valid}", place
            )
        if not known[name].accepts(value):
            cause = f"parameter {name!r} cannot be {value!r}"
            raise Problem(notebook, cause, f"give {known[name]}", place)


def cells(notebook: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook file of format 4, as stored."""
    try:
        content = json.loads(notebook.read_bytes())
    except OSError as error:
        raise Problem(notebook, f"cannot be read ({error.strerror})", "mend runs.toml") from None
    except ValueError as error:  # json and unicode errors both are
        raise Problem(notebook, f"is not valid JSON ({error})", "restore the notebook") from None
    found = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(found, list) or not all(isinstance(cell, dict) for cell in found):
        raise Problem(notebook, "is not a notebook of format 4", "save it with JupyterLab")
    return found


def source(cell: Mapping[str, Any]) -> str:
    """Return a cell's source; files hold it as one string or as lines."""
    stored = cell.get("source", "")
    return stored if isinstance(stored, str) else "".join(stored)


def tags(cell: Mapping[str, Any]) -> list[str]:
    """Return a cell's tags."""
    return list((cell.get("metadata") or {}).get("tags") or [])


def _parameters_cell(notebook: Path) -> str:
    for cell in cells(notebook):
        if cell.get("cell_type") == "code" and "parameters" in tags(cell):
            return source(cell)
    raise Problem(notebook, "has no code cell tagged `parameters`", "tag the cell that has them")


def _declares(node: ast.stmt) -> bool:
    """Imports and bare strings are allowed beside declarations; anything else must be one."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return not (is_text or isinstance(node, (ast.Import, ast.ImportFrom)))


def _parameter(node: ast.stmt, source: str, notebook: Path) -> Parameter:
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
        raise _in_cell(notebook, f"`{ast.unparse(node)}` declares no parameter", FORM, node)
    name = node.target.id
    if not _known(node.annotation):
        cause = f"`{ast.unparse(node.annotation)}` is no type a parameter can have"
        raise _in_cell(notebook, cause, f"use {TYPES}", node)
    try:
        fits = node.value is not None and _fits(node.annotation, ast.literal_eval(node.value))
    except ValueError:
        fits = False
    if not fits:
        cause = f"the value of {name!r} is no {ast.unparse(node.annotation)}"
        raise _in_cell(notebook, cause, "give a plain value of that type", node)
    return Parameter(name, node.annotation, _comment(node, source))


def _in_cell(notebook: Path, cause: str, remedy: str, at: ast.stmt | SyntaxError) -> Problem:
    return Problem(notebook, cause, remedy, f"parameters cell, line {at.lineno}")


def _comment(node: ast.stmt, source: str) -> str:
    last = source.splitlines()[(node.end_lineno or node.lineno) - 1]
    after = last.encode()[node.end_col_offset or 0 :].decode()  # ast counts bytes
    return after.strip().removeprefix("#").strip()


# Annotations: the few forms in TYPES


def _known(annotation: ast.expr) -> bool:
    match annotation:
        case ast.Name(id=name):
            return name in SIMPLE
        case ast.Constant(value=None):
            return True
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return _known(item)
        case ast.Subscript(value=ast.Name(id="Literal")):
            return all(isinstance(choice, ast.Constant) for choice in _choices(annotation))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _known(left) and _known(right)
    return False


def _fits(annotation: ast.expr, value: Any) -> bool:
    match annotation:
        case ast.Name(id="float"):
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case ast.Name(id=name):  # True is an int to Python, not to a person
            return type(value) is SIMPLE.get(name)
        case ast.Constant(value=None):
            return value is None
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return isinstance(value, list) and all(_fits(item, each) for each in value)
        case ast.Subscript():
            constants = [c.value for c in _choices(annotation) if isinstance(c, ast.Constant)]
            return any(type(value) is type(c) and value == c for c in constants)
        case ast.BinOp(left=left, right=right):
            return _fits(left, value) or _fits(right, value)
    return False


def _choices(annotation: ast.expr) -> Iterator[ast.expr]:
    assert isinstance(annotation, ast.Subscript)
    inner = annotation.slice
    yield from inner.elts if isinstance(inner, ast.Tuple) else [inner]
