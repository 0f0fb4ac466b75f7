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

const MOST_SESSIONS = 100;

async function open() {
  notice("");
  const { sessions } = await read("/sessions", { as_of: null, limit: MOST_SESSIONS });
  $("door").hidden = true;
  $("controls").hidden = document.querySelector("main").hidden = false;
  fill($("sessions"), ...sessions.map((one) => el("option", { value: one.id }, `${one.id} (${one.turn_count} turns)`)));
  if (sessions.length) tell("session", { id: sessions.at(-1).id });
  else notice("Nothing was said in this context yet, or the key may see none of it.");
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
on("turn", ({ id }) => attempt(() => showTurn(id)));

if (remembered()) enter();
