"""Who may post without a token.

Public pages carry neither cookie nor token, so that any cache can keep them
(`docs/adr/0005`). What they post is therefore believed when the browser itself
says that it comes from one of our pages.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]
OURS, ELSEWHERE, UNKNOWN = "ours", "elsewhere", "unknown"


def came_from(request: HttpRequest) -> str:
    """`ours`, `elsewhere`, or `unknown` where the browser says nothing.

    `Sec-Fetch-Site` cannot be set by a page's script, and where it is sent it
    alone decides: only exactly `same-origin` is ours. Older browsers send
    `Origin` with a post; it must be our scheme, host and port, or one the site
    trusts. `null` says nothing: pages that hide their address send it, and so
    does a sandboxed frame of another site.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return OURS if site == "same-origin" else ELSEWHERE
    origin = request.headers.get("Origin")
    if origin in {None, "null"}:
        return UNKNOWN
    here = f"{request.scheme}://{request.get_host()}"
    return OURS if origin == here or origin in settings.CSRF_TRUSTED_ORIGINS else ELSEWHERE


def ours_or_asked(*fields: str) -> Callable[[View], View]:
    """A post of one of our pages goes through; any other is asked about first, on a page with a token.

    `fields` are what that page carries on. It is slower, and never a dead end. A
    GET changes nothing: who opens such an address gets the cart.
    """

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method != "POST":
                return redirect("talat_storefront:cart")
            if came_from(request) == OURS or _has_good_token(request):
                return view(request, *args, **kwargs)
            return _ask(request, fields)

        return guarded

    return decorate


def not_from_elsewhere(view: View) -> View:
    """For pages opened by an unguessable link and no cookie: who posts there knows the link.

    Another site does not know it, so a post that does not say where it comes
    from (an old browser) is believed; one that comes from elsewhere is not.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and came_from(request) == ELSEWHERE and not _has_good_token(request):
            return _ask(request, ())
        return view(request, *args, **kwargs)

    return guarded


class _TokenCheck(CsrfViewMiddleware):
    """Django's own check, which tells instead of answering."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def _has_good_token(request: HttpRequest) -> bool:
    if not (request.POST.get("csrfmiddlewaretoken") or request.headers.get("X-CSRFToken")):
        return False
    check = _TokenCheck(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, None, (), {}) is None


def _ask(request: HttpRequest, fields: tuple[str, ...]) -> HttpResponse:
    kept = [(name, request.POST[name][:200]) for name in fields if name in request.POST]
    response = render(request, "talat_storefront/cart/ask.html", {"kept": kept, "private": True})
    add_never_cache_headers(response)
    return response
