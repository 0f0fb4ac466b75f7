// The transcript: what was said, mentions underlined, pronouns with whom they mean.

import { newest, single } from "./asking.js";
import { on, tell } from "./bus.js";
import { $, button, el, fill, minute } from "./dom.js";
import { told } from "./facts.js";
import { join } from "./joins.js";
import { factsOf } from "./knownfacts.js";
import { attempt, looking, read } from "./memory.js";
import { pieces } from "./pieces.js";

const PAGE = 100;
const FEW = 12;
const NOT_FOUND = 404;
const OF_SPEAKERS = ["speaker", "addressee"];

const showing = newest();
let shown = null;
let loaded;

/** Shows the first turns of the session, and a button for more. */
export function showTranscript() {
  loaded = load();
  return loaded;
}

/** Brings a turn of a session into view, also one that is further on or in another session. */
export async function showTurn(id, session) {
  if (session && session !== looking.session) tell("session", { id: session });
  await loaded;
  const of = shown;
  while (of && of === shown && !$(id) && of.cursor) await of.more();
  for (const one of document.querySelectorAll("#transcript .shown")) one.classList.remove("shown");
  $(id)?.scrollIntoView({ block: "center" });
  $(id)?.classList.add("shown");
}

function load() {
  if (shown?.session !== looking.session) clear();
  const of = begun();
  const ask = async () => (await Promise.all([page(of), of.facts.more()]))[0];
  return showing(ask, (first) => {
    shown = of;
    fill($("transcript"), of.list);
    add(of, first);
  }, ({ message, status }) => {
    clear(el("p", {}, message), button("Try again", () => attempt(showTranscript)));
    if (status === NOT_FOUND) tell("missing", { id: of.session });
  });
}

function clear(...instead) {
  shown = null;
  fill($("transcript"), ...instead);
}

/** A transcript of which nothing is read yet, of the session and the moment that are looked at now. */
function begun() {
  const { session, asOf } = looking;
  const of = { session, asOf, list: el("ol"), cursor: null, facts: factsOf(session, asOf) };
  of.more = single(async () => {
    const next = await page(of);
    if (of === shown) add(of, next);
  });
  return of;
}

const page = ({ session, asOf, cursor }) => read(`/sessions/${encodeURIComponent(session)}/turns`, { include: "links,facts", limit: PAGE, as_of: asOf, cursor });

function add(of, { turns, page: { next_cursor: cursor } }) {
  of.cursor = cursor;
  of.button?.remove();
  const added = turns.map((turn) => turnOf(of, turn));
  of.list.append(...added);
  of.button = cursor && button("More turns", () => attempt(of.more), { class: "more" });
  if (of.button) of.list.after(of.button);
  join(of.list, added);
  attempt(() => word(of));
}

function turnOf(of, turn) {
  const head = el("header", {}, el("b", {}, `${turn.seq}. ${turn.speaker}`), ` ${turn.role} `, el("time", { datetime: turn.said_at }, minute(turn.said_at)));
  const words = el("p", {}, ...pieces(turn.content, turn.links).flatMap((piece) => inPlace(turn, piece)));
  return el("li", { id: turn.id, class: turn.role }, head, words, ...factButtons(of, turn.fact_ids));
}

/** A button for each fact; of many the first, and one that shows the rest. */
function factButtons(of, ids) {
  const held = ids.slice(0, FEW).map((id) => factButton(of, id));
  if (ids.length <= FEW) return held;
  const rest = button(`${ids.length - FEW} more`, () => {
    rest.replaceWith(...ids.slice(FEW).map((id) => factButton(of, id)));
    join(of.list);
    return attempt(() => word(of));
  }, { class: "fact" });
  return [...held, rest];
}

function factButton(of, id) {
  const made = button("a fact", () => tell("fact", { id }), { class: "fact", "data-fact": id });
  name(of, made);
  return made;
}

function name(of, one) {
  const fact = of.facts.get(one.dataset.fact);
  if (!fact) return;
  one.textContent = told(fact);
  one.className = `fact ${fact.status}`;
}

/** Puts words on the buttons of facts that were first said in another session, or further on. */
async function word(of) {
  const nameless = [...of.list.querySelectorAll("[data-fact]")].filter(({ dataset }) => !of.facts.get(dataset.fact));
  if (!nameless.length) return;
  await of.facts.find([...new Set(nameless.map(({ dataset }) => dataset.fact))], () => nameless.forEach((one) => name(of, one)));
  if (of === shown) join(of.list);
}

function inPlace(turn, { text, start, link }) {
  if (!link) return [text];
  const chosen = link.entity.id === looking.centre ? "chosen" : "";
  const place = { "data-turn": turn.id, "data-start": start, "data-entity": link.entity.id, class: `mention ${link.kind} ${chosen}` };
  const title = `${link.text}: ${link.entity.name} (${link.method}, ${link.confidence.toFixed(2)})`;
  const mention = button(text, () => tell("entity", { id: link.entity.id }), { ...place, title });
  if (link.kind !== "pronoun" || OF_SPEAKERS.includes(link.method)) return [mention];
  if (link.antecedent) mention.dataset.before = `${link.antecedent.turn_id} ${link.antecedent.span.start}`;
  return [mention, el("sub", {}, link.entity.name)];
}

on("entity", ({ id }) => {
  for (const one of document.querySelectorAll(".mention")) one.classList.toggle("chosen", one.dataset.entity === id);
});
