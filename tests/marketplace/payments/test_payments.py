"""How a shop takes money, and what holds whatever calls it: once, within limits, only added."""

import pytest
from django.db import IntegrityError, transaction

from communities.domain.acting import NOBODY
from marketplace.checkout.domain.money import confirm_money, payment_for
from marketplace.orders.models import ShopOrder
from marketplace.payments.domain.payments import claim_paid, end_payment, record_received
from marketplace.payments.domain.refunds import refund_due
from marketplace.payments.domain.settings import set_cash, set_promptpay
from marketplace.payments.errors import NotNow, NotOffered, SettingsWrong, TooMuch
from marketplace.payments.models import Payment, PaymentEvent, Refund, ShopPaymentSettings
from marketplace.payments.providers.base import Refunding, Word
from marketplace.payments.providers.registry import PROVIDERS, provider
from marketplace.payments.queries import payment_of, refund_of_shop, refunds_of, settings_of, with_money
from products.append_only import AppendOnlyError
from tests.factories.products import make_shop_row
from tests.factories.trade import make_part, make_seller, make_selling_shop

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("phone", "081-234-5678", "0812345678"),
        ("phone", "+66 81 234 5678", "0812345678"),
        ("phone", "๐๘๑๒๓๔๕๖๗๘", "0812345678"),
        ("tax_id", "0-1055-00000-00-0", None),
        ("ewallet", "004-000-012-345-678", "004000012345678"),
    ],
)
def test_a_promptpay_number_is_kept_as_digits(kind, typed, kept):
    shop = make_shop_row()
    if kept is None:
        with pytest.raises(SettingsWrong):
            set_promptpay(shop=shop, kind=kind, number=typed, name="สมใจ", acting=NOBODY)
        assert not ShopPaymentSettings.objects.exists()
    else:
        row = set_promptpay(shop=shop, kind=kind, number=typed, name=" สมใจ ", acting=NOBODY)
        assert (row.promptpay_number, row.promptpay_name) == (kept, "สมใจ")


@pytest.mark.parametrize(
    ("kind", "number", "name", "field"),
    [
        ("phone", "081234567", "สมใจ", "number"),
        ("phone", "021234567", "สมใจ", "number"),
        ("phone", "", "สมใจ", "number"),
        ("tax_id", "1101700230673", "สมใจ", "number"),
        ("ewallet", "12345", "สมใจ", "number"),
        ("phone", "0812345678", "  ", "name"),
    ],
)
def test_half_a_promptpay_or_a_persons_id_is_refused_beside_its_field(kind, number, name, field):
    shop = make_selling_shop()
    before = ShopPaymentSettings.objects.values().get(shop=shop)
    with pytest.raises(SettingsWrong) as caught:
        set_promptpay(shop=shop, kind=kind, number=number, name=name, acting=NOBODY)
    assert (caught.value.field, bool(str(caught.value))) == (field, True)
    assert ShopPaymentSettings.objects.values().get(shop=shop) == before


def test_promptpay_can_be_taken_away_and_running_payments_keep_their_payee():
    part = make_part()
    set_promptpay(shop=part.shop, kind="", number="", name="", acting=NOBODY)
    assert settings_of([part.shop])[part.shop_id].promptpay_kind == ""
    assert payment_for(part).payee_number == "0812345678"


def test_cash_has_a_switch_and_a_cap():
    shop = make_shop_row()
    assert settings_of([shop]) == {}
    set_cash(shop=shop, enabled=False, cap_satang=5_000, acting=NOBODY)
    row = settings_of([shop])[shop.pk]
    assert (row.cash_enabled, row.cash_cap_satang) == (False, 5_000)
    with pytest.raises(SettingsWrong):
        set_cash(shop=shop, enabled=True, cap_satang=-1, acting=NOBODY)


