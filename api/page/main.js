// The page: the door, the sessions, the search, and what is shown below.

import { on, tell } from "./bus.js";
import { showChanges } from "./changes.js";
import { $, el, fill } from "./dom.js";
import { showDoubts } from "./doubts.js";
import { showEntity, showFact } from "./evidence.js";
import { showFound } from "./found.js";
import { drawEntity, drawSession } from "./graph.js";
import { attempt, forget, looking, notice, read, remember, remembered } from "./memory.js";
import { followMoments } from "./moments.js";
import { showTranscript, showTurn } from "./transcript.js";

const PAGE = 500;
const MOST_SESSIONS = 5000;
const FEW = 5;

async function open() {
  notice("");
  const sessions = await everySession();
  $("door").hidden = true;
  $("controls").hidden = document.querySelector("main").hidden = false;
  fill($("sessions"), ...sessions.map((one) => el("option", { value: one.id }, `${one.id} (${one.turn_count} turns)`)));
  if (sessions.length) tell("session", { id: (await lastConversation(sessions)).id });
  else notice("Nothing was said in this context yet, or the key may see none of it.");
}

/** The sessions that the key sees, oldest first. */
async function everySession() {
  const found = [];
  let cursor = null;
  do {
    const { sessions, page } = await read("/sessions", { as_of: null, limit: PAGE, cursor });
    found.push(...sessions);
    cursor = page.next_cursor;
  } while (cursor && found.length < MOST_SESSIONS);
  return found;
}

/** The last session that a conversation begins; those of corrections begin with a turn of the system. */
async function lastConversation(sessions) {
  for (const session of sessions.slice(-FEW).reverse()) {
    const { turns } = await read(`/sessions/${encodeURIComponent(session.id)}/turns`, { limit: 1, as_of: null });
    if (turns.length && turns[0].role !== "system") return session;
  }
  return sessions.at(-1);
}

async function enter() {
  await attempt(open);
  if ($("controls").hidden) forget();
}

function showTab(name) {
  for (const tab of document.querySelectorAll("#tabs button")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.tab === name));
    $(tab.dataset.tab).hidden = tab.dataset.tab !== name;
  }
}

$("door").addEventListener("submit", (event) => {
  event.preventDefault();
  const { context, key } = Object.fromEntries(new FormData(event.target));
  remember(context, key);
  enter();
});
$("leave").addEventListener("click", () => {
  forget();
  location.reload();
});
$("sessions").addEventListener("change", (event) => tell("session", { id: event.target.value }));
$("search").addEventListener("submit", (event) => {
  event.preventDefault();
  showTab("found");
  attempt(() => showFound(new FormData(event.target).get("query")));
});
$("tabs").addEventListener("click", (event) => event.target.dataset.tab && showTab(event.target.dataset.tab));

on("session", ({ id }) => {
  looking.session = id;
  looking.asOf = null;
  $("sessions").value = id;
});
followMoments();
on("session moment changed", () => attempt(showTranscript));
on("session moment changed", () => attempt(drawSession));
on("session moment changed", () => attempt(showDoubts));
on("session changed", () => attempt(showChanges));
on("entity", ({ id }) => attempt(() => drawEntity(id)));
on("entity", ({ id }) => attempt(() => showEntity(id)));
on("fact", ({ id }) => attempt(() => showFact(id)));
on("entity fact", () => showTab("evidence"));
on("turn", ({ id, session }) => attempt(() => showTurn(id, session)));

if (remembered()) enter();
