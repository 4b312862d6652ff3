// Keys: j and k step through what a view lists, Enter opens (as everywhere), / goes to the first field of words.
"use strict";
(() => {
  const ITEMS = ".entries summary, main > .plainlist > li a:first-of-type, .plan h3 a, .margin li > a";
  const FIELDS = ['.filters input[name="text"]', ".filters input:not([type])", '.filters input[type="date"]'];
  const typing = (element) => element.matches("input:not([type=checkbox]):not([type=range]), select, textarea, [contenteditable]");

  function step(by) {
    const items = [...document.querySelectorAll(ITEMS)].filter((item) => item.checkVisibility());
    if (!items.length) return;
    const here = items.indexOf(document.activeElement);
    let next = here + by;
    if (here < 0) {  // nothing has the focus: begin with the first item in sight
      next = Math.max(0, items.findIndex((item) => item.getBoundingClientRect().top >= 0));
    }
    const item = items[Math.min(Math.max(next, 0), items.length - 1)];
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    if (typing(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      const field = FIELDS.map((each) => document.querySelector(each)).find(Boolean);
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
    const more = document.querySelector(".filters .more");  // on a phone, filters that are not used make room
    if (more && matchMedia("(max-width: 48rem)").matches) {
      more.open = [...more.querySelectorAll("input, select")].some((field) => (field.type === "checkbox" ? field.checked : field.value));
    }
  });
})();
