"""Sign in, sign out."""

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.accounts import conf
from marketplace.accounts.forms import SignInForm

NEXT = "next"
DAY = 24 * 60 * 60


@never_cache
@csrf_protect
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Phone and password; then on to where the person was going."""
    onward = _own_address(request)
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(onward or resolve_url(conf.after_sign_in()))
        form = SignInForm(request=request)
    else:
        form = SignInForm(request.POST, request=request)
        if form.is_valid():
            auth.login(request, form.user)
            request.session.set_expiry(conf.session_days() * DAY)
            return HttpResponseRedirect(onward or resolve_url(conf.after_sign_in()))
    return render(request, "talat_accounts/sign_in.html", {"form": form, "next": onward})


@never_cache
@csrf_protect
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session of this phone."""
    auth.logout(request)
    return redirect("talat_accounts:sign_in")


def _own_address(request: HttpRequest) -> str:
    """`next`, where it leads to this very host; '' otherwise."""
    onward = request.POST.get(NEXT, request.GET.get(NEXT, ""))
    safe = url_has_allowed_host_and_scheme(
        onward, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return onward if safe else ""
