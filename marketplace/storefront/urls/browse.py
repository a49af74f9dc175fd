"""Looking around: lists, search, places, short links, what search engines read."""

from django.urls import path

from marketplace.storefront.views import lists, machines, places, shorts, text_size

urlpatterns = [
    path("products/", lists.products, name="products"),
    path("search/", lists.search, name="search"),
    path("places/", places.all_places, name="places"),
    path("districts/<slug:slug>/", places.district, name="district"),
    path("p/<slug:short>/", shorts.product, name="product_short"),
    path("p/<slug:short>", shorts.product),
    path("s/<slug:short>/", shorts.shop, name="shop_short"),
    path("s/<slug:short>", shorts.shop),
    path("text-size/", text_size.text_size, name="text_size"),
    path("text-size.css", text_size.text_css, name="text_css"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_part, name="sitemap_part"),
]
