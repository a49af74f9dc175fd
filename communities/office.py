"""Rows in Wagtail's admin: an officer meets those of the own districts, with the few actions told.

Not for what a sale depends on: prices and stock are changed in the shop editor alone.
"""

from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from communities.queries import GROUPS, officers_on


def in_area(rows: QuerySet, user: AbstractBaseUser, area: str | None) -> QuerySet:
    """These rows, for whom holds the right by an appointment only those of the own districts.

    `area` leads from a row to its district; None where rows belong to no district.
    """
    if area is None or user.is_superuser or _holds_by_other_ways(user, rows.model):
        return rows
    districts = officers_on().filter(person__login=user).values("district")
    return rows.filter(**{f"{area}__in": districts})


def _holds_by_other_ways(user: AbstractBaseUser, model: type) -> bool:
    """Whether somebody else's group, or the user's own list, gives a right on the model."""
    ours = Q()
    for prefix in GROUPS:
        ours |= Q(name__startswith=prefix)
    given = Permission.objects.filter(
        content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
    )
    groups = user.groups.exclude(ours).filter(permissions__in=given)
    return groups.exists() or user.user_permissions.filter(pk__in=given).exists()


class OfficePolicy(ModelPermissionPolicy):
    """Django's model permissions, narrowed to the actions this screen has."""

    def __init__(self, model: type, actions: tuple[str, ...]) -> None:
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user, action):
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.user_has_any_permission(user, actions)


class InArea:
    """A view of one row: 404 outside the area."""

    area: str | None = None

    def get_object(self, *args, **kwargs):
        found = super().get_object(*args, **kwargs)
        if not in_area(self.model.objects.filter(pk=found.pk), self.request.user, self.area).exists():
            raise Http404
        return found


class ChangedFieldsForm(WagtailAdminModelForm):
    """Writes the columns that were changed and no others: what moved meanwhile is not put back."""

    def save(self, commit=True):
        if not (commit and self.instance.pk):
            return super().save(commit)
        own = {field.name for field in self.instance._meta.concrete_fields}
        self.instance.save(update_fields=[name for name in self.changed_data if name in own])
        self._save_m2m()
        return self.instance


class OfficeViewSet(SnippetViewSet):
    """A list, a form and a history of rows. Nothing is deleted here."""

    area: str | None = None
    base_form_class: type = ChangedFieldsForm
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50

    def __init__(self, *args, **kwargs):
        for name in ("edit", "inspect", "history", "usage", "delete"):
            view = getattr(self, f"{name}_view_class")
            setattr(
                self,
                f"{name}_view_class",
                type(f"{view.__name__}InArea", (InArea, view), {"area": self.area}),
            )
        super().__init__(*args, **kwargs)

    def get_queryset(self, request):
        return in_area(self.model._default_manager.all(), request.user, self.area)

    def get_edit_handler(self):
        return ObjectList(self.panels, base_form_class=self.base_form_class).bind_to_model(self.model)


def register_office(viewset: type[OfficeViewSet], *, actions: tuple[str, ...] = ("view", "change")) -> None:
    """Put the rows into the admin, for `actions` out of view, add and change."""
    register_permission_policy(viewset.model, OfficePolicy(viewset.model, actions))
    register_snippet(viewset)
