"""Page slugs with Thai in them, for pages made by our functions and for pages made in Wagtail's admin."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from communities.conf import reserved_slugs
from thai.slugs import check_slug, make_slug


def page_slug(
    *, parent: Page, name_th: str, name_en: str = "", fallback: str = "page", but: Page | None = None
) -> str:
    """A slug no sibling has: from the English name where there is one, else the Thai words as they are.

    Never a word the site's addresses begin with. `but` is a page whose own slug is no collision.
    """
    siblings = Page.objects.child_of(parent)
    if but is not None and but.pk:
        siblings = siblings.exclude(pk=but.pk)
    return make_slug(
        name=name_th,
        name_en=name_en,
        is_taken=lambda slug: siblings.filter(slug=slug).exists(),
        reserved=reserved_slugs(),
        fallback=fallback,
    )


class SlugField(forms.CharField):
    """A slug as typed. Django's own field refuses Thai vowel marks, which are no word characters to it."""

    def clean(self, value):
        slug = super().clean(value)
        if slug:
            check_slug(slug, reserved=reserved_slugs())
        return slug


class ThaiSlugForm(WagtailAdminPageForm):
    slug = SlugField(max_length=255, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            field = self.instance._meta.get_field("slug")
            self.fields["slug"].label = field.verbose_name
            self.fields["slug"].help_text = field.help_text


class ThaiSlugs:
    """For any page class: whole Thai words in slugs, the site's own addresses refused."""

    base_form_class = ThaiSlugForm

    def full_clean(self, *args, **kwargs):
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self._fill_slug()
        super().minimal_clean()

    def clean_fields(self, exclude=None):
        exclude = set(exclude or ())
        if "slug" in exclude:
            super().clean_fields(exclude=exclude)
            return
        errors: dict = {}
        try:
            super().clean_fields(exclude=exclude | {"slug"})
        except ValidationError as refused:
            errors = refused.update_error_dict(errors)
        try:
            check_slug(self.slug, reserved=reserved_slugs())
        except ValidationError as refused:
            errors["slug"] = refused.error_list
        if errors:
            raise ValidationError(errors)

    def _fill_slug(self) -> None:
        """As Wagtail fills an empty slug once the parent is known, but by our rule."""
        if not self.slug and self.path and (parent := self.get_parent()):
            self.slug = page_slug(
                parent=parent, name_th=self.title, name_en=getattr(self, "title_en", ""), but=self
            )
