"""Where in the demo city each screen is found."""

from django.urls import reverse

from communities.models import Community
from marketplace.orders.models import ShopOrder
from products.models import Product
from shops.models import Shop, ShopMember


def places(seller_name: str) -> dict[str, str]:
    """The addresses for `screens.py`, from the rows that have most to show."""
    product = (
        Product.objects.filter(status="active", page__live=True).select_related("page").order_by("pk")[0]
    )
    shop = Shop.objects.filter(page__live=True).select_related("page").order_by("pk")[0]
    community = Community.objects.filter(page__live=True).select_related("page", "district").order_by("pk")[0]
    theirs = seller_shop(seller_name)
    found = {
        "product": product.page.get_url(),
        "shop": shop.page.get_url(),
        "community": community.page.get_url(),
        "district": reverse("talat_storefront:district", args=[community.district.slug]),
        "seller": reverse("talat_shop_editor:shop", args=[theirs.short]),
    }
    for name, wanted in ORDERS.items():
        part = ShopOrder.objects.filter(**wanted).select_related("order").order_by("-pk").first()
        if part:
            order = part.order
            found[name] = reverse("talat_storefront:order", args=[order.reference, order.token])
    waiting = ShopOrder.objects.filter(shop=theirs).exclude(status__in=("completed", "canceled")).first()
    if waiting:
        found["seller_order"] = reverse(
            "talat_shop_editor:order", args=[theirs.short, waiting.order.reference]
        )
    return found


ORDERS = {
    "order_to_pay": {"status": "new", "payment_status": "unpaid", "payment_method": "promptpay"},
    "order_claimed": {"payment_status": "claimed"},
    "order_ready": {"status": "ready_for_pickup"},
    "order_done": {"status": "completed", "payment_method": "promptpay"},
}


def seller_shop(name: str) -> Shop:
    """The shop of the log-in `person · shop`."""
    person = name.partition(" · ")[0]
    return ShopMember.objects.filter(person__name=person).select_related("shop").order_by("pk")[0].shop


def variants_of_two_shops() -> list[int]:
    """One good thing of each of two shops, to put into a cart."""
    chosen: dict[int, int] = {}
    for product in Product.objects.filter(status="active", page__live=True).order_by("pk"):
        variant = product.variants.filter(is_active=True, stock__on_hand__gt=3).first()
        if variant:
            chosen.setdefault(product.shop_id, variant.pk)
    return list(chosen.values())[:2]
