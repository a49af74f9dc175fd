"""The cart: what lies in it, more and less, and what changed meanwhile."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.cart.domain.carts import accept_changes, add_to_cart, set_quantity
from marketplace.cart.errors import CartError, NotForSale
from marketplace.cart.models import Cart
from marketplace.cart.queries import cart_view, goods_in
from marketplace.delivery.queries import methods_of
from marketplace.storefront.carts import cart_of, cart_to_fill, remember
from marketplace.storefront.forms.cart import AddForm, ChangeForm
from marketplace.storefront.guards import ours_or_asked
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import photos
from products.models import Variant
from thai.digits import read_whole
from thai.errors import NumberError


@dataclass(frozen=True)
class Wrong:
    """What was typed for a line and cannot be, and why; shown beside that line."""

    variant_id: int
    typed: str
    sentence: str


@never_cache
@require_safe
def cart(request: HttpRequest) -> HttpResponse:
    """Everything in the cart, by shop."""
    return _show(request, cart_of(request))


@never_cache
@ours_or_asked("variant", "quantity")
def add(request: HttpRequest) -> HttpResponse:
    """Put something in, from any page of ours; then show the cart."""
    form = AddForm(request.POST)
    if not form.is_valid():
        return _not_added(
            request, _first_error(form) if "variant" in form.cleaned_data else str(NotForSale())
        )
    mine = cart_to_fill(request)
    try:
        add_to_cart(
            cart=mine,
            variant=Variant(pk=form.cleaned_data["variant"]),
            quantity=form.cleaned_data["quantity"],
        )
    except CartError as error:
        response = _not_added(request, str(error))
    else:
        response = redirect("talat_storefront:cart")
    return remember(response, request, mine)


@never_cache
@ours_or_asked("variant", "quantity", "step")
def change(request: HttpRequest) -> HttpResponse:
    """Another number of a line; 0 takes it out, and offers to undo that."""
    mine = cart_of(request)
    form = ChangeForm(request.POST)
    variant_id = (
        form.cleaned_data.get("variant") if form.is_valid() or "variant" in form.cleaned_data else None
    )
    if mine is None or variant_id is None:
        return redirect("talat_storefront:cart")
    if not form.is_valid():
        return _show(
            request, mine, wrong=Wrong(variant_id, request.POST.get("quantity", ""), _first_error(form))
        )
    quantity = form.cleaned_data["quantity"]
    before = mine.lines.filter(variant_id=variant_id).values_list("quantity", flat=True).first()
    try:
        set_quantity(cart=mine, variant=Variant(pk=variant_id), quantity=quantity)
    except CartError as error:
        return _show(request, mine, wrong=Wrong(variant_id, str(quantity), str(error)))
    out = (variant_id, before) if quantity == 0 and before else None
    if request.htmx:
        return _show(request, mine, out=out)
    query = f"?out={out[0]}&n={out[1]}" if out else f"#line-{variant_id}"
    return redirect(reverse("talat_storefront:cart") + query)


@never_cache
@ours_or_asked("next")
def accept(request: HttpRequest) -> HttpResponse:
    """The buyer has read what changed and goes on with what there is."""
    if mine := cart_of(request):
        accept_changes(cart=mine)
    return redirect(
        "talat_storefront:checkout" if request.POST.get("next") == "checkout" else "talat_storefront:cart"
    )


@never_cache
@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """How many goods lie in the cart, for the number on it; pages themselves are the same for everyone."""
    return JsonResponse({"count": goods_in(cart_of(request))})


def _show(
    request: HttpRequest,
    mine: Cart | None,
    *,
    wrong: Wrong | None = None,
    out: tuple[int, int] | None = None,
) -> HttpResponse:
    view = cart_view(mine)
    ways = methods_of([part.shop for part in view.shops]) if view else {}
    context = {
        "cart": view,
        "sizes": photos.load(line.photo.image_id for line in view.lines if line.photo),
        "links": PageLinks(),
        "parts": [(part, ways[part.shop.pk]) for part in view.shops],
        "wrong": wrong,
        "out": out or _taken_out(request),
        "private": True,
        "tab": "cart",
        "cart_count": view.count,
    }
    return render(request, f"talat_storefront/cart/{'_cart' if request.htmx else 'cart'}.html", context)


def _taken_out(request: HttpRequest) -> tuple[int, int] | None:
    """What the last press took out, named in the address so that it can be undone without a session."""
    try:
        variant_id, quantity = read_whole(request.GET.get("out", "")), read_whole(request.GET.get("n", ""))
    except NumberError:
        return None
    return (variant_id, quantity) if variant_id > 0 and quantity > 0 else None


def _not_added(request: HttpRequest, sentence: str) -> HttpResponse:
    """Why it could not be put in, and the way on; what was typed can be changed right here."""
    context = {
        "sentence": sentence,
        "variant": request.POST.get("variant", "")[:20],
        "quantity": request.POST.get("quantity", "")[:20],
        "private": True,
    }
    return render(request, "talat_storefront/cart/not_added.html", context)


def _first_error(form: AddForm | ChangeForm) -> str:
    return str(next(iter(form.errors.values()))[0])
