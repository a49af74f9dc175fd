"""The books close after trade, and each rule fires when its rows are tampered with."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image

from marketplace.checkout.domain.cancel import cancel_part
from marketplace.checkout.domain.money import confirm_money, say_paid
from marketplace.checkout.domain.progress import accept, hand_over, pack, ready, ship
from marketplace.checkout.domain.refunds import mark_returned
from marketplace.operations.domain.books import close_books
from marketplace.operations.domain.books.report import ONLY_ADDED, RULES
from marketplace.payments.models import Refund
from tests.factories.trade import CASH, make_goods, make_part, make_seller

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture
def traded():
    """A bit of everything: paid and sent, cash fetched, canceled with money due, given back, waiting,
    claimed.
    """
    seller, goods = make_seller(), make_goods(on_hand=50)
    sent = make_part(goods, way="post")
    confirm_money(shop_order=sent, acting=seller)
    pack(shop_order=sent, acting=seller)
    ship(shop_order=sent, carrier="thailand_post", tracking_number="EF582568151TH", acting=seller)
    fetched = make_part(goods, pay=CASH)
    for step in (accept, pack, ready, hand_over):
        step(shop_order=fetched, acting=seller)
    canceled, given_back = make_part(goods), make_part(goods)
    for part in (canceled, given_back):
        confirm_money(shop_order=part, acting=seller)
        cancel_part(shop_order=part, reason="ของเสีย", acting=seller)
    refund = Refund.objects.get(shop_order=given_back)
    mark_returned(refund=refund, amount_satang=refund.amount_satang, how="โอน", acting=seller)
    claimed, accepted = make_part(goods), make_part(goods)
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "teal").save(picture, "PNG")
    picture.seek(0)
    say_paid(shop_order=claimed, slip_file=picture)
    confirm_money(shop_order=accepted, acting=seller)
    make_part(goods)
    return {
        "sent": sent,
        "fetched": fetched,
        "canceled": canceled,
        "given_back": given_back,
        "claimed": claimed,
        "accepted": accepted,
    }


def books(*arguments) -> tuple[int, str]:
    """The command's exit code and what it printed."""
    out = io.StringIO()
    try:
        call_command("books", *arguments, stdout=out)
    except SystemExit as ended:
        return ended.code, out.getvalue()
    return 0, out.getvalue()


def tamper(sql: str, *, unguarded: str | None = None) -> None:
    """Change rows behind everybody's back; `unguarded` is a table whose triggers are taken off first."""
    with connection.cursor() as cursor:
        if unguarded:
            on = f" ON {unguarded}" if connection.vendor == "postgresql" else ""
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER {unguarded}_no_{verb}{on}")
        cursor.execute(sql)


def test_the_books_close_after_trade_and_say_what_stands_in_them(traded):
    code, printed = books("--json", "-")
    told = json.loads(printed)
    assert (code, told["closes"], told["breaks"]) == (0, True, [])
    by_reference = {order["reference"]: order for order in told["orders"]}
    assert by_reference[traded["sent"].order.reference]["status"] == "shipped"
    assert by_reference[traded["canceled"].order.reference] == {
        "reference": traded["canceled"].order.reference,
        "paid_satang": 12_000,
        "refunded_satang": 0,
        "refund_due_satang": 12_000,
        "status": "canceled",
    }
    assert by_reference[traded["given_back"].order.reference]["refunded_satang"] == 12_000
    assert [item["kind"] for item in told["waiting"]] == ["give_back"]
    assert {"sku", "on_hand", "reserved"} == set(told["stock"][0])
    code, printed = books()
    assert code == 0
    assert "The books close." in printed


def test_books_may_be_written_to_a_file(tmp_path, traded):
    assert books("--json", str(tmp_path / "books.json")) == (0, "")
    assert json.loads((tmp_path / "books.json").read_text())["closes"] is True


