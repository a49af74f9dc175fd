"""What Wagtail's admin shows and allows at our pages. Pages of others are left as they are."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from communities.models import Community, District, has_row_pages_below, is_row_page
from communities.office import ChangedFieldsForm, OfficeViewSet, register_office
from communities.queries import is_only_appointed, within_reach


@hooks.register("construct_page_chooser_queryset")
def choose_pages_within_reach(pages, request):
    return within_reach(pages, request.user)


@hooks.register("construct_reports_menu")
def hide_reports_on_everybody(request, menu_items):
    if is_only_appointed(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in ("site-history", "page-types-usage")]


@hooks.register("before_copy_page")
def never_copy_a_row_page(request, page):
    """Neither by itself nor with the branch it stands on: the copy would be a page without goods."""
    with_branch = request.POST.get("copy_subpages") and has_row_pages_below(page)
    if is_row_page(page) or with_branch:
        return _refused(
            request, page, _("Communities, shops and products cannot be copied. Open a new one instead")
        )
    return None


@hooks.register("before_move_page")
def never_move_a_row_page(request, page, destination):
    if is_row_page(page):
        return _refused(request, page, _("This page stays where it is, so that links and orders lead to it"))
    return None


class CommunityForm(ChangedFieldsForm):
    """A sub-district of another district is refused where it is typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["khwaeng"]
        field.queryset = field.queryset.filter(district=self.instance.district_id)


class DistrictViewSet(OfficeViewSet):
    model = District
    area = "pk"
    icon = "site"
    menu_label = _lazy("Districts")
    list_display = ["name_th", "name_en", "code"]
    search_fields = ["name_th", "name_en"]
    search_backend_name = None
    panels = [FieldPanel("name_th", read_only=True), FieldPanel("name_en", read_only=True)]


class CommunityViewSet(OfficeViewSet):
    model = Community
    area = "district"
    icon = "group"
    menu_label = _lazy("Communities")
    add_to_admin_menu = True
    menu_order = 200
    list_display = ["name_th", "district", "khwaeng", "status"]
    list_filter = ["district", "status"]
    search_fields = ["name_th", "name_en"]
    search_backend_name = None
    inspect_view_fields = [
        "name_th",
        "name_en",
        "district",
        "khwaeng",
        "status",
        "landmark_th",
        "landmark_en",
    ]
    base_form_class = CommunityForm
    panels = [
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldPanel("khwaeng"),
        FieldPanel("status"),
        FieldRowPanel([FieldPanel("landmark_th"), FieldPanel("landmark_en")]),
    ]


register_office(DistrictViewSet, actions=("view",))
register_office(CommunityViewSet)


def _refused(request, page, sentence):
    messages.error(request, sentence)
    return redirect("wagtailadmin_explore", page.get_parent().pk)
