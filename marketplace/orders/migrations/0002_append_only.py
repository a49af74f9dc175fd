from django.db import migrations

from products.append_only import append_only_operation


class Migration(migrations.Migration):
    dependencies = [("talat_orders", "0001_initial")]

    operations = [
        append_only_operation("talat_orders_orderevent"),
        append_only_operation("talat_orders_orderline", allow_update_columns=["photo_id"]),
    ]
