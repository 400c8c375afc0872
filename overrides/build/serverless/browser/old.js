// Classic script, written for old browsers: if the page's script did not run, the calculator says so.
window.addEventListener("load", function () {
  var form = document.querySelector("form[data-rechner]");
  var text = form && form.querySelector('[data-ausfall="browser_alt"]');
  if (!text || form.hasAttribute("data-belebt")) return;
  text.hidden = false;
  form.setAttribute("data-zustand", "fehler");
});
