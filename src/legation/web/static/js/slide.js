// A slider over the days of the ledger: what it says is written into the field of the day, and asked for when it is let go.
"use strict";
(() => {
  const slide = document.getElementById("slide");
  if (!slide) return;
  const field = slide.form.elements.as_of;
  slide.parentElement.hidden = false;
  slide.addEventListener("input", () => {  // days are counted from 1 January 1
    const day = new Date(Date.UTC(2000, 0, 1) + (slide.valueAsNumber - 730120) * 86400000);
    field.value = day.toISOString().slice(0, 10);
    slide.setAttribute("aria-valuetext", field.value);
  });
  slide.addEventListener("change", () => slide.form.requestSubmit());
})();
