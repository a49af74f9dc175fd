"""People we know."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from communities.domain import access
from communities.domain.acting import Acting
from communities.errors import NoName
from communities.models import Person
from thai.phones import normalise_phone


def add_person(
    *, name: str, nickname: str = "", phone: str = "", login: AbstractBaseUser | None = None, acting: Acting
) -> Person:
    """Enter a person once. The phone may be shared by a family, or empty; it is kept as +66….

    Raises `NoName`, or `thai.errors.PhoneError`. Gives no rights.
    """
    name = name.strip()
    if not name:
        raise NoName
    return Person.objects.create(
        name=name,
        nickname=nickname.strip(),
        phone=normalise_phone(phone) if phone.strip() else "",
        login_id=login.pk if login else None,
    )


@transaction.atomic
def link_login(*, person: Person, login: AbstractBaseUser | None, acting: Acting) -> Person:
    """Say by which log-in a person signs in (None: by none), and move their rights along with it."""
    Person.objects.filter(pk=person.pk).update(login_id=login.pk if login else None)
    person.refresh_from_db()
    access.write_for_person(person=person)
    return person
