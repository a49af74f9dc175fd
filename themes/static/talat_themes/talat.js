/* All the script a buyer's page has. Every page works without it. */
(function () {
  "use strict";
  var root = document.documentElement;
  var store = {
    get: function (key) { try { return localStorage.getItem(key); } catch (e) { return null; } },
    set: function (key, value) { try { localStorage.setItem(key, value); } catch (e) { /* private window */ } }
  };

  /* Large text: set before anything is drawn, so that nothing jumps. */
  if (store.get("text") === "large") root.dataset.text = "large";

  function toggleText(event) {
    var large = root.dataset.text !== "large";
    event.preventDefault();
    if (large) root.dataset.text = "large"; else delete root.dataset.text;
    store.set("text", large ? "large" : "");
    event.currentTarget.setAttribute("aria-pressed", String(large));
  }

  function step(event) {
    var box = event.currentTarget.parentNode.querySelector("input");
    var now = parseInt(box.value.replace(/[๐-๙]/g, function (d) { return "๐๑๒๓๔๕๖๗๘๙".indexOf(d); }), 10) || 0;
    box.value = Math.max(1, now + Number(event.currentTarget.dataset.step));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* The number on the cart: asked for only by those who have put something in it. */
  function showCount(count) {
    document.querySelectorAll("[data-cart-count]").forEach(function (place) {
      place.hidden = !count;
      place.firstElementChild.textContent = count || "";
    });
  }
  function cartCount() {
    var said = document.body.dataset.cart;
    var place = document.querySelector("[data-cart-count]");
    if (said !== undefined) { store.set("cart", said === "0" ? "" : said); showCount(Number(said)); return; }
    if (!place || !store.get("cart")) return;
    fetch(place.dataset.cartCount, { headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : { count: 0 }; })
      .then(function (answer) { store.set("cart", answer.count || ""); showCount(answer.count); })
      .catch(function () { /* no net: the page is still whole */ });
  }

  function share(event) {
    event.preventDefault();
    var link = event.currentTarget;
    var address = link.dataset.share;
    if (navigator.share) { navigator.share({ title: document.title, url: address }).catch(function () {}); return; }
    if (!navigator.clipboard) { location.href = link.href; return; }
    navigator.clipboard.writeText(address).then(function () {
      link.querySelector("[data-said]").textContent = link.dataset.done;
    });
  }

  function each(selector, event, handler) {
    document.querySelectorAll(selector).forEach(function (element) { element.addEventListener(event, handler); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    each("[data-text-size]", "click", toggleText);
    each("[data-step]", "click", step);
    each("[data-share]", "click", share);
    each("form[data-into-cart]", "submit", function () { store.set("cart", "1"); });
    document.querySelectorAll("[data-step],[data-with-script]").forEach(function (element) { element.hidden = false; });
    cartCount();
  });
  /* Back from the cart by the browser's own button: the page is old, its number must not be. */
  window.addEventListener("pageshow", function (event) { if (event.persisted) cartCount(); });
})();
