"""What the host's owner would notice: log-in, pages, groups, users, page types."""

import json

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Site

client = Client(SERVER_NAME="localhost")
home = Site.objects.get(is_default_site=True).root_page
sign_in = client.post(
    "/admin/login/", {"username": "boss", "password": "Pass-for-the-boss-1", "next": "/admin/"}
)
answers = {
    address: client.get(address).status_code
    for address in ("/admin/", f"/admin/pages/{home.pk}/", f"/admin/pages/{home.pk}/edit/", "/admin/users/")
}
print(
    json.dumps(
        {
            "public": {
                address: Client(SERVER_NAME="localhost").get(address).status_code
                for address in ("/", "/search/")
            },
            "login_page": b"Sign in" in Client(SERVER_NAME="localhost").get("/admin/login/").content,
            "sign_in": [sign_in.status_code, sign_in.headers.get("Location")],
            "admin": answers,
            "users": list(
                get_user_model().objects.order_by("pk").values_list("pk", "username", "is_superuser")
            ),
            "user_model": get_user_model()._meta.label,
            "groups": {
                group.name: [
                    sorted(group.permissions.values_list("content_type__app_label", "codename")),
                    GroupPagePermission.objects.filter(group=group).count(),
                    GroupCollectionPermission.objects.filter(group=group).count(),
                ]
                for group in Group.objects.filter(name__in=["Editors", "Moderators"])
            },
            "pages": list(
                Page.objects.filter(depth__lte=2)
                .order_by("path")
                .values_list("pk", "path", "slug", "title", "live")
            ),
            "may_make": sorted(
                model._meta.label
                for model in type(home.specific).creatable_subpage_models()
                if model._meta.label.startswith("home.")
            ),
            "ours_to_make": sorted(
                model._meta.label
                for model in type(home.specific).creatable_subpage_models()
                if not model._meta.label.startswith("home.")
            ),
        }
    )
)
