from .pages import CommunityPage
from .people import DistrictOfficer, Person, Volunteer
from .places import Community, CommunityKind, District, Khwaeng
from .work import WorkItem

__all__ = [
    "Community",
    "CommunityKind",
    "CommunityPage",
    "District",
    "DistrictOfficer",
    "Khwaeng",
    "Person",
    "Volunteer",
    "WorkItem",
]
