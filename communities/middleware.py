"""Screens of Wagtail's admin that show everybody's pages, photos and names: shut to the appointed."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from communities.queries import is_only_appointed, within_reach

# Wagtail narrows its other lists by rights; these name the last edited page, photo or editor of all.
_SHUT = frozenset(
    f"{name}{part}"
    for name in (
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_pages:type_use",
    )
    for part in ("", "_results")
)
_SHUT_ENDS = (":images:listing", ":images:detail", ":images:find")
_SHUT_ENDS += (":documents:listing", ":documents:detail", ":documents:find")
_CHOOSING = ("wagtailadmin_choose_page_child", "wagtailadmin_choose_page_chosen_multiple")


class WithinReach:
    """Answers 403 to a person whose rights in the admin come from an appointment alone.

    On the screens above always, and where the page chooser is asked for a page out of reach.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        name = request.resolver_match.view_name
        if _is_shut(name):
            if is_only_appointed(request.user):
                raise PermissionDenied
        elif name in _CHOOSING and request.user.is_authenticated:
            _check_reach(request, [kwargs.get("parent_page_id"), *request.GET.getlist("id")])


def _is_shut(name: str) -> bool:
    return name in _SHUT or (name.startswith("wagtailadmin_api:") and name.endswith(_SHUT_ENDS))


def _check_reach(request: HttpRequest, keys: list) -> None:
    wanted = Page.objects.filter(pk__in=[key for key in keys if str(key).isdigit()])
    if wanted.count() > within_reach(wanted, request.user).count():
        raise PermissionDenied
