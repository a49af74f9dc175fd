"""Ordering: one transaction, all shops or none, once however often the button is pressed."""

import datetime as dt
from itertools import count

from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.cart.changes import Change, Kind
from marketplace.cart.models import CartLine
from marketplace.checkout.domain.basis import Basis, PartBasis, basis_of
from marketplace.checkout.domain.mails import mail_placed
from marketplace.checkout.domain.request import Address, Buyer, PartChoice, PlaceOrder, new_checkout_key
from marketplace.checkout.errors import CartChanged, address_missing, name_missing
from marketplace.delivery.models import DeliveryMethod
from marketplace.orders import conf
from marketplace.orders.domain.references import LENGTH, new_reference, new_token
from marketplace.orders.models import Order, OrderEvent, OrderLine, ShopOrder
from marketplace.payments.domain.payments import Charge, start_payments
from products.domain.stock import Want, reserve
from products.errors import SoldOut
from thai.phones import normalise_phone

__all__ = ["Address", "Buyer", "PartChoice", "PlaceOrder", "new_checkout_key", "place_order"]

MOST_TRIES = 5


def place_order(*, request: PlaceOrder, at: dt.datetime | None = None) -> Order:
    """Order what lies in the cart, as chosen.

    Reserves the goods, starts the payments, empties the cart, writes the mail.

    Everything is read anew; what the buyer saw is only compared. The same `checkout_key` gives the
    first order again and writes nothing, also when both arrive at once. Raises, with nothing
    written: `CartChanged` with every difference, `NotComplete`, `PhoneError`.
    """
    moment = at or timezone.now()
    for attempt in count():
        if (first := _placed_before(request)) is not None:
            return first
        try:
            with transaction.atomic():
                return _place(request, moment, reference_length=LENGTH + attempt)
        except IntegrityError:
            # The key was taken meanwhile (the first order is found above) or the reference was.
            if attempt == MOST_TRIES:
                raise
    raise AssertionError("unreachable")


def _placed_before(request: PlaceOrder) -> Order | None:
    return Order.objects.filter(checkout_key=request.checkout_key).first()


def _place(request: PlaceOrder, at: dt.datetime, *, reference_length: int) -> Order:
    """The whole of it, inside one transaction.

    The order's row comes first: it claims the key, so that a second press waits here and then finds the
    first.
    """
    order = _order(request, at, new_reference(length=reference_length))
    basis = basis_of(request, at=at)
    if basis.changes:
        raise CartChanged(basis.changes)
    if not order.address and _needs_address(basis):
        raise address_missing()
    _take_from_cart(basis)
    parts = ShopOrder.objects.bulk_create(
        _shop_order(order, part, position, at) for position, part in enumerate(basis.parts, start=1)
    )
    lines = OrderLine.objects.bulk_create(_lines(parts, basis))
    _reserve(lines, basis, at)
    payments = start_payments(
        order=order,
        charges=[Charge(part, row.settings) for part, row in zip(parts, basis.parts, strict=True)],
        at=at,
    )
    OrderEvent.objects.bulk_create(
        OrderEvent(shop_order=part, kind=OrderEvent.Kind.PLACED, at=at) for part in parts
    )
    mail_placed(order=order, parts=parts, lines=lines, payments=payments, at=at)
    return order


def _order(request: PlaceOrder, at: dt.datetime, reference: str) -> Order:
    name = request.buyer.name.strip()
    if not name:
        raise name_missing()
    where = request.address if request.address.complete else Address()
    return Order.objects.create(
        reference=reference,
        token=new_token(),
        checkout_key=request.checkout_key,
        buyer_name=name,
        buyer_phone=normalise_phone(request.buyer.phone),
        buyer_email=request.buyer.email.strip(),
        language=request.language,
        address=where.address,
        subdistrict=where.subdistrict,
        district=where.district,
        province=where.province,
        postcode=where.postcode,
        landmark=where.landmark,
        placed_at=at,
    )


def _needs_address(basis: Basis) -> bool:
    return any(part.method.kind == DeliveryMethod.Kind.POST for part in basis.parts)


def _take_from_cart(basis: Basis) -> None:
    """Take exactly the lines we read out of the cart; where another order took one, this one is off."""
    keys = [line.line.pk for line in basis.view.lines]
    taken, _by_model = CartLine.objects.filter(pk__in=keys).delete()
    if taken != len(keys):
        raise CartChanged([Change(Kind.EMPTY)])


def _shop_order(order: Order, part: PartBasis, position: int, at: dt.datetime) -> ShopOrder:
    transfer = part.choice.payment_method == ShopOrder.Method.PROMPTPAY
    return ShopOrder(
        order=order,
        shop=part.goods.shop,
        position=position,
        shop_name_th=part.goods.name_th,
        shop_name_en=part.goods.name_en,
        payment_method=part.choice.payment_method,
        delivery_method=part.method,
        delivery_kind=part.method.kind,
        place_th=part.method.place_th,
        place_en=part.method.place_en,
        times_th=part.method.times_th,
        times_en=part.method.times_en,
        goods_satang=part.goods.goods_satang,
        delivery_satang=part.delivery_satang,
        total_satang=part.total_satang,
        pay_by=at + dt.timedelta(minutes=conf.unpaid_minutes()) if transfer else None,
        created_at=at,
        updated_at=at,
    )


def _lines(parts: list[ShopOrder], basis: Basis) -> list[OrderLine]:
    """What was said at the sale, in both languages."""
    return [
        OrderLine(
            shop_order=shop_order,
            product=line.product,
            variant=line.variant,
            position=position,
            name_th=line.name_th,
            name_en=line.name_en,
            variant_name_th=line.variant.name_th,
            variant_name_en=line.variant.name_en,
            sku=line.variant.sku,
            unit=line.variant.unit,
            unit_detail_th=line.variant.unit_detail_th,
            unit_detail_en=line.variant.unit_detail_en,
            photo_id=line.photo.image_id if line.photo else None,
            price_satang=line.price_satang,
            quantity=line.quantity,
            total_satang=line.total_satang,
        )
        for shop_order, part in zip(parts, basis.parts, strict=True)
        for position, line in enumerate(part.goods.lines, start=1)
    ]


def _reserve(lines: list[OrderLine], basis: Basis, at: dt.datetime) -> None:
    """Promise the goods; whoever was quicker decides, so what fell short is told as a change."""
    try:
        reserve(wants=[Want(line.holder, line.variant_id, line.quantity) for line in lines], at=at)
    except SoldOut as sold_out:
        raise CartChanged(
            [
                Change(
                    Kind.FEWER if sold_out.shortages[line.variant.pk] else Kind.SOLD_OUT,
                    name_th=line.name_th,
                    name_en=line.name_en,
                    variant_id=line.variant.pk,
                    shop_id=line.product.shop_id,
                    was=line.quantity,
                    now=sold_out.shortages[line.variant.pk],
                )
                for line in basis.view.lines
                if line.variant.pk in sold_out.shortages
            ]
        ) from sold_out
