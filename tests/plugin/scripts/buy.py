"""A buyer orders by real requests: product page, cart, checkout, order page. Prints what came out."""

import json

from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from marketplace.orders.models import Order
from products.models import Product, Stock

client = Client(SERVER_NAME="localhost", headers={"sec-fetch-site": "same-origin"}, enforce_csrf_checks=True)
TYPED = {"name": "มานี มีตา", "phone": "0898765432"}


def sent(form: BeautifulSoup, **buttons: str) -> dict[str, str]:
    """The form as a browser would send it, with our typing and the pressed button."""
    data: dict[str, str] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name, kind = field.get("name"), field.get("type", "text")
        if (
            not name
            or kind in ("submit", "file")
            or (kind in ("radio", "checkbox") and not field.has_attr("checked"))
        ):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data[name] = chosen.get("value", "") if chosen else ""
        else:
            data[name] = field.get("value", "")
    return {**data, **{name: value for name, value in TYPED.items() if name in data}, **buttons}


def the_form(response: object, button: str) -> BeautifulSoup:
    page = BeautifulSoup(response.content, "html.parser")
    return page.find(["button", "input"], {"name": "go", "value": button}).find_parent("form")


product = Product.objects.get()
shown = client.get(product.page.get_url())
assert shown.status_code == 200, shown.status_code
variant = product.variants.get()
added = client.post(reverse("talat_storefront:cart_add"), {"variant": variant.pk, "quantity": "2"})
assert added.status_code == 302, added.content.decode()[:2000]
checkout = reverse("talat_storefront:checkout")
first = client.get(checkout)
assert first.status_code == 200, first.status_code
second = client.post(checkout, sent(the_form(first, "review"), go="review"))
assert second.status_code == 200, second.status_code
last = client.post(checkout, sent(the_form(second, "order"), go="order"))
assert last.status_code == 302, last.content.decode()[:3000]
order_page = client.get(last.headers["Location"])
call_command("books")
print(
    json.dumps(
        {
            "product_page": product.page.get_url(),
            "order_page": [last.headers["Location"], order_page.status_code],
            "orders": list(Order.objects.values_list("shop_orders__goods_satang", flat=True)),
            "parts": list(Order.objects.values_list("shop_orders__status", flat=True)),
            "reserved": Stock.objects.get().reserved,
        }
    )
)
