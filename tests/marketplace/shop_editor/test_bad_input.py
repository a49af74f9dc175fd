"""Whatever is typed, the answer is a sentence beside the field, and nothing is changed."""

import pytest
from django.urls import reverse

from products.models import Variant
from tests.factories.counter import make_counter, order_in

pytestmark = pytest.mark.django_db

NUMBERS = [
    "-1", "1.5", "1e2", "1_0", "1000000000", "9" * 400, "abc", "๑.๕.๒", "1,2,3", "٣", "½",
    "\u200b", "\u202e12\u202c", "\x00",
    "<script>alert(1)</script>", "' OR 1=1 --", "1" * 5000, "NaN", "inf", "0x10", "",
]  # fmt: skip
LINES = [
    "x" * 5000, "\x00", "<b>ตัวหนา</b>", "\u200b" * 50, "\u202eกลับหลัง", "a\nb\r\nc", "🥭" * 100,
    "' OR 1=1 --",
]  # fmt: skip


@pytest.fixture
def counter():
    return make_counter()


@pytest.fixture
def owner(counter, client_of):
    return client_of(counter.owner)


@pytest.mark.parametrize("field", ["price", "count"])
def test_no_number_breaks_the_goods_screen(counter, owner, field):
    prefix = f"v{counter.goods.pk}"
    where = reverse("talat_shop_editor:goods", kwargs={"short": counter.shop.short})
    for typed in set(NUMBERS) - ({"1.5"} if field == "price" else set()):
        sent = {f"{prefix}-price": "120", f"{prefix}-count": "500", f"{prefix}-{field}": typed}
        page = owner.post(where, sent).content.decode()
        assert "has-error" in page, typed
        assert "<script>alert" not in page
        assert now(counter) == (12_000, 500), typed


def test_what_was_seen_cannot_be_made_up(counter, owner):
    prefix = f"v{counter.goods.pk}"
    where = reverse("talat_shop_editor:goods", kwargs={"short": counter.shop.short})
    for typed in NUMBERS:
        sent = {f"{prefix}-price": "120", f"{prefix}-count": "500"}
        sent |= {f"{prefix}-seen-price": typed, f"{prefix}-seen-count": typed}
        assert owner.post(where, sent).status_code in (200, 302), typed
        assert now(counter) == (12_000, 500), typed


def now(counter):
    fresh = Variant.objects.select_related("stock").get(pk=counter.goods.pk)
    return fresh.price_satang, fresh.stock.on_hand


@pytest.mark.parametrize("typed", LINES)
def test_no_words_break_a_reason(counter, owner, typed):
    part = order_in(counter, "accepted")
    told = {"short": counter.shop.short, "reference": part.order.reference}
    where = reverse("talat_shop_editor:cannot", kwargs=told)
    answer = owner.post(where, {"reason": "other", "words": typed}, follow=True)
    part.refresh_from_db()
    assert answer.status_code == 200
    assert "<b>ตัวหนา</b>" not in answer.content.decode()
    if part.status == "canceled":
        assert 0 < len(part.cancel_reason) <= 200
        assert part.cancel_reason.isprintable()


def test_only_the_amount_that_is_due_is_given_back(counter, owner, refund):
    where = give_back(counter, refund)
    day = owner.get(where).context["form"].initial["day"]
    for typed in (*NUMBERS, "239.99", "240.01", "480"):
        answer = owner.post(where, {"amount": typed, "how": "cash", "day": day})
        assert 'id="id_amount_error"' in answer.content.decode(), typed
        refund.refresh_from_db()
        assert refund.status == "due", typed


def test_only_a_day_that_was_is_a_day_of_giving_back(counter, owner, refund):
    where = give_back(counter, refund)
    for typed in (*NUMBERS, "31/2/2569", "1/1/2500", "31/12/2599", "2569-13-01", "วันนี้"):
        answer = owner.post(where, {"amount": "240", "how": "cash", "day": typed})
        assert 'id="id_day_error"' in answer.content.decode(), typed
        refund.refresh_from_db()
        assert refund.status == "due", typed


def test_no_address_line_breaks_a_list(counter, owner):
    order_in(counter, "claimed")
    lists = [("orders", "step"), ("orders", "after"), ("done", "before"), ("goods", "before")]
    for typed in (*NUMBERS, "money", "no-such-step"):
        for name, key in lists:
            where = reverse(f"talat_shop_editor:{name}", kwargs={"short": counter.shop.short})
            assert owner.get(where, {"step": "money", key: typed}).status_code == 200, (name, typed)


@pytest.fixture
def refund(counter):
    return order_in(counter, "refund").refunds.get()


def give_back(counter, refund):
    told = {"short": counter.shop.short, "reference": refund.reference}
    return reverse("talat_shop_editor:returned", kwargs=told)


@pytest.mark.parametrize("short", ["x", "ก", "9" * 300, "..", "'", "%00"])
def test_no_short_link_breaks_the_door(owner, short):
    assert owner.get(f"/sell/{short}/").status_code == 404


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 40])
def test_no_number_of_goods_breaks_a_button(counter, owner, pk):
    assert owner.post(f"/sell/{counter.shop.short}/goods/{pk}/sold-out/").status_code == 404


def test_ten_megabytes_in_any_form_are_refused_politely(counter, owner, client_of):
    part = order_in(counter, "accepted")
    order = {"short": counter.shop.short, "reference": part.order.reference}
    long = "9" * 10_000_000
    for client, where, typed in (
        (owner, reverse("talat_shop_editor:goods", kwargs={"short": counter.shop.short}), "count"),
        (owner, reverse("talat_shop_editor:send", kwargs=order), "tracking_number"),
        (owner, reverse("talat_shop_editor:cannot", kwargs=order), "reason"),
        (client_of(), reverse("talat_accounts:sign_in"), "phone"),
    ):
        field = f"v{counter.goods.pk}-count" if typed == "count" else typed
        answer = client.post(where, {field: long})
        assert answer.status_code == 400, where
        assert len(answer.content) < 20_000
    part.refresh_from_db()
    assert part.status == "accepted"
    assert now(counter) == (12_000, 500)
