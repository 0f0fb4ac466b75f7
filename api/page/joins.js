// Curves from pronouns to the words that they point back at.

const SVG = "http://www.w3.org/2000/svg";
const LIFT = 14;

/** Draws the curves of a list anew, inside of it, so that they scroll with its words. */
export function join(list) {
  list.querySelector("svg")?.remove();
  const sheet = document.createElementNS(SVG, "svg");
  sheet.setAttribute("aria-hidden", "true");
  const origin = list.getBoundingClientRect();
  const places = new Map();
  for (const one of list.querySelectorAll(".mention")) places.set(`${one.dataset.turn} ${one.dataset.start}`, one);
  for (const pronoun of list.querySelectorAll("[data-before]")) {
    const before = places.get(pronoun.dataset.before);
    if (before) sheet.append(curve(middle(pronoun, origin), middle(before, origin)));
  }
  list.prepend(sheet);
}

function middle(element, origin) {
  const box = element.getClientRects()[0];
  return { x: box.left + box.width / 2 - origin.left, y: box.top - origin.top };
}

function curve(from, to) {
  const path = document.createElementNS(SVG, "path");
  const top = Math.min(from.y, to.y) - LIFT;
  path.setAttribute("d", `M ${from.x} ${from.y} C ${from.x} ${top}, ${to.x} ${top}, ${to.x} ${to.y}`);
  return path;
}

addEventListener("resize", () => document.querySelectorAll("#transcript ol").forEach(join));
