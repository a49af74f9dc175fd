"""Rows that are only added: a manager that refuses, and a trigger behind it on both engines.

    class StockMovement(AppendOnly, models.Model): ...

    operations = [append_only_operation("talat_products_stockmovement")]

On SQLite a later migration that alters the table rebuilds it and loses the trigger:
such a migration repeats the operation. `triggers_on(connection)` tells which stand.
"""

from collections.abc import Iterable
from typing import Any

from django.db import migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class AppendOnlyError(TypeError):
    """Code tried to change or delete a row that is only ever added. A mistake in code, not of a person."""


class AppendOnlyQuerySet(models.QuerySet):
    """Adds and reads; `allowed_updates` of the model may be updated, nothing else, and nothing deleted."""

    def update(self, **values: Any) -> int:
        refuse_update(self.model, values)
        return super().update(**values)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **options: Any) -> int:
        fields = list(fields)
        refuse_update(self.model, fields)
        return super().bulk_update(objs, fields, *args, **options)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"rows of {self.model.__name__} are never deleted")

    delete.queryset_only = True  # type: ignore[attr-defined]


class AppendOnly(models.Model):
    """A model whose rows are only added. `allowed_updates` names fields that may change later."""

    allowed_updates: tuple[str, ...] = ()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            refuse_update(
                type(self), options.get("update_fields") or [field.name for field in self._meta.fields]
            )
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"rows of {type(self).__name__} are never deleted")


def refuse_update(model: type[models.Model], fields: Iterable[str]) -> None:
    """Raise `AppendOnlyError` where a field may not change once its row is written."""
    refused = sorted(set(fields) - set(getattr(model, "allowed_updates", ())))
    if refused:
        raise AppendOnlyError(f"{model.__name__}: {', '.join(refused)} never change once written")


def append_only_operation(table: str, *, allow_update_columns: Iterable[str] = ()) -> migrations.RunPython:
    """A migration operation: the database itself refuses UPDATE and DELETE on the table.

    `allow_update_columns` may change later (a refund's status); every other column may not.
    May run again after the table was rebuilt.
    """
    allowed = frozenset(allow_update_columns)

    def stand(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
        fall(apps, schema_editor)
        for statement in _trigger_sql(schema_editor.connection, table, allowed):
            schema_editor.execute(statement, params=None)

    def fall(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {_name(table, verb)}{on}")

    return migrations.RunPython(stand, fall)


FUNCTION = """
    CREATE OR REPLACE FUNCTION talat_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
"""


def triggers_on(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the tables that have both triggers now."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        names = {name for (name,) in cursor.fetchall()}
    updates = {name.removesuffix("_no_update") for name in names if name.endswith("_no_update")}
    return {table for table in updates if _name(table, "delete") in names}


def _name(table: str, verb: str) -> str:
    return f"{table}_no_{verb}"


def _trigger_sql(connection: BaseDatabaseWrapper, table: str, allowed: frozenset[str]) -> list[str]:
    if connection.vendor == "sqlite":
        when = _changed(connection, table, allowed, "IS NOT")
        refuse = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END"
        return [
            f"CREATE TRIGGER {_name(table, 'update')} BEFORE UPDATE ON {table} FOR EACH ROW{when} {refuse}",
            f"CREATE TRIGGER {_name(table, 'delete')} BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
        ]
    when = _changed(connection, table, allowed, "IS DISTINCT FROM")
    refuse = "EXECUTE FUNCTION talat_only_added()"
    return [
        FUNCTION,
        f"CREATE TRIGGER {_name(table, 'update')} BEFORE UPDATE ON {table} FOR EACH ROW{when} {refuse}",
        f"CREATE TRIGGER {_name(table, 'delete')} BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
    ]


def _changed(connection: BaseDatabaseWrapper, table: str, allowed: frozenset[str], differs: str) -> str:
    """' WHEN (…)' naming every column that may not change; '' where none may."""
    if not allowed:
        return ""
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    if unknown := allowed - set(columns):
        raise ValueError(f"{table} has no column {', '.join(sorted(unknown))}")
    kept = [name for name in columns if name not in allowed]
    return " WHEN (" + " OR ".join(f'OLD."{name}" {differs} NEW."{name}"' for name in kept) + ")"
