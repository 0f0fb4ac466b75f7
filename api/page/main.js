// The page: the door, the sessions, the search, and what is shown below.

import { on, tell } from "./bus.js";
import { showChanges } from "./changes.js";
import { $ } from "./dom.js";
import { showDoubts } from "./doubts.js";
import { showChosen, showEntity, showFact } from "./evidence.js";
import { showFound } from "./found.js";
import { drawEntity, drawFact, drawSession } from "./graph.js";
import { attempt, forget, looking, notice, remember, remembered } from "./memory.js";
import { followMoments } from "./moments.js";
import { openSessions } from "./sessions.js";
import { showTranscript, showTurn } from "./transcript.js";

async function open() {
  notice("");
  await openSessions(() => {
    $("door").hidden = true;
    $("controls").hidden = document.querySelector("main").hidden = false;
  });
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
  history.replaceState(null, "", location.pathname);
  location.reload();
});
$("search").addEventListener("submit", (event) => {
  event.preventDefault();
  showTab("found");
  attempt(() => showFound(new FormData(event.target).get("query")));
});
$("tabs").addEventListener("click", (event) => event.target.dataset.tab && showTab(event.target.dataset.tab));

// What was said of one action goes with the next.
addEventListener("click", ({ target }) => target.closest("button") && notice(""), true);
addEventListener("submit", () => notice(""), true);
on("session moment entity fact turn", () => notice(""));
on("session", ({ id }) => {
  looking.session = id;
  looking.centre = null;
});
on("entity", ({ id }) => {
  looking.centre = id;
  looking.chosen = { kind: "entity", id };
});
on("fact", ({ id }) => {
  looking.chosen = { kind: "fact", id };
});
followMoments();
on("session moment changed", () => attempt(showTranscript));
on("session moment changed", () => attempt(() => (looking.centre ? drawEntity(looking.centre) : drawSession())));
on("session moment changed", () => attempt(showChosen));
on("session moment changed", () => attempt(showDoubts));
on("session changed", () => attempt(showChanges));
on("entity", ({ id }) => attempt(() => drawEntity(id)));
on("entity", ({ id }) => attempt(() => showEntity(id)));
on("fact", ({ id }) => attempt(() => drawFact(id)));
on("fact", ({ id }) => attempt(() => showFact(id)));
on("entity fact", () => showTab("evidence"));
on("turn", ({ id, session }) => attempt(() => showTurn(id, session)));

if (remembered()) enter();
