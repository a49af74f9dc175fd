"""A buyer with a browser: what the storefront's tests type and press."""

from bs4 import BeautifulSoup
from django.test import Client

from marketplace.cart.models import Cart
from marketplace.orders.models import Order
from products.models import Variant

WHO = {"name": "มานี มีตา", "phone": "081-234-5678", "email": ""}
HOME = {
    "province": "10",
    "district": "ธนบุรี",
    "subdistrict": "บางยี่เรือ",
    "postcode": "10600",
    "address": "12 ซอยสุขใจ",
    "landmark": "",
}


class Buyer(Client):
    """A client whose browser says that its posts come from our own pages."""

    def __init__(self, **settings):
        super().__init__(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"}, **settings)

    def add(self, variant: Variant | int, quantity="1", **more):
        pk = variant if isinstance(variant, int) else variant.pk
        return self.post("/cart/add/", {"variant": pk, "quantity": quantity, **more})

    def change(self, variant: Variant, quantity, **more):
        return self.post("/cart/change/", {"variant": variant.pk, "quantity": quantity, **more})

    @property
    def cart(self) -> Cart:
        return Cart.objects.get(key=self.cookies["cart"].value)

    def in_cart(self) -> dict[int, int]:
        return dict(self.cart.lines.values_list("variant_id", "quantity"))

    def checkout(self, go="review", answer=None, **typed):
        """Press `go` on the page shown last (the first one where none is given), with this typed into it."""
        page = answer or self.get("/checkout/")
        return self.post("/checkout/", {**fields(page), **typed, "go": go})

    def order(self, **typed) -> Order:
        """From the full cart to the order placed."""
        read = self.checkout(**{**WHO, **typed})
        done = self.checkout("order", read)
        assert done.status_code == 302, soup(done).get_text(" ", strip=True)
        _orders, reference, _token = done.url.strip("/").split("/")
        return Order.objects.get(reference=reference)


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def said(answer) -> str:
    """The words on the page, with single spaces."""
    return " ".join(soup(answer).main.get_text(" ", strip=True).split())


def fields(answer, form="form.checkout") -> dict[str, str]:
    """What the page's form would send if nothing were typed or chosen anew."""
    found = {}
    for tag in soup(answer).select_one(form).select("input[name], select[name]"):
        if tag.name == "select":
            chosen = tag.select_one("option[selected]") or tag.select_one("option")
            found[tag["name"]] = chosen["value"]
        elif tag.get("type") not in {"radio", "checkbox"} or tag.has_attr("checked"):
            found[tag["name"]] = tag.get("value", "")
    return found


def link(order: Order) -> str:
    return f"/orders/{order.reference}/{order.token}/"
