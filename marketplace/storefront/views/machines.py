"""For search engines: what may be read, and what there is, in both languages."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from marketplace.storefront.links import PageLinks, at, in_language

PAGES_A_FILE = 10_000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
# Screens that belong to one person; nobody else finds anything there.
PRIVATE = ("cart", "checkout", "orders", "sell", "account", "admin", "text-size")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    for code, _name in settings.LANGUAGES:
        lines += [f"Disallow: {in_language('/' + first + '/', code)}" for first in PRIVATE]
    lines.append(f"Sitemap: {_root(request)}{at('talat_storefront:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _root(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _public_pages(request: HttpRequest):
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return Page.objects.descendant_of(site.root_page, inclusive=True).live().public().order_by("pk")


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """An index of sitemaps, each of at most 10,000 pages."""
    files = -(-_public_pages(request).count() // PAGES_A_FILE) or 1
    root = _root(request)

    def written() -> Iterator[str]:
        yield f'{HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        for number in range(1, files + 1):
            address = root + reverse("talat_storefront:sitemap_part", args=[number])
            yield f"<sitemap><loc>{escape(address)}</loc></sitemap>\n"
        yield "</sitemapindex>\n"

    return StreamingHttpResponse(written(), content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """One part of the sitemap; each page with its twin in the other language."""
    start = (number - 1) * PAGES_A_FILE
    if not 0 <= start < 2**31:
        raise Http404
    rows = _public_pages(request)[start : start + PAGES_A_FILE].values_list("url_path", "last_published_at")
    links, root = PageLinks(), _root(request)

    def written() -> Iterator[str]:
        yield f"{HEAD}<urlset {NAMESPACES}>\n"
        for url_path, changed in rows.iterator():
            path = links.to(url_path)
            if path:
                yield _entry(root, path, changed)
        yield "</urlset>\n"

    return StreamingHttpResponse(written(), content_type="application/xml")


def _entry(root: str, path: str, changed) -> str:
    twins = [(code, escape(root + in_language(path, code))) for code, _name in settings.LANGUAGES]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>' for code, address in twins
    )
    when = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
    return "".join(f"<url><loc>{address}</loc>{when}{links}</url>\n" for _code, address in twins)
