"""What a person may be told when places, people or appointments do not allow something."""

from django.utils.translation import gettext_lazy as _


class PlacesError(ValueError):
    """A refusal with a sentence for the person who asked."""

    message = _("This cannot be done now")

    def __str__(self) -> str:
        return str(self.message)


class AlreadyAppointed(PlacesError):
    """The seat is taken; `.holder` is the appointment that holds it, where it is known."""

    message = _("This community already has a volunteer. End that appointment first")

    def __init__(self, holder=None):
        super().__init__()
        self.holder = holder


class AlreadyOfficer(PlacesError):
    message = _("This person already looks after the district")


class EndsBeforeItBegins(PlacesError):
    message = _("The last day cannot come before the first day")


class NameTaken(PlacesError):
    message = _("The district already has a community of this name. Add a word that tells them apart")


class WrongDistrict(PlacesError):
    message = _("This sub-district lies in another district. Choose one of this district")


class NoName(PlacesError):
    message = _("Type a name")
