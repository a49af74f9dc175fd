"""What a visitor sees when something is not there, not theirs, or broken.

Never a dead end: each says what happened and offers the next step. None of
them asks the database, so that they still work when it does not.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _answer(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, f"talat_storefront/errors/{template}.html", {"private": True}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "404", 404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "403", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "400", 400)


def broken(request: HttpRequest) -> HttpResponse:
    return _answer(request, "500", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without its token: an old tab, or cookies are switched off. Nothing was changed."""
    return _answer(request, "csrf", 403)
