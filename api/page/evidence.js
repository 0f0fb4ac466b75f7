// Below: an entity with what is held of it, or a fact with the words and decisions that it rests on.

import { tell } from "./bus.js";
import { $, button, el, fill } from "./dom.js";
import { factItem, quotation, statement, validity } from "./facts.js";
import { attempt, notice, read, write } from "./memory.js";
import { namingForm } from "./naming.js";

const MOST = 100;
const MOST_TRACES = 500;

/** Shows an entity: its names, everything that was ever held of it, and with whom it may be made one. */
export async function showEntity(id) {
  const path = `/entities/${encodeURIComponent(id)}`;
  const [entity, { facts }] = await Promise.all([read(path), read(`${path}/facts`, { status: "all", limit: MOST })]);
  const others = entity.aliases.filter((alias) => alias !== entity.name);
  const about = `${entity.type}, scope ${entity.scope.join(" ") || "the whole context"}, ${entity.fact_count} facts`;
  fill($("evidence"), el("h2", {}, entity.name), el("p", {}, about), others.length ? el("p", {}, `also: ${others.join(", ")}`) : "", el("ul", {}, ...facts.map(factItem)), merging(entity));
}

/** Shows a fact: the words, how they were read and decided, and what was held in its place before and after. */
export async function showFact(id) {
  const path = `/facts/${encodeURIComponent(id)}`;
  const [fact, { evidence }, { facts }] = await Promise.all([read(path), read(`${path}/evidence`), read(`${path}/history`)]);
  const about = `${fact.kind}, ${fact.status}, confidence ${fact.confidence.toFixed(2)}, ${fact.category} ${validity(fact)}`;
  const why = el("ul");
  const decisions = button("Why was it decided so?", () => attempt(() => explain(fact, why)));
  fill($("evidence"), el("h2", {}, statement(fact)), el("p", {}, about), el("h3", {}, "Said"), el("ul", {}, ...evidence.map(quotation)), decisions, why, el("h3", {}, "In its place over time"), el("ul", {}, ...facts.map(factItem)));
}

/** Lists the decisions about a fact that the traces of its session tell of. */
async function explain(fact, place) {
  const traces = await tracesOf(fact.source);
  const steps = traces.flatMap((trace) => trace.decisions).filter((step) => step.fact_id === fact.id);
  const told = steps.map((step) => el("li", {}, el("q", {}, step.quote), ` read by ${step.rule}: ${step.modality}, confidence ${step.confidence.toFixed(2)}, trust ${step.trust.toFixed(2)}. ${step.decision}: ${step.why} ${step.needed ?? ""}`));
  fill(place, ...(told.length ? told : [el("li", {}, "No trace that this key may read tells of it.")]));
}

/** The traces of the writes that took in the turn which a fact was read in. */
async function tracesOf({ session_id: sessionId, ref }) {
  const found = [];
  let cursor = null;
  do {
    const { traces, page } = await read("/traces", { session_id: sessionId, limit: MOST_TRACES, as_of: null, cursor });
    found.push(...traces.filter((trace) => trace.turn_ids.includes(ref.replace("turn:", ""))));
    cursor = page.next_cursor;
  } while (cursor && !found.length);
  return Promise.all(found.map(({ id }) => read(`/traces/${encodeURIComponent(id)}`, { as_of: null })));
}

const merging = (entity) => namingForm(`${entity.name} is the same as`, "Make one", (other) => merge(entity, other), entity.id);

async function merge(entity, other) {
  const { merge_id: id } = await write("/entities/merge", { into: entity.id, from: [other.id] });
  notice(`${entity.name} and ${other.name} are one. `, button("Undo", () => attempt(() => undo(id))));
  tell("changed");
  tell("entity", { id: entity.id });
}

async function undo(id) {
  await write(`/merges/${encodeURIComponent(id)}/undo`, {});
  notice("They are two again.");
  tell("changed");
}
