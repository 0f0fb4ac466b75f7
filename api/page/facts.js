// Facts in words.

import { tell } from "./bus.js";
import { button, el, minute } from "./dom.js";

/** A fact as a sentence of three words, whether it holds or not. */
export const statement = (fact) => `${fact.subject.name} ${fact.predicate} ${fact.object?.name ?? fact.value ?? ""}`;

/** Words of a fact with how it stands, where it does not hold. */
export function standing(words, status) {
  if (status === "denied") return `not: ${words}`;
  return status === "current" ? words : `${words} (${status})`;
}

/** A fact as a sentence that says whether it holds. */
export const told = (fact) => standing(statement(fact), fact.status);

/** From when until when a fact was so; empty where nobody said. */
export function validity(fact) {
  const [from, until] = [minute(fact.valid_from), minute(fact.valid_until)];
  return [from && `since ${from}`, until && `until ${until}`].filter(Boolean).join(" ");
}

/** A fact in a list, to be chosen. */
export function factItem(fact) {
  const stands = fact.status === "current" ? "current, " : "";
  const about = ` ${stands}${fact.confidence.toFixed(2)} ${validity(fact)}`;
  return el("li", { class: fact.status }, button(told(fact), () => tell("fact", { id: fact.id })), el("small", {}, about));
}

/** Words of a turn, to be shown where they were said. */
export function quotation({ quote, ref, speaker, role, session_id: session, said_at: saidAt }) {
  const go = button("show", () => tell("turn", { id: ref.replace("turn:", ""), session }), { "aria-label": `Show where ${speaker} said it` });
  return el("li", {}, el("q", {}, quote), el("small", {}, ` ${speaker}, ${role}, ${minute(saidAt)} `), go);
}
