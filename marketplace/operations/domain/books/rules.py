"""What a rule of the books is."""

from typing import NamedTuple

from django.db import connection


class Break(NamedTuple):
    """Where a rule does not hold: about what, what should be, what is."""

    rule: str
    subject: str
    expected: str
    found: str


class Rule(NamedTuple):
    """A rule and the query that finds what breaks it: rows of subject, expected, found.

    The SQL is the same on SQLite and PostgreSQL, joins grouped tables, and asks nothing by row, so
    that a book of a million movements takes a scan and not a life. No value from outside is in it.
    """

    name: str
    sql: str

    def breaks(self) -> list[Break]:
        """Everything that breaks the rule, in the order of its subjects."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql)
            rows = cursor.fetchall()
        return sorted(Break(self.name, *(str(value) for value in row)) for row in rows)
