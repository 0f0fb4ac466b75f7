// The transcript: what was said, mentions underlined, pronouns with whom they mean.

import { on, tell } from "./bus.js";
import { $, button, el, fill, minute } from "./dom.js";
import { statement } from "./facts.js";
import { join } from "./joins.js";
import { attempt, looking, read } from "./memory.js";
import { pieces } from "./pieces.js";

const PAGE = 100;
const MOST_FACTS = 500;
const FEW = 12;
const OF_SPEAKERS = ["speaker", "addressee"];

let turns;
let cursor;
let facts;
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
  while (!$(id) && cursor) await more();
  $(id)?.scrollIntoView({ block: "center" });
  $(id)?.classList.add("shown");
}

async function load() {
  const list = el("ol");
  const known = { session_id: looking.session, status: "all", limit: MOST_FACTS };
  const [first, held] = await Promise.all([page(null), read("/facts", known)]);
  [turns, cursor, facts] = [list, first.page.next_cursor, new Map(held.facts.map((fact) => [fact.id, fact]))];
  fill($("transcript"), list);
  add(first);
}

const page = (at) => read(`/sessions/${encodeURIComponent(looking.session)}/turns`, { include: "links,facts", limit: PAGE, cursor: at });

async function more() {
  const next = await page(cursor);
  cursor = next.page.next_cursor;
  add(next);
}

function add(next) {
  $("transcript").querySelector(".more")?.remove();
  const added = next.turns.map(turnOf);
  turns.append(...added);
  if (cursor) $("transcript").append(button("More turns", () => attempt(more), { class: "more" }));
  join(turns, added);
}

function turnOf(turn) {
  const held = factsOf(turn.fact_ids);
  const head = el("header", {}, el("b", {}, `${turn.seq}. ${turn.speaker}`), ` ${turn.role} `, el("time", { datetime: turn.said_at }, minute(turn.said_at)));
  const words = el("p", {}, ...pieces(turn.content, turn.links).flatMap((piece) => shown(turn, piece)));
  return el("li", { id: turn.id, class: turn.role }, head, words, ...held);
}

/** A button for each fact; of many the first, and one that shows the rest. */
function factsOf(ids) {
  const held = ids.slice(0, FEW).map(factOf);
  if (ids.length <= FEW) return held;
  const rest = button(`${ids.length - FEW} more`, () => rest.replaceWith(...ids.slice(FEW).map(factOf)), { class: "fact" });
  return [...held, rest];
}

function factOf(id) {
  const fact = facts.get(id);
  return button(fact ? statement(fact) : "a fact", () => tell("fact", { id }), { class: `fact ${fact?.status ?? ""}` });
}

function shown(turn, { text, start, link }) {
  if (!link) return [text];
  const place = { "data-turn": turn.id, "data-start": start, "data-entity": link.entity.id, class: `mention ${link.kind}` };
  const title = `${link.text}: ${link.entity.name} (${link.method}, ${link.confidence.toFixed(2)})`;
  const mention = button(text, () => tell("entity", { id: link.entity.id }), { ...place, title });
  if (link.kind !== "pronoun" || OF_SPEAKERS.includes(link.method)) return [mention];
  if (link.antecedent) mention.dataset.before = `${link.antecedent.turn_id} ${link.antecedent.span.start}`;
  return [mention, el("sub", {}, link.entity.name)];
}

on("entity", ({ id }) => {
  for (const one of document.querySelectorAll(".mention")) one.classList.toggle("chosen", one.dataset.entity === id);
});
