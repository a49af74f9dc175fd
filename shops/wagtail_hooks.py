"""Shops in Wagtail's admin: for officers of the district."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from communities.office import ChangedFieldsForm, OfficeViewSet, register_office
from shops.domain.hours import check_hours
from shops.errors import ShopError
from shops.models import Shop
from thai.errors import PhoneError
from thai.phones import normalise_phone


class ShopForm(ChangedFieldsForm):
    def clean_phone(self):
        typed = self.cleaned_data["phone"].strip()
        try:
            return normalise_phone(typed) if typed else ""
        except PhoneError as refused:
            self.add_error("phone", str(refused))
            return typed

    def clean(self):
        told = super().clean()
        names = ("opens_at", "closes_at", "open_days")
        try:
            told["open_days"] = check_hours(
                **{name: told.get(name) for name in names[:2]}, open_days=told.get(names[2], "")
            )
        except ShopError as refused:
            self.add_error("open_days", str(refused))
        return told


class ShopViewSet(OfficeViewSet):
    model = Shop
    area = "community__district"
    icon = "home"
    menu_label = _("Shops")
    add_to_admin_menu = True
    menu_order = 210
    list_display = ["page", "community", "status", "is_open", "short"]
    list_filter = ["status", "is_open"]
    search_fields = ["page__title", "community__name_th", "short"]
    search_backend_name = None
    inspect_view_fields = ["page", "community", "status", "is_open", "phone", "line_id", "short"]
    base_form_class = ShopForm
    panels = [
        FieldRowPanel([FieldPanel("phone"), FieldPanel("line_id")]),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("open_days")]),
        FieldPanel("theme"),
    ]


register_office(ShopViewSet)
