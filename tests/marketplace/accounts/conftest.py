import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def thai():
    """Sentences are Thai, whatever language the request before was in."""
    with translation.override("th"):
        yield
