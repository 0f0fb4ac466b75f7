// What changed between two turns of the session.

import { newest } from "./asking.js";
import { tell } from "./bus.js";
import { $, button, el, fill, stepwise } from "./dom.js";
import { factItem } from "./facts.js";
import { attempt, looking, read } from "./memory.js";
import { everyTurn } from "./turns.js";

const STEP = 200;
const offering = newest();
const comparing = newest();

/** Offers two turns to name by their numbers, and lists what changed after the one and up to the other. */
export const showChanges = () => offering(everyTurn, offer, () => fill($("changes")));

function offer(turns) {
  const last = turns.at(-1)?.seq;
  if (!last) return fill($("changes"), el("p", {}, "Nothing was said in this session."));
  const number = (min, value) => el("input", { type: "number", min, max: last, value, required: "" });
  const [since, until, list] = [number(0, 0), number(1, last), el("ul")];
  const onsubmit = (event) => {
    event.preventDefault();
    const ask = async () => compare(since.valueAsNumber ? named(turns, since) : null, named(turns, until));
    attempt(() => comparing(ask, (items) => stepwise(list, items, STEP), () => fill(list)));
  };
  return fill($("changes"), el("form", { onsubmit }, el("label", {}, "After turn ", since), el("label", {}, " up to turn ", until), el("button", {}, "Show")), list);
}

/** The id of the turn of a number. Throws an Error where there is none. */
function named(turns, { valueAsNumber: number }) {
  const turn = turns.find(({ seq }) => seq === number);
  if (!turn) throw new Error(`There is no turn ${number} in this session; it may have been forgotten.`);
  return turn.id;
}

async function compare(since, until) {
  const path = `/sessions/${encodeURIComponent(looking.session)}/state/diff`;
  const diff = await read(path, { since_turn: since, until_turn: until, as_of: null });
  const items = [
    ...[...diff.attributes, ...diff.relations, ...diff.actions].map(({ action, fact }) => after(action, factItem(fact))),
    ...diff.entities.map(({ action, id, name, type }) => after(action, el("li", {}, button(name, () => tell("entity", { id })), el("small", {}, ` ${type}`)))),
    ...diff.instructions.map(({ action, description }) => after(action, el("li", {}, `rule: ${description}`))),
    ...diff.uncertainties.map(({ action, about, reason }) => after(action, el("li", {}, `doubt: ${about} (${reason.replaceAll("_", " ")})`))),
    ...diff.links.map(({ text, entity }) => el("li", {}, el("b", {}, "linked "), el("q", {}, text), " is ", button(entity.name, () => tell("entity", { id: entity.id })))),
  ];
  return items.length ? items : [el("li", {}, "Nothing changed.")];
}

function after(action, item) {
  item.prepend(el("b", {}, `${action} `));
  return item;
}
