"""Cart, checkout, paying, the order page."""

urlpatterns: list = []
