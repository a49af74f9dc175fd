"""The language of a page is said by its address, and by nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageFromPath:
    """`/en/...` is English, everything else the site's own language.

    Django's LocaleMiddleware does the same with a browser's wishes and a cookie
    mixed in, and marks answers `Vary: Accept-Language`, so that a cache keeps a
    copy of each page for each browser's list of languages. With the language in
    the path there is one copy for everyone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
