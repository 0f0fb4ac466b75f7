// What answers a question, best first.

import { newest } from "./asking.js";
import { tell } from "./bus.js";
import { $, button, el, fill } from "./dom.js";
import { looking, write } from "./memory.js";

const MOST = 20;
const showing = newest();

/** Lists the hits of a question, each to be chosen. */
export function showFound(query) {
  const asked = looking.asOf ? { as_of: looking.asOf } : {};
  const ask = () => write("/query", { query, limit: MOST, ...asked });
  return showing(ask, ({ hits }) => list(hits), () => fill($("found")));
}

function list(hits) {
  const items = hits.map((hit) => el("li", {}, button(hit.text, () => tell(hit.kind, { id: hit.id, session: hit.source.session_id })), el("small", {}, ` ${hit.kind}, ${hit.score.toFixed(2)} ${hit.source.speaker ?? ""}`)));
  fill($("found"), items.length ? el("ol", {}, ...items) : el("p", {}, "Nothing answers that."));
}
