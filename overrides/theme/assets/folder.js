// Pages that were opened from a folder instead of a server: links lead to files, not to lists of folders, and a page
// that needs a server says so. Classic script, because from a folder no module runs.
(function () {
  if (location.protocol !== "file:") return;

  function isFolder(link) {
    return link.protocol === "file:" && /\/$/.test(link.pathname);
  }

  function lead(link) {
    if (isFolder(link)) link.pathname += "index.html";
  }

  function leadAll(place) {
    if (place.matches("a[href]")) lead(place);
    Array.prototype.forEach.call(place.querySelectorAll("a[href]"), lead);
  }

  function tell() {
    var note = document.createElement("p");
    note.className = "aus-ordner nur-bildschirm";
    note.textContent =
      "Diese Seiten sind aus einem Ordner geöffnet. Lesen und Drucken geht so; Suche und Rechner brauchen einen " +
      "Webserver oder die Ausgabe „ohne Server“. Bitte die Adresse im Intranet benutzen.";
    var place = document.querySelector("article");
    if (place) place.insertBefore(note, place.firstChild);
  }

  leadAll(document.body);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "attributes") return lead(change.target);
      return Array.prototype.forEach.call(change.addedNodes, function (node) {
        if (node.nodeType === Node.ELEMENT_NODE) leadAll(node);
      });
    });
  }).observe(document.body, { attributeFilter: ["href"], childList: true, subtree: true });

  var open = window.open;
  window.open = function (address) {
    var link = document.createElement("a");
    link.href = String(address);
    lead(link);
    return open.call(window, link.href);
  };
  if (document.documentElement.getAttribute("data-ausgabe") !== "ohne-server") tell();
})();
