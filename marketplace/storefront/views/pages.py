"""Serving pages: ours by one query, everything else by Wagtail."""

from django.http import HttpRequest, HttpResponseBase
from wagtail import hooks, views
from wagtail.wagtail_hooks import check_view_restrictions

from marketplace.storefront.queries import lookup


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """A page at its address. Hooks run as Wagtail runs them; the check of restrictions was in the query."""
    page = lookup.find(request, path)
    if page is None:
        return views.serve(request, path)
    chain = views.serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        if hook is not check_view_restrictions:
            chain = hook(chain)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, [], {})
        if isinstance(answer, HttpResponseBase):
            return answer
    return chain(page, request, [], {})
