from .pages import CommunityPage
from .people import DistrictOfficer, Person, Volunteer
from .places import Community, CommunityKind, District, Khwaeng
from .row_pages import RowPage, has_row_pages_below, is_row_page
from .slugs import ThaiSlugs, page_slug
from .work import WorkItem

__all__ = [
    "Community",
    "CommunityKind",
    "CommunityPage",
    "District",
    "DistrictOfficer",
    "Khwaeng",
    "Person",
    "RowPage",
    "ThaiSlugs",
    "Volunteer",
    "WorkItem",
    "has_row_pages_below",
    "is_row_page",
    "page_slug",
]
