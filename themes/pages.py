"""What every page of ours shares: two languages on one page, and a place in the tree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from themes import rendering
from themes.words import words


def page_link() -> models.OneToOneField:
    """The link to Wagtail's Page, for `page_ptr` of each page of ours.

    Named, because a site may have a HomePage or a ShopPage of its own: Page would get one
    back-reference of that name from each, and Django refuses to start.
    """
    return models.OneToOneField(
        "wagtailcore.Page",
        models.CASCADE,
        parent_link=True,
        primary_key=True,
        serialize=False,
        related_name="%(app_label)s_%(class)s",
    )


class TwinTitle(models.Model):
    """The English twin of a page's title and of what search engines show."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    search_description_en = models.TextField(_("description for search engines, in English"), blank=True)

    class Meta:
        abstract = True

    @property
    def shown_title(self) -> str:
        """The title in the active language."""
        return words(self, "title")


class TalatPageMixin:
    """Serves and previews by one road: what upper rooms show on a page comes from `rendering`."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(rendering.page_context(self, request))
        return context

    def get_template(self, request, *args, **kwargs):
        return rendering.page_template(self) or super().get_template(request, *args, **kwargs)


class RowPageMixin(TalatPageMixin):
    """A page that stands for a row: made by our functions only, and it never changes its parent."""

    def can_move_to(self, parent) -> bool:
        own = self.get_parent()
        return own is not None and own.pk == parent.pk
