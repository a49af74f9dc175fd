/* The counter's own script: says so when a press did not reach the market. Every screen works without it. */
(function () {
  "use strict";
  function cut() {
    var note = document.getElementById("cut");
    if (!note) return;
    note.hidden = false;
    note.scrollIntoView({ block: "center" });
  }
  document.addEventListener("htmx:sendError", cut);
  document.addEventListener("htmx:timeout", cut);
})();
