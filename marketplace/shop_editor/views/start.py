"""Which shop, and who is selling."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.shop_editor.views.access import SELLING_AS, ask_to_sign_in
from shops.domain.access import Membership, memberships_of


@never_cache
@csrf_protect
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One shop: straight in. Several: choose. None: 404, with a way on."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    rows = memberships_of(request.user)
    if not rows:
        return _no_shop(request)
    people = _people(rows)
    if len(people) > 1:
        chosen = request.session.get(SELLING_AS)
        if chosen not in people:
            return redirect("talat_shop_editor:who")
        rows = [row for row in rows if row.person.pk == chosen]
    if len({row.shop.pk for row in rows}) == 1:
        return redirect("talat_shop_editor:shop", short=rows[0].shop.short)
    shown = {"rows": rows, "person": rows[0].person, "several": len(people) > 1}
    return render(request, "talat_shop_editor/choose_shop.html", shown)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """A family may share a log-in: who is selling now? Kept in the session."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    rows = memberships_of(request.user)
    if not rows:
        raise Http404
    people = _people(rows)
    onward = _own_address(request)
    if request.method == "POST":
        chosen = request.POST.get("person", "")
        if person := next((person for pk, person in people.items() if str(pk) == chosen), None):
            request.session[SELLING_AS] = person.pk
            return HttpResponseRedirect(onward or reverse("talat_shop_editor:home"))
    shown = {
        "people": [
            (person, [row.shop for row in rows if row.person.pk == pk]) for pk, person in people.items()
        ],
        "chosen": request.session.get(SELLING_AS),
        "next": onward,
    }
    return render(request, "talat_shop_editor/who.html", shown)


def _people(rows: list[Membership]) -> dict:
    return {row.person.pk: row.person for row in rows}


def _no_shop(request: HttpRequest) -> HttpResponse:
    """Volunteers and officers work at the desk; everybody else is told whom to ask."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        try:
            return redirect("wagtailadmin_home")
        except NoReverseMatch:
            pass
    return render(request, "talat_shop_editor/no_shop.html", status=404)


def _own_address(request: HttpRequest) -> str:
    onward = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(
        onward, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return onward if safe else ""
