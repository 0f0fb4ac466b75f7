// Doubts that are open, newest first, with buttons that settle them.

import { newest } from "./asking.js";
import { tell } from "./bus.js";
import { $, button, el, fill } from "./dom.js";
import { quotation, statement, told } from "./facts.js";
import { attempt, looking, notice, read, write } from "./memory.js";
import { makeOne } from "./merging.js";
import { namingForm, theOneCalled } from "./naming.js";

const PAGE = 500;
const MOST = 20_000;
const STEP = 20;

const showing = newest();
let everywhere = false;

/** Lists the open doubts of the session, or all that the key sees. */
export const showDoubts = () => showing(everyDoubt, list, ({ message }) => fill($("doubts"), el("p", {}, message)));

/** The newest first; the service lists them oldest first. */
async function everyDoubt() {
  const of = { status: "open", limit: PAGE, session_id: everywhere ? null : looking.session, as_of: looking.asOf };
  const found = [];
  let cursor = null;
  do {
    const { uncertainties, page } = await read("/uncertainties", { ...of, cursor });
    found.push(...uncertainties);
    cursor = page.next_cursor;
  } while (cursor && found.length < MOST);
  return { doubts: found.reverse(), cut: cursor !== null };
}

function list({ doubts, cut }) {
  const where = everywhere ? "of every session" : "of this session";
  const count = cut ? `The oldest ${doubts.length} open doubts ${where}; there are more.` : `${doubts.length || "No"} open ${doubts.length === 1 ? "doubt" : "doubts"} ${where}.`;
  const other = button(everywhere ? "Those of this session" : "Those of every session", () => {
    everywhere = !everywhere;
    return attempt(showDoubts);
  });
  const items = el("ul");
  fill($("doubts"), el("p", {}, `${count} `, other), items);
  add(items, doubts);
}

/** Adds a step of the doubts, and a button for more. The answers come one doubt after the other. */
function add(items, doubts) {
  const made = doubts.slice(0, STEP).map((doubt) => ({ doubt, answers: el("span") }));
  items.append(...made.map(({ doubt, answers }) => doubtOf(doubt, answers)));
  const rest = doubts.slice(STEP);
  const more = button(`${rest.length} more`, () => {
    more.remove();
    add(items, rest);
  }, { class: "more" });
  if (rest.length) items.after(more);
  answerEach(items, made);
}

async function answerEach(items, made) {
  for (const { doubt, answers } of made) {
    if (items.isConnected) await attempt(async () => answers.append(...(await answersTo(doubt))));
  }
}

const doubtOf = (doubt, answers) => el("li", {}, el("b", {}, doubt.about), ` ${doubt.reason.replaceAll("_", " ")}`, el("ul", {}, quotation(doubt.source)), answers);

/** A button for each fact that may be so, or for those who may be one; or for each whom a pronoun may mean. */
async function answersTo(doubt) {
  if (doubt.fact_ids.length) {
    const facts = await Promise.all(doubt.fact_ids.map((id) => read(`/facts/${encodeURIComponent(id)}`)));
    return facts.map((fact) => answer(fact.status === "denied" ? told(fact) : statement(fact), () => settle(doubt, fact.id)));
  }
  if (doubt.entity_ids.length > 1) {
    const [into, ...from] = doubt.entity_ids;
    return [button("They are one", () => attempt(() => makeOne(into, from, `${doubt.about}: they are one.`)))];
  }
  if (doubt.reason !== "ambiguous_reference") return [];
  const meant = namesIn(doubt.about).map((name) => answer(name, async () => settle(doubt, (await theOneCalled(name)).id)));
  return [...meant, namingForm("Who is meant:", "So it is", (entity) => settle(doubt, entity.id))];
}

const answer = (words, act) => button(`So it is: ${words}`, () => attempt(act));

/** The names in "She: Bea or Cleo". */
const namesIn = (about) => (about.includes(": ") ? about.slice(about.indexOf(": ") + 2).split(" or ") : []);

async function settle(doubt, accept) {
  await write(`/uncertainties/${encodeURIComponent(doubt.id)}/resolve`, { accept });
  tell("changed");
  notice("The doubt is settled; that is in the record now.");
}
