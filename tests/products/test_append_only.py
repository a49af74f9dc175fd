"""The trigger by itself, on a table made for the test."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from products.append_only import AppendOnly, append_only_operation, triggers_on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]
TABLE = "talat_test_facts"


@pytest.fixture
def table(transactional_db):
    run(f"CREATE TABLE {TABLE} (id integer PRIMARY KEY, amount integer NOT NULL, status text)")
    run(f"INSERT INTO {TABLE} VALUES (1, 100, 'due'), (2, 200, NULL)")
    return TABLE


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def rows():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, amount, status FROM {TABLE} ORDER BY id")
        return cursor.fetchall()


def stand(**options):
    operation = append_only_operation(TABLE, **options)
    operation.code(None, editor())
    return operation


def editor():
    """As much of a schema editor as the operation uses; the real one cannot stand inside a test on SQLite."""

    def execute(sql, params=()):
        run(sql)

    return SimpleNamespace(connection=connection, execute=execute)


def refused(sql):
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        run(sql)


def test_nothing_is_changed_or_deleted_but_rows_are_added(table):
    stand()
    before = rows()
    refused(f"UPDATE {table} SET amount = 1 WHERE id = 1")
    refused(f"UPDATE {table} SET status = 'returned'")
    refused(f"DELETE FROM {table} WHERE id = 2")
    assert rows() == before
    run(f"INSERT INTO {table} VALUES (3, 300, 'due')")
    assert len(rows()) == 3
    assert table in triggers_on(connection)


def test_only_the_columns_named_may_change(table):
    stand(allow_update_columns=["status"])
    run(f"UPDATE {table} SET status = 'returned', amount = 100 WHERE id = 1")
    run(f"UPDATE {table} SET status = 'due' WHERE id = 2")
    refused(f"UPDATE {table} SET status = 'returned', amount = 99 WHERE id = 1")
    refused(f"UPDATE {table} SET id = 9 WHERE id = 1")
    refused(f"DELETE FROM {table}")
    assert rows() == [(1, 100, "returned"), (2, 200, "due")]


def test_it_may_stand_twice_and_fall(table):
    operation = stand()
    operation.code(None, editor())
    operation.reverse_code(None, editor())
    assert table not in triggers_on(connection)
    run(f"DELETE FROM {table}")
    assert rows() == []


def test_a_column_that_is_not_there_is_a_mistake_told_at_once(table):
    with pytest.raises(ValueError, match="no column"):
        stand(allow_update_columns=["stauts"])


def test_every_table_of_rows_that_are_only_added_has_its_triggers():
    """A later migration that rebuilds a table on SQLite would lose them unseen."""
    models = [model for model in apps.get_models() if issubclass(model, AppendOnly)]
    assert len(models) >= 5
    assert {model._meta.db_table for model in models} <= triggers_on(connection)
