"""Addresses for the machine that watches; they stand at the root of the site."""

from django.urls import path

from marketplace.operations.views import health

app_name = "talat_operations"
urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
