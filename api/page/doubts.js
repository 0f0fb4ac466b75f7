// Doubts that are open, with buttons that settle them.

import { tell } from "./bus.js";
import { $, button, el, fill } from "./dom.js";
import { quotation, statement } from "./facts.js";
import { attempt, notice, read, write } from "./memory.js";
import { namingForm } from "./naming.js";

const MOST = 50;

/** Lists the open doubts that the key sees. */
export async function showDoubts() {
  const { uncertainties } = await read("/uncertainties", { status: "open", limit: MOST });
  const items = uncertainties.map(doubtOf);
  fill($("doubts"), items.length ? el("ul", {}, ...items) : el("p", {}, "No doubt is open."));
}

function doubtOf(doubt) {
  const answers = el("span");
  const item = el("li", {}, el("b", {}, doubt.about), ` ${doubt.reason.replaceAll("_", " ")}`, el("ul", {}, quotation(doubt.source)), answers);
  attempt(async () => answers.append(...(await answersTo(doubt))));
  return item;
}

/** A button for each fact that may be so, or for those who may be one; or a field for whom a pronoun means. */
async function answersTo(doubt) {
  if (doubt.fact_ids.length) {
    const facts = await Promise.all(doubt.fact_ids.map((id) => read(`/facts/${encodeURIComponent(id)}`)));
    return facts.map((fact) => button(`So it is: ${statement(fact)}`, () => attempt(() => settle(doubt, fact.id))));
  }
  if (doubt.entity_ids.length > 1) {
    const [into, ...from] = doubt.entity_ids;
    return [button("They are one", () => attempt(() => join(into, from)))];
  }
  if (doubt.reason !== "ambiguous_reference") return [];
  return [namingForm("Who is meant:", "So it is", (entity) => settle(doubt, entity.id))];
}

async function settle(doubt, accept) {
  await write(`/uncertainties/${encodeURIComponent(doubt.id)}/resolve`, { accept });
  notice("The doubt is settled; that is in the record now.");
  tell("changed");
}

async function join(into, from) {
  await write("/entities/merge", { into, from });
  notice("They are one now.");
  tell("changed");
}
