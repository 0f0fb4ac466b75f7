// The turns of the session as they are now, by number and moment: read once, page by page, for all who need them.

import { on } from "./bus.js";
import { looking, read } from "./memory.js";

const PAGE = 500;
const MOST = 20_000;

let known = {};

/** Every turn of the session that is looked at, at most MOST of them: id, number, and when the memory heard it. */
export function everyTurn() {
  if (known.session !== looking.session) known = { session: looking.session, turns: load(looking.session) };
  const mine = known;
  mine.turns.catch(() => {
    if (known === mine) known = {};
  });
  return mine.turns;
}

async function load(session) {
  const found = [];
  let cursor = null;
  do {
    const { turns, page } = await read(`/sessions/${encodeURIComponent(session)}/turns`, { limit: PAGE, as_of: null, cursor });
    found.push(...turns.map(({ id, seq, recorded_at: at }) => ({ id, seq, at })));
    cursor = page.next_cursor;
  } while (cursor && found.length < MOST);
  return found;
}

on("changed", () => {
  known = {};
});