def test_every_provider_speaks_the_same_contract():
    part = make_part()
    payment = payment_for(part)
    method = part.delivery_method
    row = settings_of([part.shop])[part.shop_id]
    for name, one in PROVIDERS.items():
        assert one.name == name
        assert provider(name) is one
        one.check(settings=row, method=method, amount_satang=10_000)
        with pytest.raises(NotOffered) as caught:
            one.check(settings=None, method=method, amount_satang=10_000)
        assert str(caught.value)
        word = {"said": "received", "amount_satang": 10_000}
        fact = one.read_event(payment=payment, word=word)
        assert (fact.word, fact.amount_satang) == (Word.RECEIVED, 10_000)
        assert fact == one.read_event(payment=payment, word=word)
        assert one.refund(refund=Refund()) == Refunding.BY_HAND
    with pytest.raises(NotOffered):
        PROVIDERS["promptpay"].check(settings=row, method=method, amount_satang=100_000_000_00)


def test_a_fact_is_recorded_once_whatever_state_the_payment_is_in():
    part = make_part()
    payment = payment_for(part)
    end_payment(payment=payment)
    for expected in (True, False):
        told = record_received(payment=payment, amount_satang=12_000, fact_key="bank:1", acting=NOBODY)
        assert told is expected
    payment.refresh_from_db()
    assert (payment.status, payment.received_satang) == ("confirmed", 12_000)
    part.refresh_from_db()
    assert (part.paid_satang, part.payment_status) == (12_000, "paid")
    assert PaymentEvent.objects.filter(kind="received").count() == 1


def test_an_ended_or_paid_payment_is_not_claimed_and_does_not_end():
    part = make_part()
    confirm_money(shop_order=part, acting=make_seller())
    payment = payment_for(part)
    with pytest.raises(NotNow):
        claim_paid(payment=payment)
    assert end_payment(payment=payment) is False
    assert payment_for(part).status == "confirmed"


@pytest.mark.parametrize("amount", [0, -1, 12_001, 10**12])
def test_nothing_and_more_than_was_paid_cannot_be_given_back(amount):
    part = make_part()
    confirm_money(shop_order=part, acting=make_seller())
    with pytest.raises(TooMuch) as caught:
        refund_due(shop_order=part, payment=payment_for(part), amount_satang=amount, reason="", acting=NOBODY)
    assert caught.value.left_satang == 12_000
    part.refresh_from_db()
    assert (part.refund_satang, part.payment_status) == (0, "paid")
    assert not Refund.objects.exists()


def test_refunds_in_parts_fill_the_limit_and_stop_there():
    part = make_part()
    confirm_money(shop_order=part, acting=make_seller())
    owe = {"shop_order": part, "payment": payment_for(part), "reason": "แตก", "acting": NOBODY}
    refund_due(amount_satang=7_000, **owe)
    refund_due(amount_satang=5_000, **owe)
    with pytest.raises(TooMuch):
        refund_due(amount_satang=1, **owe)
    payment = payment_for(part)
    assert (payment.received_satang, payment.refunded_satang) == (12_000, 12_000)


def test_another_shops_refund_is_not_found():
    mine, other = make_part(), make_part()
    for part in (mine, other):
        confirm_money(shop_order=part, acting=make_seller())
        refund_due(shop_order=part, payment=payment_for(part), amount_satang=100, reason="", acting=NOBODY)
    refund = Refund.objects.get(shop_order=other)
    assert refund_of_shop(other.shop, refund.reference) == refund
    assert refund_of_shop(mine.shop, refund.reference) is None
    assert refund_of_shop(mine.shop, "\x00") is None


def test_money_of_many_parts_takes_a_fixed_number_of_queries(django_assert_num_queries):
    for _ in range(3):
        make_part()
    with django_assert_num_queries(5):
        for part in with_money(ShopOrder.objects.all()):
            assert payment_of(part).amount_satang == part.total_satang
            assert list(payment_of(part).slips.all()) == refunds_of(part) == []


def test_amounts_and_facts_are_never_rewritten():
    payment = payment_for(make_part())
    payment.amount_satang = 1
    with pytest.raises(AppendOnlyError):
        payment.save()
    with pytest.raises(AppendOnlyError):
        Payment.objects.update(payee_number="0899999999")
    with pytest.raises(AppendOnlyError):
        PaymentEvent.objects.all().delete()


@pytest.mark.parametrize("values", [{"received_satang": -1}, {"refunded_satang": 1}])
def test_the_database_holds_the_limits_of_a_payment(values):
    payment = payment_for(make_part())
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(**values)
