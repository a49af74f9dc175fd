"""Queries written once and asked many times.

Most of what a page costs is Django building the same SQL again for each visitor:
for a page joined to seven rows that takes longer than asking it. Here a query is
written by the ORM as usual, but built once per process with a mark in the place of
each value; after that only the values change. A test holds every one of them
against the same query asked the ordinary way.
"""

import logging
from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

log = logging.getLogger(__name__)

Build = Callable[..., QuerySet]
_FIRST_NUMBER = 8_111_222_333_444_555_000


class _Built(NamedTuple):
    """SQL, its parameters with `(name, place in a list)` where a value belongs, and how columns are read."""

    sql: str
    parameters: tuple[Any, ...]
    slots: dict[int, tuple[str, int]]
    converters: dict[int, Any]


_built: dict[Hashable, _Built] = {}


def rows(key: Hashable, build: Build, **values: Any) -> list[tuple]:
    """The rows of `build(**values)`, a `values_list`, as tuples.

    `key` names the query and everything that shapes its SQL but is no value: two
    calls with one key must build the same but for the values. A value is a whole
    number, a text, or a list of whole numbers (its length may vary).
    """
    lengths = tuple(len(value) for value in values.values() if isinstance(value, list))
    whole_key = (key, lengths, connection.vendor)
    built = _built.get(whole_key)
    if built is None:
        try:
            built = _built[whole_key] = _build(build, values)
        except (AttributeError, TypeError) as changed:
            # Django's own builder has changed its shape (docs/adr/0010): slower, never wrong.
            log.warning("query %r is asked the ordinary way: %s", key, changed)
            return list(build(**values))
    parameters = list(built.parameters)
    for place, (name, index) in built.slots.items():
        value = values[name]
        parameters[place] = value[index] if isinstance(value, list) else value
    with connection.cursor() as cursor:
        cursor.execute(built.sql, parameters)
        found = cursor.fetchall()
    return _read(found, built.converters) if built.converters else found


def _build(build: Build, values: dict[str, Any]) -> _Built:
    marks: dict[Any, tuple[str, int]] = {}
    marked = {name: _mark(name, value, marks) for name, value in values.items()}
    compiler = build(**marked).query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    slots = {place: marks[value] for place, value in enumerate(parameters) if _is_mark(value, marks)}
    if {name for name, _index in slots.values()} != set(values):
        raise ValueError("a value of this query is not passed to the database as it is")
    converters = compiler.get_converters([column[0] for column in compiler.select])
    return _Built(sql, tuple(parameters), slots, converters)


def _mark(name: str, value: Any, marks: dict[Any, tuple[str, int]]) -> Any:
    """A stand-in that occurs nowhere else, remembered so that it is found among the parameters."""
    if isinstance(value, list):
        stand_ins = [_FIRST_NUMBER + len(marks) + index for index in range(len(value))]
        marks.update({stand_in: (name, index) for index, stand_in in enumerate(stand_ins)})
        return stand_ins
    stand_in: Any = f"\x02{name}\x03" if isinstance(value, str) else _FIRST_NUMBER + len(marks)
    marks[stand_in] = (name, 0)
    return stand_in


def _is_mark(value: Any, marks: dict[Any, tuple[str, int]]) -> bool:
    return isinstance(value, int | str) and not isinstance(value, bool) and value in marks


def _read(found: Sequence[tuple], converters: dict[int, Any]) -> list[tuple]:
    """Rows as Python knows them: dates, times and yes/no, where the database has none of its own."""
    read = []
    for row in found:
        cells = list(row)
        for place, (functions, expression) in converters.items():
            for function in functions:
                cells[place] = function(cells[place], expression, connection)
        read.append(tuple(cells))
    return read
