// What changed between two turns of the session.

import { $, el, fill } from "./dom.js";
import { factItem } from "./facts.js";
import { attempt, looking, read } from "./memory.js";
import { everyTurn } from "./turns.js";

/** Offers two turns to name by their numbers, and lists what changed after the one and up to the other. */
export async function showChanges() {
  const { session } = looking;
  const turns = await everyTurn();
  if (session !== looking.session) return;
  const last = turns.at(-1)?.seq ?? 0;
  const number = (value) => el("input", { type: "number", min: 0, max: last, value, required: "" });
  const [since, until, list] = [number(0), number(last), el("ul")];
  const named = (field) => turns.find((turn) => turn.seq === field.valueAsNumber)?.id;
  const onsubmit = (event) => {
    event.preventDefault();
    attempt(() => compare(named(since), named(until), list));
  };
  fill($("changes"), el("form", { onsubmit }, el("label", {}, "After turn ", since), el("label", {}, " up to turn ", until), el("button", {}, "Show")), list);
}

async function compare(since, until, list) {
  const path = `/sessions/${encodeURIComponent(looking.session)}/state/diff`;
  const diff = await read(path, { since_turn: since ?? null, until_turn: until ?? null, as_of: null });
  const changes = [...diff.attributes, ...diff.relations, ...diff.actions];
  const items = changes.map((change) => {
    const item = factItem(change.fact);
    item.prepend(el("b", {}, `${change.action} `));
    return item;
  });
  fill(list, ...(items.length ? items : [el("li", {}, "Nothing changed.")]));
}
