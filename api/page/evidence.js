// Below: an entity with what is held of it, or a fact with the words and decisions that it rests on.

import { newest } from "./asking.js";
import { $, button, el, fill } from "./dom.js";
import { factItem, quotation, told, validity } from "./facts.js";
import { attempt, looking, read } from "./memory.js";
import { makeOne, undoing } from "./merging.js";
import { namingForm } from "./naming.js";

const MOST = 100;

const showing = newest();

/** Shows an entity: its names, everything that was ever held of it as subject or object, and with whom it may be made one. */
export function showEntity(id) {
  const path = `/entities/${encodeURIComponent(id)}`;
  return show([read(path), read(`${path}/history`, { limit: MOST })], ([entity, held]) => {
    const others = entity.aliases.filter((alias) => alias !== entity.name);
    const about = `${entity.type}, scope ${entity.scope.join(" ") || "the whole context"}, subject of ${entity.fact_count} ${entity.fact_count === 1 ? "fact" : "facts"}`;
    const list = addFacts(el("ul"), `${path}/history`, held);
    return [el("h2", {}, entity.name), el("p", {}, about), others.length ? el("p", {}, `also: ${others.join(", ")}`) : "", list, ...undoing(entity), merging(entity)];
  });
}

/** Adds a page of facts to a list, and a button for the next. */
function addFacts(list, path, { facts, page: { next_cursor: cursor } }) {
  list.append(...facts.map(factItem));
  if (!cursor) return list;
  const more = el("li", {}, button("More facts", () => attempt(async () => {
    const next = await read(path, { limit: MOST, cursor });
    more.remove();
    addFacts(list, path, next);
  }), { class: "more" }));
  list.append(more);
  return list;
}

/** Shows a fact: the words, how they were read and decided, and what was held in its place before and after. */
export function showFact(id) {
  const path = `/facts/${encodeURIComponent(id)}`;
  return show([read(path), read(`${path}/evidence`), read(`${path}/history`)], ([fact, { evidence }, { facts }]) => {
    const about = `${fact.kind}, ${fact.status}, confidence ${fact.confidence.toFixed(2)}, ${fact.category} ${validity(fact)}`;
    const why = el("ul");
    const decisions = button("Why was it decided so?", () => attempt(() => explain(fact, why)));
    return [el("h2", {}, told(fact)), el("p", {}, about), el("h3", {}, "Said"), el("ul", {}, ...evidence.map(quotation)), decisions, why, el("h3", {}, "In its place over time"), el("ul", {}, ...facts.map(factItem))];
  });
}

/** Shows what is chosen once more: at another moment, or after something was written. */
export async function showChosen() {
  if (looking.chosen) await { entity: showEntity, fact: showFact }[looking.chosen.kind](looking.chosen.id);
}

const show = (asked, shown) => showing(() => Promise.all(asked), (found) => fill($("evidence"), ...shown(found)), ({ message }) => fill($("evidence"), el("p", {}, message)));

/** Lists the decision about each place that says a fact; one whose trace is gone is left out. */
async function explain(fact, place) {
  const { support } = await read(`/facts/${encodeURIComponent(fact.id)}/inspection`, { as_of: null });
  const steps = support.map(({ step }) => step).filter(Boolean);
  const said = steps.map((step) => el("li", {}, el("q", {}, step.quote), ` read by ${step.rule}: ${step.modality}, confidence ${step.confidence.toFixed(2)}, trust ${step.trust.toFixed(2)}. ${step.decision}: ${step.why} ${step.needed ?? ""}`));
  fill(place, ...(said.length ? said : [el("li", {}, "No trace that this key may read tells of it.")]));
}

const merging = (entity) => namingForm(`${entity.name} is the same as`, "Make one", (other) => makeOne(entity.id, [other.id], `${entity.name} and ${other.name} are one.`), entity.id);
