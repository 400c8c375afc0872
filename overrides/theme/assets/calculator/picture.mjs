// A drawing of the page as a picture of its own: in light colours whatever the page looks like, its styles written into it,
// above it what was computed, when, and the answer.

/** @typedef {{ title: string, answer: string }} Head */

const KEEP = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "paint-order", "font-family", "font-size", "font-weight",
  "font-variant-numeric", "text-anchor",
];
const SCALE = 2; // sharp in a presentation
const MARGIN = 12;
const TITLE = { size: 12, line: 18, weight: "400", fill: "rgb(69, 78, 92)" };
const ANSWER = { size: 17, line: 23, weight: "700", fill: "rgb(23, 26, 33)" };

/** The drawing in the page's light colours, with attributes instead of the style sheet. @param {Head} head */
function standalone(drawing, head) {
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
  const font = getComputedStyle(form).fontFamily;
  light.remove();
  return framed(copy, font, head);
}

function looks(node) {
  const style = getComputedStyle(node);
  return Object.fromEntries(KEEP.map((name) => [name, style.getPropertyValue(name)]));
}

/** A text broken into lines that fit, each one as an element of a drawing. */
function lines(text, { size, line, weight, fill }, font, width, top) {
  const measure = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  measure.font = `${weight} ${size}px ${font}`;
  const rows = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${rows.at(-1)} ${word}`.trim();
    if (rows.at(-1) === "" || measure.measureText(longer).width <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows.map((row, number) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", "text");
    const look = { x: 0, y: top + (number + 1) * line, fill, "font-family": font, "font-size": `${size}px`, "font-weight": weight };
    for (const [name, value] of Object.entries(look)) node.setAttribute(name, String(value));
    node.textContent = row;
    return node;
  });
}

function framed(copy, font, { title, answer }) {
  const { x, y, width, height } = copy.viewBox.baseVal;
  const over = lines(title, TITLE, font, width, 0);
  over.push(...lines(answer, ANSWER, font, width, over.length * TITLE.line));
  const head = Number(over.at(-1)?.getAttribute("y")) + 2 * MARGIN;
  for (const node of over) node.setAttribute("y", String(Number(node.getAttribute("y")) + y - head));
  for (const node of over) node.setAttribute("x", String(x));
  copy.prepend(...over);
  const box = { x: x - MARGIN, y: y - MARGIN - head, width: width + 2 * MARGIN, height: height + head + 2 * MARGIN };
  const paper = document.createElementNS(copy.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ ...box, fill: "#fff" })) paper.setAttribute(name, value);
  copy.prepend(paper);
  const size = { viewBox: Object.values(box).join(" "), width: box.width, height: box.height, lang: "de" };
  for (const [name, value] of Object.entries(size)) copy.setAttribute(name, value);
  return { ...box, text: new XMLSerializer().serializeToString(copy) };
}

/** @param {Head} head */
export function asSvg(drawing, head) {
  return new Blob([standalone(drawing, head).text], { type: "image/svg+xml" });
}

/** @param {Head} head */
export async function asPng(drawing, head) {
  const { width, height, text } = standalone(drawing, head);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
