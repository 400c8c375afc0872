// A drawing of the page as a picture of its own: in light colours whatever the page looks like, its styles written into it.

const KEEP = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "paint-order", "font-family", "font-size", "font-weight",
  "font-variant-numeric", "text-anchor",
];
const SCALE = 2; // sharp in a presentation
const MARGIN = 12;

/** The drawing in the page's light colours, with attributes instead of the style sheet. */
function standalone(drawing) {
  const light = document.createElement("div");
  light.dataset.mdColorScheme = "default";
  light.className = "md-typeset bild-vorlage";
  const form = document.createElement("form");
  form.className = "rechner";
  const copy = form.appendChild(drawing.parentElement.cloneNode(true)).querySelector("svg");
  light.append(form);
  document.body.append(light);
  const parts = [...copy.querySelectorAll("*")].map((node) => [node, looks(node)]);
  for (const [node, look] of parts) {
    for (const [name, value] of Object.entries(look)) node.setAttribute(name, value);
    node.removeAttribute("class");
  }
  light.remove();
  return framed(copy);
}

function looks(node) {
  const style = getComputedStyle(node);
  return Object.fromEntries(KEEP.map((name) => [name, style.getPropertyValue(name)]));
}

function framed(copy) {
  const { x, y, width, height } = copy.viewBox.baseVal;
  const box = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const paper = document.createElementNS(copy.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ ...box, fill: "#fff" })) paper.setAttribute(name, value);
  copy.prepend(paper);
  const size = { viewBox: Object.values(box).join(" "), width: box.width, height: box.height, lang: "de" };
  for (const [name, value] of Object.entries(size)) copy.setAttribute(name, value);
  return { ...box, text: new XMLSerializer().serializeToString(copy) };
}

export function asSvg(drawing) {
  return new Blob([standalone(drawing).text], { type: "image/svg+xml" });
}

export async function asPng(drawing) {
  const { width, height, text } = standalone(drawing);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
