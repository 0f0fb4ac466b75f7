// Facts by their ids: those that were first said in a session come in pages, others one by one.

import { single } from "./asking.js";
import { read } from "./memory.js";

const PAGE = 500;
/** So many that a page does not hold are asked for one by one, and not by looking on. */
const FEW = 20;
const AT_ONCE = 6;
const NOT_FOUND = 404;

/** The facts of a session at a moment, read as far as they are asked for. */
export function factsOf(session, asOf) {
  const known = new Map();
  const keep = (facts) => facts.forEach((fact) => known.set(fact.id, fact));
  let cursor;

  const more = single(async () => {
    const { facts, page } = await read("/facts", { session_id: session, status: "all", limit: PAGE, as_of: asOf, cursor });
    keep(facts);
    cursor = page.next_cursor;
  });

  async function one(id) {
    try {
      keep([await read(`/facts/${encodeURIComponent(id)}`, { as_of: asOf })]);
    } catch (error) {
      if (error.status !== NOT_FOUND) throw error;
    }
  }

  /** Reads the facts that are not known yet, and calls `then` whenever some came. */
  async function find(ids, then) {
    let missing = ids.filter((id) => !known.has(id));
    for (let before = Infinity; cursor !== null && missing.length > FEW && missing.length < before; then()) {
      before = missing.length;
      await more();
      missing = missing.filter((id) => !known.has(id));
    }
    for (let at = 0; at < missing.length; at += AT_ONCE) {
      await Promise.all(missing.slice(at, at + AT_ONCE).map(one));
      then();
    }
  }

  return { get: (id) => known.get(id), more, find };
}
