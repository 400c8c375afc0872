// What the pages need besides the theme's own script. Nothing here is needed to read a page.

// Buttons for the theme's hidden checkboxes: on opening, the focus goes inside; Escape closes and brings it back.
const inside = { __drawer: "#seitennav a", __search: ".md-search__input" };
for (const button of document.querySelectorAll("button[data-schalter]")) {
  const toggle = document.getElementById(/** @type {"__search" | "__drawer"} */ (button.dataset.schalter));
  const sync = () => button.setAttribute("aria-expanded", String(toggle.checked));
  button.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) document.querySelector(inside[toggle.id]).focus();
  });
  toggle.addEventListener("change", sync);
  sync();
  // While capturing: the theme closes the search itself before this could still see it open.
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    setTimeout(() => {
      if (toggle.checked) toggle.click();
      button.focus();
    });
  }, true);
}

// Tabbing out of the open drawer closes it, so that the focus is never behind it.
const sidebar = document.querySelector(".md-sidebar--primary");
sidebar?.addEventListener("focusout", ({ relatedTarget }) => {
  const drawer = document.getElementById("__drawer");
  if (drawer.checked && relatedTarget instanceof Node && !sidebar.contains(relatedTarget)) drawer.click();
});

// The theme opens the search or turns the page on single letters, which nobody can switch off (WCAG 2.1.4); „/“ is ours.
window.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key.length === 1 && event.key !== "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopImmediatePropagation();
}, true);

// A table that is wider than the screen must be scrollable by keyboard. The theme wraps tables once the page is complete.
window.addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", "Tabelle, seitlich verschiebbar");
    }
  }
});

// The printed page and the mail about a mistake carry the address at which the page was read.
const address = location.href.replace(/[?#].*/, "");
for (const place of document.querySelectorAll("[data-adresse]")) place.textContent = address;
for (const link of document.querySelectorAll("a[data-seite]")) {
  const known = encodeURIComponent(String(link.dataset.seite)).replaceAll("%2F", "/"); // as the build writes it
  const href = String(link.getAttribute("href"));
  const place = href.indexOf(`${known}%0D%0A`, href.indexOf("body="));
  if (place > 0) link.href = href.slice(0, place) + encodeURIComponent(address) + href.slice(place + known.length);
}
