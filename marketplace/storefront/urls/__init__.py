"""The buyer's screens. Mount with `include("marketplace.storefront.urls")`, at any prefix."""

from marketplace.storefront.urls import browse, buying

app_name = "talat_storefront"
urlpatterns = [*browse.urlpatterns, *buying.urlpatterns]
