// The memory behind this page: who asks, of which moment, and how a refusal is told.

import { $ } from "./dom.js";

const KEPT = "spectron";
const REFUSALS = { 401: "This key does not open this context.", 403: "This key may not do that; to look takes the verb read, to settle and merge the verb write." };
const AWAY = 503;
const MOST_MS = 30_000;

/** When the service was last away, and what was said of it: what is answered afterwards takes that back. */
let absence = null;

/** The moment that is looked at; null is now. Session is the one in the transcript. */
export const looking = { asOf: null, session: null };

export const remembered = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
export const remember = (context, key) => sessionStorage.setItem(KEPT, JSON.stringify({ context, key }));
export const forget = () => sessionStorage.removeItem(KEPT);

/** What a route below the context gives, at the moment that is looked at. Throws an Error that says why not. */
export function read(path, params = {}) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ as_of: looking.asOf, ...params })) {
    if (value !== null && value !== undefined) asked.set(name, value);
  }
  return send(`${path}?${asked}`, { method: "GET", signal: AbortSignal.timeout(MOST_MS) });
}

/** What a POST gives; of a write that is sent twice the second is a replay. */
export function write(path, body) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID?.() ?? String(Math.random()) };
  return send(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Shows a sentence for the reader, and beside it a button where one is given. */
export function notice(sentence, ...more) {
  $("notice").replaceChildren(sentence, ...more);
}

/** Does what the reader asked for, and shows why where it cannot be done. */
export async function attempt(act) {
  try {
    return await act();
  } catch (error) {
    notice(error.message);
    return undefined;
  }
}

async function send(path, { headers, ...asked }) {
  const { context, key } = remembered();
  const address = `api/v1/${encodeURIComponent(context)}${path}`;
  const began = performance.now();
  let reply;
  try {
    reply = await fetch(address, { ...asked, headers: { "API-KEY": key, ...headers }, credentials: "omit" });
  } catch {
    throw away("The service does not answer. Try again in a moment.");
  }
  if (!reply.ok) {
    const problem = await reply.json().catch(() => ({}));
    const sentence = REFUSALS[reply.status] ?? problem.detail ?? `The service answered with ${reply.status}.`;
    throw reply.status === AWAY ? away(sentence) : new Error(sentence);
  }
  const told = await reply.json();
  if (absence && began > absence.since) backAgain();
  return told;
}

function away(sentence) {
  absence = { since: performance.now(), sentence };
  return new Error(sentence);
}

function backAgain() {
  if ($("notice").textContent === absence.sentence) notice("");
  absence = null;
}
