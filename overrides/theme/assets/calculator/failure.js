// Classic script for the one case that the modules cannot report themselves: they did not run. Written for browsers
// that are too old for modules, too.
(function () {
  var form = document.querySelector("form[data-rechner]");

  function show(reason) {
    /** @type {HTMLElement | null} */
    var text = form.querySelector('[data-ausfall="' + reason + '"]');
    if (!text) return;
    text.hidden = false;
    form.querySelector("[data-ansage]").textContent = text.textContent;
    form.setAttribute("data-zustand", "fehler");
  }

  function check(address) {
    return fetch(address).then(function (answer) {
      if (!answer.ok) throw "datei_fehlt";
      if (!/javascript/.test(String(answer.headers.get("content-type")))) throw "mime_typ";
    });
  }

  window.addEventListener("load", function () {
    if (form.hasAttribute("data-belebt")) return;
    var modules = document.querySelectorAll("[data-rechner-modul]");
    if (!window.fetch || !("noModule" in HTMLScriptElement.prototype)) return show("browser_alt");
    Promise.all(Array.prototype.map.call(modules, function (one) { return check(one.src || one.href); })).then(
      function () { show("browser_alt"); },
      function (reason) { show(typeof reason === "string" ? reason : "datei_fehlt"); }
    );
  });
})();
