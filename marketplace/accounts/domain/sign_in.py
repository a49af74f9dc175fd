"""Who somebody is, by phone or user name and password."""

import datetime as dt
import ipaddress
from typing import Any

from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from marketplace.accounts import conf
from marketplace.accounts.domain import guesses
from thai.phones import PhoneError, normalise_phone


def who_is_it(
    *, request: HttpRequest, name: str, password: str, usernames: bool = False, at: dt.datetime | None = None
) -> AbstractBaseUser | None:
    """The user whose phone (or, with `usernames`, user name) and password these are, else None.

    An unknown name and a wrong password are answered alike and take as long.
    Counts the guess; raises `TooManyGuesses`. Signs nobody in.
    """
    phone = _phone(name)
    network = f"network:{network_of(request)}"
    subject = f"name:{phone or name.casefold()}"
    guesses.spend(limits={subject: conf.tries_per_phone(), network: conf.tries_per_network()}, at=at)
    user = _authenticate(request, phone=phone or name, password=password)
    if user is None and usernames:
        user = _authenticate(request, username=name, password=password)
    if user is not None:
        guesses.give_back(phone=subject, network=network, at=at)
    return user


def network_of(request: HttpRequest) -> str:
    """The net a request comes from: an IPv4 address, or the /64 that one household has of IPv6."""
    address = request.META.get("REMOTE_ADDR", "")
    if hops := conf.proxies():
        told = [
            part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
        ]
        address = told[-hops] if len(told) >= hops else address
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if number.version == 6:
        return str(ipaddress.ip_network((number, 64), strict=False))
    return str(number)


def _phone(name: str) -> str:
    try:
        return normalise_phone(name)
    except PhoneError:
        return ""


def _authenticate(request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
    return authenticate(request, **credentials)
