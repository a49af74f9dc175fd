"""Categories, tags and products in Wagtail's admin. No price and no stock: those are the shop editor's."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from communities.office import ChangedFieldsForm, OfficeViewSet, register_office
from products.domain.search import refresh_search_text
from products.models import Category, Product, ProductTag


class ProductForm(ChangedFieldsForm):
    def save(self, commit=True):
        product = super().save(commit)
        if commit:
            refresh_search_text(product)
        return product


class CategoryForm(ChangedFieldsForm):
    """A branch cannot hang on itself or on what grows out of it."""

    def clean_parent(self):
        parent = above = self.cleaned_data["parent"]
        while above is not None:
            if above.pk == self.instance.pk and self.instance.pk:
                self.add_error("parent", _("Choose a category that does not stand below this one"))
                break
            above = above.parent
        return parent


class CategoryViewSet(OfficeViewSet):
    model = Category
    icon = "list-ul"
    menu_label = _("Categories")
    list_display = ["name_th", "name_en", "parent", "position"]
    search_fields = ["name_th", "name_en"]
    search_backend_name = None
    base_form_class = CategoryForm
    panels = [
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("icon"), FieldPanel("position")]),
    ]


class TagViewSet(OfficeViewSet):
    model = ProductTag
    icon = "tag"
    menu_label = _("Tags")
    list_display = ["name", "name_en"]
    search_fields = ["name", "name_en"]
    search_backend_name = None
    panels = [FieldPanel("name", read_only=True), FieldPanel("name_en")]


class ProductViewSet(OfficeViewSet):
    model = Product
    area = "shop__community__district"
    icon = "tag"
    menu_label = _("Products")
    add_to_admin_menu = True
    menu_order = 220
    list_display = ["page", "category", "status", "licence_status", "short"]
    list_filter = ["category", "status", "licence_status"]
    search_fields = ["page__title", "short", "licence_number"]
    search_backend_name = None
    inspect_view_fields = ["page", "category", "status", "licence_number", "licence_status", "short"]
    base_form_class = ProductForm
    panels = [
        FieldPanel("category"),
        FieldPanel("tags"),
        FieldRowPanel(
            [FieldPanel("licence_number"), FieldPanel("licence_status"), FieldPanel("licence_checked_on")]
        ),
    ]


register_office(CategoryViewSet, actions=("view", "add", "change"))
register_office(TagViewSet)
register_office(ProductViewSet)
