"""A page that stands for a row."""

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404

from themes.pages import RowPageMixin

from .slugs import ThaiSlugs


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

    def serve(self, request, *args, **kwargs):
        if self.row is None:
            raise Http404
        return super().serve(request, *args, **kwargs)
