// The memory behind this page: who asks, of which moment, and how a refusal is told.

import { $ } from "./dom.js";

const KEPT = "spectron";
const REFUSALS = { 401: "This key does not open this context.", 403: "This key may not do that; to look takes the verb read, to settle and merge the verb write." };
const AWAY = 503;
const NOT_ALLOWED = 401;
const MOST_MS = 30_000;
/** A write may be waiting for others; one that is cut off may be done nonetheless. */
const MOST_WRITE_MS = 120_000;
const LATE = "TimeoutError";
/** What a header cannot hold, and so no key. */
const NO_KEY = /[^\x20-\xff]/;

/** When the service was last away, and what was said of it: what is answered afterwards takes that back. */
let absence = null;

/**
 * What is looked at. A moment, null is now; the session in the transcript; the entity that the graph leads from, null
 * is the whole session; and what the evidence is of, as {kind, id}.
 */
export const looking = { asOf: null, session: null, centre: null, chosen: null };

export const remembered = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
export const remember = (context, key) => sessionStorage.setItem(KEPT, JSON.stringify({ context, key }));
export const forget = () => sessionStorage.clear();

/** What else this tab keeps until the reader leaves: lists by name; an empty one is not kept. */
export const kept = {
  get: (name) => JSON.parse(sessionStorage.getItem(`${KEPT}.${name}`) ?? "null"),
  set: (name, list) => (list.length ? sessionStorage.setItem(`${KEPT}.${name}`, JSON.stringify(list)) : sessionStorage.removeItem(`${KEPT}.${name}`)),
};

/** What a route below the context gives, at the moment that is looked at. Throws an Error that says why not. */
export function read(path, params = {}) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ as_of: looking.asOf, ...params })) {
    if (value !== null && value !== undefined) asked.set(name, value);
  }
  return send(`${path}?${asked}`, { method: "GET", signal: AbortSignal.timeout(MOST_MS) });
}

/** What a POST gives. Each has a key of its own: one that something on the way sends twice is done once. */
export function write(path, body) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID?.() ?? String(Math.random()) };
  return send(path, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(MOST_WRITE_MS) });
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
  if (NO_KEY.test(key)) throw new Error(REFUSALS[NOT_ALLOWED]);
  const address = `api/v1/${encodeURIComponent(context)}${path}`;
  const began = performance.now();
  let reply;
  try {
    reply = await fetch(address, { ...asked, headers: { "API-KEY": key, ...headers }, credentials: "omit" });
  } catch ({ name }) {
    throw away(asked.method === "POST" && name === LATE ? "The service does not answer; what was asked may be done nonetheless." : "The service does not answer. Try again in a moment.");
  }
  if (!reply.ok) {
    const problem = await reply.json().catch(() => ({}));
    const sentence = REFUSALS[reply.status] ?? problem.detail ?? `The service answered with ${reply.status}.`;
    throw reply.status === AWAY ? away(sentence) : Object.assign(new Error(sentence), { status: reply.status });
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
