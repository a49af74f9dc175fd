"""A page that stands for a row."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404
from wagtail.models import Page, PagePermissionTester

from themes.pages import RowPageMixin

from .slugs import ThaiSlugs


class RowPagePermissions(PagePermissionTester):
    """Wagtail's own, narrowed for everybody: a page of ours is not copied and stays where it is."""

    def can_copy(self):
        return False

    def can_copy_to(self, destination, recursive=False):
        return False

    def can_move(self):
        return False

    def can_move_to(self, destination):
        return False


class RowPage(ThaiSlugs, RowPageMixin):
    """Made by our functions only. A copy, alias or translation made in code has no row: it answers 404.

    `row_name` is the reverse of the row's one-to-one field `page`; the page itself
    holds nothing that leads to the row, so no revision can.
    """

    row_name: str

    @property
    def row(self) -> models.Model | None:
        """The community, shop or product this page stands for, or None."""
        try:
            return getattr(self, self.row_name)
        except ObjectDoesNotExist:
            return None

    def permissions_for_user(self, user):
        return RowPagePermissions(user, self)

    def serve(self, request, *args, **kwargs):
        if self.row is None:
            raise Http404
        return super().serve(request, *args, **kwargs)


def is_row_page(page: Page) -> bool:
    """Whether a page, specific or not, is one of ours."""
    kind = page.specific_class
    return kind is not None and issubclass(kind, RowPage)


def has_row_pages_below(page: Page) -> bool:
    """Whether a community, shop or product stands somewhere under a page."""
    kinds = page.get_descendants().order_by().values_list("content_type", flat=True).distinct()
    return any(issubclass(kind, RowPage) for kind in _classes(kinds))


def _classes(content_types):
    found = (ContentType.objects.get_for_id(pk).model_class() for pk in content_types)
    return [kind for kind in found if kind is not None]
