// The sessions to choose from, and the one that the address of the page names.

import { on, tell } from "./bus.js";
import { $, el, fill, minute } from "./dom.js";
import { looking, notice, read } from "./memory.js";

const PAGE = 500;
const MOST_LISTED = 5000;
const MOST_READ = 50_000;
const FEW = 5;
const NAMED = "#session=";

/** Lists the sessions that the key sees, newest first, and opens the one of the address, else the last conversation. */
export async function openSessions(reveal) {
  const sessions = await everySession();
  const id = named() ?? (await lastConversation(sessions))?.id;
  reveal();
  fill($("sessions"), ...sessions.map((one) => el("option", { value: one.id }, inWords(one))));
  if (id) tell("session", { id });
  else notice("Nothing was said in this context yet, or the key may see none of it.");
}

const inWords = ({ id, turn_count: turns, last_said_at: last }) => `${id} (${turns} turns${last ? `, ${minute(last)}` : ""})`;

/** The newest of the sessions; the service lists them oldest first. */
async function everySession() {
  let [found, seen, cursor] = [[], 0, null];
  do {
    const { sessions, page } = await read("/sessions", { as_of: null, limit: PAGE, cursor });
    seen += sessions.length;
    found = [...found, ...sessions].slice(-MOST_LISTED);
    cursor = page.next_cursor;
  } while (cursor && seen < MOST_READ);
  $("listed-sessions").textContent = seen > found.length || cursor ? `Only ${found.length} sessions are listed${cursor ? ", and there are newer ones" : ""}; any other opens by its id.` : "";
  return found.reverse();
}

/** The last session that a conversation begins; those of corrections begin with a turn of the system. */
async function lastConversation(sessions) {
  for (const session of sessions.slice(0, FEW)) {
    const { turns } = await read(`/sessions/${encodeURIComponent(session.id)}/turns`, { limit: 1, as_of: null });
    if (turns.length && turns[0].role !== "system") return session;
  }
  return sessions[0];
}

/** The session that the address names. */
function named() {
  if (!location.hash.startsWith(NAMED)) return null;
  try {
    return decodeURIComponent(location.hash.slice(NAMED.length)) || null;
  } catch {
    return null;
  }
}

/** Has the list and the address name the session that is looked at. */
function name(id) {
  const options = [...$("sessions").options];
  if (!options.some(({ value }) => value === id)) $("sessions").prepend(el("option", { value: id }, id));
  $("sessions").value = id;
  history.replaceState(null, "", NAMED + encodeURIComponent(id));
}

on("session", ({ id }) => name(id));
on("missing", ({ id }) => {
  [...$("sessions").options].find(({ value }) => value === id)?.remove();
  $("sessions").value = "";
});
$("sessions").addEventListener("change", (event) => tell("session", { id: event.target.value }));
$("other").addEventListener("submit", (event) => {
  event.preventDefault();
  const id = new FormData(event.target).get("session").trim();
  if (id) tell("session", { id });
});
addEventListener("hashchange", () => {
  const id = named();
  if (id && looking.session && id !== looking.session) tell("session", { id });
});
