"""The key of an order never stands in a log."""

import io
import logging

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from tests.factories.trade import CASH, make_part

from .buyer import link

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("verb", "then"), [("get", "1/qr.png"), ("post", ""), ("get", "nothing/")])
def test_a_page_that_fails_is_logged_without_the_key(verb, then):
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    for name in settings.LOGGING["handlers"]["console"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        order = make_part(pay=CASH).order
        answer = getattr(Client(), verb)(link(order) + then)
    finally:
        logger.removeHandler(handler)
    assert answer.status_code >= 400
    assert order.reference in heard.getvalue()
    assert order.token not in heard.getvalue()
