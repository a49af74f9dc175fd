"""What our groups in Wagtail's admin may do. Upper rooms add what they know by `offer_to_officers`."""

ENTER = "wagtailadmin.access_admin"
ON_PAGE = ("wagtailcore.add_page", "wagtailcore.change_page", "wagtailcore.publish_page")
IN_COLLECTION = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)

_on_rows: set[str] = {
    "talat_communities.view_district",
    "talat_communities.view_community",
    "talat_communities.change_community",
}


def offer_to_officers(*permissions: str) -> None:
    """Let officers hold these ("app.codename") in the admin; called from an app's `ready()`.

    The permission is for every row of the model; the screen that uses it shows an officer
    the rows of the officer's own districts only.
    """
    _on_rows.update(permissions)


def on_rows() -> frozenset[str]:
    """What officers hold on rows that are no pages."""
    return frozenset(_on_rows)
