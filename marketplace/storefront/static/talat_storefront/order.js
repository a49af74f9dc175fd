/* The order page is whole without this: it copies, prints, and names the chosen picture. */
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var copy = event.target.closest("[data-copy]");
    if (copy && navigator.clipboard) {
      navigator.clipboard.writeText(copy.dataset.copy).then(function () {
        copy.querySelector("[data-said]").textContent = copy.dataset.done;
      });
    }
    if (event.target.closest("[data-print]")) window.print();
  });
  document.addEventListener("change", function (event) {
    if (event.target.type !== "file" || !event.target.files.length) return;
    var drop = event.target.closest(".drop");
    if (drop) drop.querySelector("b").textContent = event.target.files[0].name;
  });
  function unhide() {
    document.querySelectorAll("[data-with-script]").forEach(function (element) { element.hidden = false; });
  }
  document.addEventListener("htmx:afterSwap", unhide);
  unhide();
})();
