"""Looking around: lists, search, places, short links."""

from django.urls import path

from marketplace.storefront.views import text_size

urlpatterns = [
    path("text-size/", text_size.text_size, name="text_size"),
    path("text-size.css", text_size.text_css, name="text_css"),
]
