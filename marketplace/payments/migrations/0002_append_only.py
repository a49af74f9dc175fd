from django.db import migrations

from products.append_only import append_only_operation


class Migration(migrations.Migration):
    dependencies = [("talat_payments", "0001_initial")]

    operations = [
        append_only_operation("talat_payments_paymentevent"),
        append_only_operation("talat_payments_paymentshare"),
        append_only_operation("talat_payments_slip"),
        append_only_operation(
            "talat_payments_payment", allow_update_columns=["status", "received_satang", "refunded_satang"]
        ),
        append_only_operation(
            "talat_payments_refund", allow_update_columns=["status", "how", "returned_at", "received_at"]
        ),
    ]
