"""Another site's addresses: plain, nested, by language, by expression, and one that varies."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import include, path, re_path


def answer(request, **kwargs):
    return HttpResponse("here")


urlpatterns = [
    path("news/<int:year>/", answer),
    re_path(r"^files/(?P<name>.+)$", answer),
    path("", include([path("shop/deep/", answer)])),
    *i18n_patterns(path("market/", answer), path("<slug:anything>/", answer)),
    re_path(r"^((?:[\w-]+/)*)$", answer),
]
