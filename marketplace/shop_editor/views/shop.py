"""The shop's first screen; open and closed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.shop_editor.queries import goods, home, orders
from marketplace.shop_editor.queries.steps import ACCEPT, MONEY, ON_WAY, PICKUP, PREPARE, WAITING
from marketplace.shop_editor.views.access import FORM, PRESS, Seat, members
from marketplace.shop_editor.views.show import address, said, screen
from shops.domain.hours import close_for_orders, open_for_orders
from shops.errors import ShopError
from shops.models import Shop

SHORT_LINK = "talat_storefront:shop_short"


@members()
def shop(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What waits, today's money, today's goods."""
    counts = orders.counts(seat.shop)
    money = home.money_today(seat.shop)
    shown = {
        "counts": counts,
        "todo": sum(counts[step.key] for step in (MONEY, ACCEPT, PREPARE, PICKUP)) + money.refunds,
        "money_part": home.oldest(seat.shop, MONEY),
        "accept_part": home.oldest(seat.shop, ACCEPT),
        "pickup_part": home.oldest(seat.shop, PICKUP),
        "prepare": home.goods_to_prepare(seat.shop),
        "money": money,
        "goods": goods.with_photos(goods.goods_of(seat.shop)[: goods.ON_HOME]),
        "link": _link(request, seat.shop),
        "steps": {"on_way": counts[ON_WAY.key], "waiting": counts[WAITING.key]},
        "today": timezone.localdate(),
    }
    return screen(request, seat, "shop", tab="shop", **shown)


def _link(request: HttpRequest, shop: Shop) -> str:
    """The short link to share; where a site does not mount those, the page's own address."""
    try:
        return request.build_absolute_uri(reverse(SHORT_LINK, kwargs={"short": shop.short}))
    except NoReverseMatch:
        return shop.page.get_full_url(request) or ""


@members(methods=FORM)
def close(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Before closing: what still waits. Ordered goods stay ordered."""
    if request.method == "POST":
        close_for_orders(shop=seat.shop, acting=seat.acting)
        said(request, _("The shop takes no new orders now. Open it again whenever you like"))
        return HttpResponseRedirect(address(seat, "shop"))
    return screen(
        request, seat, "close", tab="shop", piles=orders.piles(seat.shop), refunds=orders.give_back(seat.shop)
    )


@members(methods=PRESS)
def reopen(request: HttpRequest, seat: Seat) -> HttpResponse:
    try:
        open_for_orders(shop=seat.shop, acting=seat.acting)
    except ShopError as error:
        said(request, error, ok=False)
    else:
        said(request, _("The shop is open. Orders can come in"))
    return HttpResponseRedirect(address(seat, "shop"))
