"""What a person may be told when a shop does not allow something."""

from django.utils.translation import gettext_lazy as _


class ShopError(ValueError):
    """A refusal with a sentence for the person who asked."""

    message = _("The shop cannot do this now")

    def __str__(self) -> str:
        return str(self.message)


class NoAccess(ShopError):
    """Not a member. Views answer 404: a stranger does not learn that the shop exists."""

    message = _("There is nothing here")


class NotYourRole(NoAccess):
    """A member without this right. Views answer 403."""

    message = _("Only the owner of the shop can do this")


class NoName(ShopError):
    message = _("Type a name")


class NoCommunityPage(ShopError):
    message = _("The community has no page yet. A shop needs one to stand on")


class WrongHours(ShopError):
    message = _("The shop has to close later than it opens. Give both times or none")


class WrongDays(ShopError):
    message = _("Choose at least one day")


class ShopNotActive(ShopError):
    message = _("This shop is not selling at present. Ask your volunteer")
