// What changed between two turns of the session.

import { $, button, el, fill } from "./dom.js";
import { factItem } from "./facts.js";
import { attempt, looking, read } from "./memory.js";

const MOST = 500;

/** Offers two turns to choose, and lists what changed after the one and up to the other. */
export async function showChanges() {
  const { turns } = await read(`/sessions/${encodeURIComponent(looking.session)}/turns`, { limit: MOST, as_of: null });
  const options = () => turns.map((turn) => el("option", { value: turn.id }, `${turn.seq}. ${turn.speaker}`));
  const since = el("select", {}, el("option", { value: "" }, "the beginning"), ...options());
  const until = el("select", {}, el("option", { value: "" }, "the end"), ...options());
  const list = el("ul");
  const show = button("Show", () => attempt(() => compare(since.value, until.value, list)));
  fill($("changes"), el("p", {}, el("label", {}, "After ", since), el("label", {}, " up to ", until), show), list);
}

async function compare(since, until, list) {
  const path = `/sessions/${encodeURIComponent(looking.session)}/state/diff`;
  const diff = await read(path, { since_turn: since || null, until_turn: until || null, as_of: null });
  const changes = [...diff.attributes, ...diff.relations, ...diff.actions];
  const items = changes.map((change) => {
    const item = factItem(change.fact);
    item.prepend(el("b", {}, `${change.action} `));
    return item;
  });
  fill(list, ...(items.length ? items : [el("li", {}, "Nothing changed.")]));
}
