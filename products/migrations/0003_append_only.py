"""Stock movements are only added: the database itself refuses anything else."""

from django.db import migrations

from products.append_only import append_only_operation


class Migration(migrations.Migration):
    dependencies = [("talat_products", "0002_initial")]

    operations = [append_only_operation("talat_products_stockmovement")]
