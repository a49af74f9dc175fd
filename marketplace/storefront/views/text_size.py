"""Large text for browsers without script.

With script the choice lives in the browser (`talat.js`). Without it a small
cookie carries it, and only one style sheet reads that cookie: the pages stay
the same for everybody, so that they can be cached whole.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.storefront import links

COOKIE = "text"
YEAR = 365 * 24 * 3600


def _safe(request: HttpRequest, address: str) -> str:
    own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own else links.language_prefix()


# No token: the form changes nothing but how this one browser shows our pages.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def text_size(request: HttpRequest) -> HttpResponse:
    """Two buttons, and back to where the reader came from."""
    if request.method == "POST":
        response = redirect(_safe(request, request.POST.get("next", "")))
        size = "large" if request.POST.get("size") == "large" else "plain"
        response.set_cookie(
            COOKIE, size, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
        return response
    back = _safe(request, request.headers.get("Referer", ""))
    large = request.COOKIES.get(COOKIE) == "large"
    return render(request, "talat_storefront/text_size.html", {"next": back, "large": large, "private": True})


@never_cache
@require_safe
def text_css(request: HttpRequest) -> HttpResponse:
    """The sheet that enlarges everything, empty for who has not chosen so."""
    template = (
        "talat_themes/large.css" if request.COOKIES.get(COOKIE) == "large" else "talat_themes/plain.css"
    )
    return render(request, template, content_type="text/css")
