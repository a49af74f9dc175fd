"""The seller's screens. Mount with `include("marketplace.shop_editor.urls")`, at any prefix."""

from django.urls import include, path

from marketplace.shop_editor.views import goods, orders, progress, refunds, shop, start

app_name = "talat_shop_editor"

one_order = [
    path("", orders.order, name="order"),
    path("slips/<int:pk>/", orders.slip, name="slip"),
    path("money-came/", progress.money_came, name="money_came"),
    path("money-not-seen/", progress.not_seen, name="money_not_seen"),
    path("take/", progress.take, name="take"),
    path("packed/", progress.packed, name="packed"),
    path("ready/", progress.ready, name="ready"),
    path("send/", progress.send, name="send"),
    path("handed-over/", progress.handed_over, name="handed_over"),
    path("cannot/", progress.cannot, name="cannot"),
]

one_shop = [
    path("", shop.shop, name="shop"),
    path("close/", shop.close, name="close"),
    path("open/", shop.reopen, name="open"),
    path("orders/", orders.to_do, name="orders"),
    path("orders/done/", orders.done, name="done"),
    path("orders/<slug:reference>/", include(one_order)),
    path("refunds/<slug:reference>/", refunds.returned, name="returned"),
    path("goods/", goods.goods, name="goods"),
    path("goods/<int:pk>/sold-out/", goods.sold_out, name="sold_out"),
    path("goods/<int:pk>/sold-out/undo/", goods.not_sold_out, name="not_sold_out"),
]

urlpatterns = [
    path("", start.home, name="home"),
    path("who/", start.who, name="who"),
    path("<slug:short>/", include(one_shop)),
]
