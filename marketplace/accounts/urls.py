"""Signing in and out. Mount with `include("marketplace.accounts.urls")`, at any prefix."""

from django.urls import path

from marketplace.accounts import views

app_name = "talat_accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