def test_closing_takes_the_same_queries_for_one_order_as_for_many(traded, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        close_books()
    for _more in range(3):
        make_part()
    with django_assert_num_queries(len(few)):
        close_books()
    assert len(few) < 40


PART = "talat_orders_shoporder"
# rule -> (SQL that breaks it, the table whose guard is off)
TAMPERED = {
    "stock_closes": ("UPDATE talat_products_stock SET on_hand = on_hand + 1", None),
    "movement_signs": (
        "UPDATE talat_products_stockmovement SET change = 1 WHERE kind = 'handed_over'",
        "talat_products_stockmovement",
    ),
    "reserved_is_promised": ("UPDATE talat_products_stock SET reserved = reserved + 1", None),
    "handed_over_is_written_down": (
        "DELETE FROM talat_products_stockmovement WHERE kind = 'handed_over'",
        "talat_products_stockmovement",
    ),
    "handed_over_was_promised": (
        "UPDATE talat_products_stockreservation SET quantity = quantity + 1 WHERE status = 'handed_over'",
        None,
    ),
    "order_has_its_goods": (
        "UPDATE talat_products_stockreservation SET status = 'released' WHERE status = 'kept'",
        None,
    ),
    "accepted_goods_are_kept": (
        "UPDATE talat_products_stockreservation SET status = 'reserved' WHERE status = 'kept'",
        None,
    ),
    "promise_has_an_order": (
        "UPDATE talat_products_stockreservation SET holder = holder || '999999' WHERE status = 'reserved'",
        None,
    ),
    "lines_add_up": (
        "UPDATE talat_orders_orderline SET price_satang = 1, total_satang = quantity",
        "talat_orders_orderline",
    ),
    "part_is_charged": (
        f"UPDATE {PART} SET delivery_satang = delivery_satang + 100, total_satang = total_satang + 100",
        None,
    ),
    "payment_is_shared_out": (
        "UPDATE talat_payments_payment SET amount_satang = amount_satang + 1",
        "talat_payments_payment",
    ),
    "received_is_written_down": (
        "UPDATE talat_payments_payment SET received_satang = received_satang + 1",
        None,
    ),
    "order_closes": (f"UPDATE {PART} SET paid_satang = paid_satang + 1 WHERE paid_satang > 0", None),
    "part_was_paid": (
        "UPDATE talat_payments_paymentevent SET amount_satang = amount_satang - 1 WHERE kind = 'received'",
        "talat_payments_paymentevent",
    ),
    "no_order_is_paid_without_money": (
        f"UPDATE {PART} SET payment_status = 'paid' WHERE payment_status = 'unpaid'",
        None,
    ),
    "no_money_without_an_order": (
        f"UPDATE {PART} SET payment_status = 'unpaid' WHERE payment_status = 'paid'",
        None,
    ),
    "refunds_within_what_the_shop_was_paid": (
        "UPDATE talat_payments_refund SET amount_satang = amount_satang + 1",
        "talat_payments_refund",
    ),
    "refunds_within_what_the_payment_brought": (
        "UPDATE talat_payments_payment SET refunded_satang = 0",
        None,
    ),
    "refund_due_is_work": ("DELETE FROM talat_communities_workitem", None),
    "refund_status_is_told": (
        f"UPDATE {PART} SET payment_status = 'refunded' WHERE payment_status = 'refund_due'",
        None,
    ),
    "status_is_written_down": (f"UPDATE {PART} SET status = 'packed' WHERE status = 'accepted'", None),
    "rows_are_only_added": ("SELECT 1", "talat_payments_paymentevent"),
}


@pytest.mark.parametrize("rule", TAMPERED)
def test_each_rule_fires_when_its_rows_are_tampered_with(rule, traded):
    sql, unguarded = TAMPERED[rule]
    tamper(sql, unguarded=unguarded)
    code, printed = books("--json", "-")
    told = json.loads(printed)
    assert (code, told["closes"]) == (1, False)
    assert rule in {row["rule"] for row in told["breaks"]}
    assert set(told["breaks"][0]) == {"rule", "subject", "expected", "found"}


def test_every_rule_is_tampered_with():
    held_by_the_database_alone = {"reserved_within_on_hand", "order_has_parts"}
    assert {rule.name for rule in RULES} - held_by_the_database_alone <= set(TAMPERED)


def test_an_order_without_parts_is_a_break():
    empty = "token, buyer_email, address, subdistrict, district, province, postcode, landmark"
    nothing = ", ".join(["''"] * 8)
    tamper(
        f"INSERT INTO talat_orders_order ({empty}, reference, checkout_key, buyer_name, buyer_phone,"
        f" language, currency, placed_at) VALUES ({nothing}, 'TL-X', 'k', 'n', '', 'th', 'THB',"
        " '2026-11-23 00:00:00+00')"
    )
    assert [row.rule for row in close_books().breaks] == ["order_has_parts"]


def test_the_database_refuses_to_change_or_delete_rows_of_money(traded):
    for table in ONLY_ADDED:
        for sql in (f"UPDATE {table} SET id = id + 100000", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
    assert close_books(listing=False).closes
