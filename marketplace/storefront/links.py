"""Addresses of the storefront's own screens, and of a page in the other language."""

from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language, override
from wagtail.models import Site

from marketplace.orders.models import Order


@lru_cache(maxsize=256)
def _reversed(name: str, language: str, script_prefix: str, urlconf: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def at(name: str) -> str:
    """The address of a named screen without arguments, in the active language.

    Worked out once per process and language: a page names a dozen of them. A
    name that is not mounted gives an empty string, and its link is left out.
    """
    return _reversed(name, get_language() or "", get_script_prefix(), settings.ROOT_URLCONF)


def language_prefix(language: str | None = None) -> str:
    """What stands before every path of ours: `/` in the site's own language, `/en/` in English."""
    language = language or get_language() or settings.LANGUAGE_CODE
    start = get_script_prefix()
    return start if language == settings.LANGUAGE_CODE else f"{start}{language}/"


def in_language(path: str, language: str) -> str:
    """The same path in another language; the path may carry a query."""
    start = get_script_prefix()
    rest = path[len(start) :] if path.startswith(start) else path.lstrip("/")
    for code, _name in settings.LANGUAGES:
        if code != settings.LANGUAGE_CODE and (rest == code or rest.startswith((f"{code}/", f"{code}?"))):
            rest = rest[len(code) :].removeprefix("/")
            break
    return language_prefix(language) + rest


def twins(request: HttpRequest) -> list[tuple[str, str]]:
    """The full address of this page in every language, without its query: [(language, address)]."""
    root = f"{request.scheme}://{request.get_host()}"
    path = escape_uri_path(request.path)
    return [(code, root + in_language(path, code)) for code, _name in settings.LANGUAGES]


@lru_cache(maxsize=4096)
def _quoted(path: str) -> str:
    return quote(path)


class PageLinks:
    """Addresses of pages from their tree paths, without asking the database for each.

    Holds for one request: the site's root and the language's prefix are read once.
    """

    def __init__(self) -> None:
        self.prefix = language_prefix()
        self.roots = sorted({root.root_path for root in Site.get_site_root_paths()}, key=len, reverse=True)

    def to(self, url_path: str) -> str:
        """The address of a tree path in the active language, quoted; empty outside every site."""
        for root in self.roots:
            if url_path.startswith(root):
                return self.prefix + _quoted(url_path[len(root) :])
        return ""


def order_path(order: Order) -> str:
    """The unguessable address of an order, in the language it was placed in."""
    with override(order.language):
        return reverse("talat_storefront:order", args=[order.reference, order.token])
