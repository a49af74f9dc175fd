import pytest
from django.test import Client
from django.utils import translation


@pytest.fixture
def client_of():
    """A browser of its own for a log-in; None is nobody."""

    def make(user=None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture(autouse=True)
def thai():
    """Addresses and sentences are Thai, whatever language the request before was in."""
    with translation.override("th"):
        yield
