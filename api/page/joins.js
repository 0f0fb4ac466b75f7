// Curves from pronouns to the words that they point back at.

const SVG = "http://www.w3.org/2000/svg";
const LIFT = 14;

/** Draws the curves of a list of turns inside of it, so that they scroll with its words; of some of them, or of all. */
export function join(list, turns) {
  const sheet = turns ? (list.querySelector("svg") ?? newSheet(list)) : newSheet(list);
  const origin = list.getBoundingClientRect();
  const pronouns = [...(turns ?? [list])].flatMap((turn) => [...turn.querySelectorAll("[data-before]")]);
  const ends = pronouns.map((pronoun) => [pronoun, before(list, pronoun)]).filter(([, words]) => words);
  sheet.append(...ends.map(([pronoun, words]) => curve(middle(pronoun, origin), middle(words, origin))));
}

function newSheet(list) {
  list.querySelector("svg")?.remove();
  const sheet = document.createElementNS(SVG, "svg");
  sheet.setAttribute("aria-hidden", "true");
  list.prepend(sheet);
  return sheet;
}

function before(list, pronoun) {
  const [turn, start] = pronoun.dataset.before.split(" ");
  return list.querySelector(`#${CSS.escape(turn)} [data-start="${start}"]`);
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

addEventListener("resize", () => document.querySelectorAll("#transcript ol").forEach((list) => join(list)));
