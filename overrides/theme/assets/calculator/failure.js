// Classic script for the case that the modules cannot report themselves: they did not run, or do not arrive. Written for
// browsers that are too old for modules, too.
(function () {
  var form = document.querySelector("form[data-rechner]");
  var PATIENCE_MS = 12000;
  var SECOND_TRY_MS = 6000;
  var again = 0;

  function alive() {
    return form.hasAttribute("data-belebt");
  }

  function show(reason, detail) {
    if (alive()) return;
    Array.prototype.forEach.call(form.querySelectorAll("[data-ausfall]"), function (one) {
      one.hidden = one.getAttribute("data-ausfall") !== reason;
      if (!one.hidden) form.querySelector("[data-ansage]").textContent = one.textContent;
    });
    form.querySelector("[data-erneut]").hidden = reason === "browser_alt" || reason === "ohne_server";
    if (reason !== "stockt") form.setAttribute("data-zustand", "fehler");
    if (window.console) console.warn("Rechner:", reason, detail || "");
  }

  function fault(reason, detail) {
    return { reason: reason, detail: detail };
  }

  function modules() {
    return Array.prototype.map.call(document.querySelectorAll("[data-rechner-modul]"), function (one) {
      return one.src || one.href;
    });
  }

  function hex(buffer) {
    return Array.prototype.map.call(new Uint8Array(buffer), function (byte) {
      return ("0" + byte.toString(16)).slice(-2);
    }).join("");
  }

  /** Asks for a module past the cache, which puts a good one where a bad one was; rejects with what is wrong with it. */
  function check(address) {
    return fetch(address, { cache: "reload" }).then(function (answer) {
      var type = String(answer.headers.get("content-type"));
      if (answer.status >= 500) throw fault("server_stoerung", address + ": " + answer.status);
      if (!answer.ok) throw fault("datei_fehlt", address + ": " + answer.status);
      if (/text\/html/.test(type)) throw fault("anmeldung", address + ": " + type);
      if (!/javascript/.test(type)) throw fault("mime_typ", address + ": " + type);
      return answer.arrayBuffer();
    }, function (error) {
      throw fault("verbindung", address + ": " + error.message);
    }).then(function (content) {
      var named = /-([0-9a-f]{12})\.m?js$/.exec(address);
      if (!named || !window.crypto || !crypto.subtle) return null;
      var wanted = named[1];
      return crypto.subtle.digest("SHA-256", content).then(function (digest) {
        if (hex(digest).indexOf(wanted) !== 0) throw fault("datei_falsch", address + ": not what the build has made");
      });
    }, function (error) {
      throw error.reason ? error : fault("unvollstaendig", address + ": " + error.message);
    });
  }

  /** The same scripts under another address, because a browser does not load a module twice; a second runtime would start Python twice. */
  function load() {
    var running = window.performance && performance.getEntriesByName("python:beginn").length > 0;
    again += 1;
    Array.prototype.forEach.call(document.querySelectorAll("script[data-rechner-modul]"), function (one) {
      if (running && /\/runtime-/.test(one.src)) return;
      var script = document.createElement("script");
      script.type = "module";
      script.src = one.src.split("?")[0] + "?neu=" + again;
      document.head.appendChild(script);
    });
  }

  function look() {
    if (alive()) return;
    if (location.protocol === "file:") return show("ohne_server");
    if (!window.fetch || !window.Promise || !("noModule" in HTMLScriptElement.prototype)) return show("browser_alt");
    Promise.all(modules().map(check)).then(function () {
      load();
      setTimeout(function () { show("browser_alt", "the modules are there, but do not run"); }, SECOND_TRY_MS);
    }, function (error) {
      show(error.reason || "unbekannt", error.detail || error.message);
    });
  }

  form.querySelector("[data-erneut]").addEventListener("click", function () {
    if (!alive()) look();
  });
  setTimeout(function () { show("stockt", "not every module has come"); }, PATIENCE_MS);
  if (document.readyState === "complete") look();
  else window.addEventListener("load", look);
})();
